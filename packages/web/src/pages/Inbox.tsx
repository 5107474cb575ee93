import '../features/notifications/inbox/words';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useParams } from 'react-router';
import { NoticeLine } from '../features/notifications/inbox/documents';
import { EmptyInbox } from '../features/notifications/inbox/EmptyInbox';
import { Inbox } from '../features/notifications/inbox/Inbox';
import styles from '../features/notifications/inbox/Inbox.module.css';
import type { Line } from '../features/notifications/inbox/line';
import { PreviewOf } from '../features/notifications/inbox/PreviewOf';
import { useWide } from '../features/notifications/inbox/useWide';
import { belongs, pathOf, VIEWS, viewOf } from '../features/notifications/inbox/views';
import { MailPaused } from '../features/notifications/mail/MailPaused';
import { ThreadPreview } from '../features/threads/preview/ThreadPreview';
import { graphql, readFragment } from '../gql';
import type { InboxView } from '../gql/graphql';
import { ErrorState } from '../ui/ErrorState';
import { MoreButton } from '../ui/MoreButton';
import { PageHead } from '../ui/PageHead';
import { SignInFirst } from '../ui/SignInFirst';
import { Skeleton } from '../ui/Skeleton';
import { Row } from '../ui/Spread';
import { Tabs } from '../ui/Tabs';
import NotFound from './NotFound';

const InboxQuery = graphql(`
  query Inbox($view: InboxView!, $after: String) {
    viewer {
      unreadNotices
      mailPause { ...MailPauseParts }
      inbox(view: $view, first: 20, after: $after) {
        edges { cursor node { id ...NoticeLine } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** What one is told of: a line for each thread, with what is new in it beside the list where there is room. */
export default function InboxPage() {
  const { view: name } = useParams();
  const view = viewOf(name);
  return view ? <InboxOfView view={view} /> : <NotFound />;
}

function InboxOfView({ view }: { view: InboxView }) {
  const intl = useIntl();
  const wide = useWide();
  const [chosen, setChosen] = useState<{ view: InboxView; line: Line | undefined }>();
  const { data, error, refetch, fetchMore } = useQuery(InboxQuery, {
    variables: { view },
    fetchPolicy: 'cache-and-network',
  });
  if (data?.viewer === null) return <SignInFirst />;
  const page = data?.viewer?.inbox;
  const all = page?.edges.map(({ node }) => readFragment(NoticeLine, node)) ?? [];
  const lines = all.filter((line) => belongs(view, line));
  const asked = chosen?.view === view ? chosen.line?.id : undefined;
  // As it is now; what has left the list meanwhile is not shown any more.
  const shown = lines.find(({ id }) => id === asked) ?? lines[0];

  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <PageHead title={intl.formatMessage({ id: 'inbox.title' })} />
        {data?.viewer?.mailPause && (
          <Row>
            <MailPaused pause={data.viewer.mailPause} />
          </Row>
        )}
        <Row>
          <div className={styles.tabs}>
            <Tabs
              label={intl.formatMessage({ id: 'inbox.views' })}
              tabs={VIEWS.map((one) => ({
                to: pathOf(one),
                end: true,
                label: <FormattedMessage id={`inbox.view.${one}`} />,
                count: one === 'UNREAD' ? data?.viewer?.unreadNotices || null : null,
              }))}
            />
          </div>
          {data?.viewer?.mailPause && (
            <div className={styles.pause}>
              <MailPaused pause={data.viewer.mailPause} />
            </div>
          )}
        </Row>
        {page ? (
          <Inbox
            key={view}
            view={view}
            lines={lines}
            onRefresh={refetch}
            onShow={wide ? (line) => setChosen({ view, line }) : undefined}
            shown={wide ? shown?.id : undefined}
            empty={<EmptyInbox view={view} />}
            foot={
              page.pageInfo.hasNextPage && (
                <MoreButton
                  onMore={() => fetchMore({ variables: { after: page.pageInfo.endCursor } })}
                />
              )
            }
          />
        ) : (
          <Row>
            {error ? (
              <ErrorState error={error} onRetry={() => refetch()} />
            ) : (
              <Skeleton lines={8} />
            )}
          </Row>
        )}
      </div>
      {wide && (
        <PreviewOf line={shown}>
          {(line) =>
            line.thread && (
              <ThreadPreview
                key={line.id}
                threadId={line.thread.id}
                from={line.post?.number ?? 1}
                version={line.version}
              />
            )
          }
        </PreviewOf>
      )}
    </div>
  );
}
