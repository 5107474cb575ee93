import { useQuery } from '@apollo/client/react';
import { Suspense } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { CatchUpStart } from '../features/notifications/catch-up/CatchUpStart';
import { ListNews } from '../features/threads/list/ListNews';
import { ThreadList } from '../features/threads/list/ThreadList';
import { WaitingThreads } from '../features/threads/list/WaitingThreads';
import { MarkAllRead } from '../features/threads/reading/MarkAllRead';
import { graphql } from '../gql';
import { useNow } from '../lib/time';
import { ButtonLink } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { ErrorPage } from '../ui/ErrorState';
import { later } from '../ui/later';
import { MoreButton } from '../ui/MoreButton';
import { PageHead } from '../ui/PageHead';
import { SkeletonPage } from '../ui/Skeleton';
import { Section, Spread } from '../ui/Spread';
import styles from './Home.module.css';
import { HomeCommunities } from './HomeCommunities';
import { HomeInvitations } from './HomeInvitations';

const HomeAsks = later(() =>
  import('../features/recognition/asks/HomeAsks').catch(() => ({ default: () => null })),
);
const HomeTurns = later(() => import('../features/facilitation/home/HomeTurns'));

const HomeQuery = graphql(`
  query Home($after: String, $waitingAfter: String, $unreadAfter: String, $newAfter: String) {
    viewer {
      person { id name }
      memberships {
        id
        viewerReading { level unreadThreads newThreads }
        ...HomeCommunity
      }
      invitations { id ...HomeInvitation }
      turns { id ...HomeTurn }
      useAsks { id ...HomeAsk }
      unreadThreads(first: 10, after: $unreadAfter) {
        edges { cursor node { id ...ThreadRow } }
        pageInfo { hasNextPage endCursor }
      }
      newThreads(first: 10, after: $newAfter) {
        edges { cursor node { id ...ThreadRow } }
        pageInfo { hasNextPage endCursor }
      }
      waitingQuestions(first: 5, after: $waitingAfter) {
        edges { cursor node { id ...ThreadRow } }
        pageInfo { hasNextPage endCursor }
      }
      latestThreads(first: 15, after: $after) {
        edges { cursor node { id ...ThreadRow } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** The threads are there without it; when it cannot be fetched, the page does without. */
const HomeSessions = later(() =>
  import('../features/events/list/HomeSessions').catch(() => ({ default: () => null })),
);

const HomeReviews = later(() =>
  import('../features/resources/review/HomeReviews').catch(() => ({ default: () => null })),
);

/** What has gone on and what is new in one's communities, and who waits for an answer. */
export function HomeOfMember() {
  const intl = useIntl();
  const now = useNow();
  const { data, error, refetch, fetchMore } = useQuery(HomeQuery);
  const viewer = data?.viewer;
  if (!viewer) {
    return error ? <ErrorPage error={error} onRetry={() => refetch()} /> : <SkeletonPage />;
  }
  const { latestThreads: latest, waitingQuestions: waiting, unreadThreads, newThreads } = viewer;
  const { unread, fresh } = sumOf(viewer.memberships);
  const homeless = viewer.memberships.length === 0;
  const title = homeless
    ? intl.formatMessage({ id: 'threads.home.welcome' }, { name: viewer.person.name })
    : intl.formatMessage(
        { id: titleOf(unread, fresh, waiting.edges.length) },
        {
          unread,
          fresh,
          waiting: waiting.edges.length,
          more: waiting.pageInfo.hasNextPage ? 'yes' : 'no',
        },
      );
  return (
    <Spread
      aside={
        !homeless && (
          <>
            <HomeCommunities memberships={viewer.memberships} />
            <Suspense>
              <HomeReviews />
            </Suspense>
          </>
        )
      }
      asideTop="1rem"
    >
      <PageHead
        title={title}
        tab={intl.formatMessage({ id: 'app.nav.home' })}
        margin={
          <span className={styles.today}>
            <FormattedDate value={now} weekday="long" />{' '}
            <FormattedDate value={now} day="numeric" month="long" />
          </span>
        }
        actions={!homeless && <CatchUpStart waiting={unread + fresh > 0} />}
        lede={homeless && <FormattedMessage id="threads.home.empty.lede" />}
      />
      <HomeInvitations invitations={viewer.invitations} onAnswered={() => refetch()} />
      {viewer.turns.length > 0 && (
        <Suspense>
          <HomeTurns turns={viewer.turns} />
        </Suspense>
      )}
      {viewer.useAsks.length > 0 && (
        <Suspense>
          <HomeAsks asks={viewer.useAsks} onAnswered={() => refetch()} />
        </Suspense>
      )}
      {homeless && (
        <div className={styles.empty}>
          <EmptyState
            title={<FormattedMessage id="threads.home.empty.title" />}
            step={
              <ButtonLink variant="primary" to="/communities">
                <FormattedMessage id="threads.home.empty.directory" />
              </ButtonLink>
            }
          >
            <FormattedMessage id="threads.home.empty.text" />
          </EmptyState>
        </div>
      )}
      {!homeless && (
        <>
          <ListNews
            ids={[...unreadThreads.edges, ...newThreads.edges].map(({ node }) => node.id)}
            onShow={() => refetch()}
          />
          <WaitingThreads
            what="unread"
            threads={unreadThreads}
            end={unread + fresh > 0 && <MarkAllRead />}
            onMore={() =>
              fetchMore({ variables: { unreadAfter: unreadThreads.pageInfo.endCursor } })
            }
          />
          <WaitingThreads
            what="fresh"
            threads={newThreads}
            onMore={() => fetchMore({ variables: { newAfter: newThreads.pageInfo.endCursor } })}
          />
        </>
      )}
      {!homeless && (
        <Suspense>
          <HomeSessions />
        </Suspense>
      )}
      {waiting.edges.length > 0 && (
        <Section title={<FormattedMessage id="threads.home.waiting" />}>
          <ThreadList
            communities
            threads={waiting.edges.map(({ node }) => node)}
            foot={
              waiting.pageInfo.hasNextPage && (
                <MoreButton
                  onMore={() =>
                    fetchMore({ variables: { waitingAfter: waiting.pageInfo.endCursor } })
                  }
                />
              )
            }
          />
        </Section>
      )}
      {!homeless && (
        <Section title={<FormattedMessage id="threads.home.latest" />}>
          {latest.edges.length === 0 ? (
            <EmptyState small title={<FormattedMessage id="threads.home.quiet.title" />}>
              <FormattedMessage id="threads.home.quiet.text" />
            </EmptyState>
          ) : (
            <ThreadList
              communities
              threads={latest.edges.map(({ node }) => node)}
              foot={
                latest.pageInfo.hasNextPage && (
                  <MoreButton
                    onMore={() => fetchMore({ variables: { after: latest.pageInfo.endCursor } })}
                  />
                )
              }
            />
          )}
        </Section>
      )}
    </Spread>
  );
}

interface Waits {
  viewerReading?: { unreadThreads: number; newThreads: number } | null;
}

function sumOf(memberships: readonly Waits[]) {
  const readings = memberships.flatMap(({ viewerReading }) => viewerReading ?? []);
  return {
    unread: readings.reduce((sum, { unreadThreads }) => sum + unreadThreads, 0),
    fresh: readings.reduce((sum, { newThreads }) => sum + newThreads, 0),
  };
}

function titleOf(unread: number, fresh: number, waiting: number) {
  if (unread > 0) return fresh > 0 ? 'threads.home.title.both' : 'threads.home.title.unread';
  if (fresh > 0) return 'threads.home.title.fresh';
  return waiting > 0 ? 'threads.home.title.waiting' : 'threads.home.title.quiet';
}
