import { useQuery } from '@apollo/client/react';
import { FormattedMessage } from 'react-intl';
import { graphql } from '../../../gql';
import { threadsPath } from '../../../lib/paths/threads';
import { ButtonLink } from '../../../ui/Button';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { MoreButton } from '../../../ui/MoreButton';
import { Skeleton } from '../../../ui/Skeleton';
import { Row } from '../../../ui/Spread';
import type { ThreadFilter } from './filter';
import { ListNews } from './ListNews';
import { ThreadList } from './ThreadList';

const CommunityThreadsQuery = graphql(`
  query CommunityThreads(
    $slug: String!
    $first: Int
    $after: String
    $kind: ThreadKind
    $tag: String
    $unanswered: Boolean
    $reading: ReadingFilter
  ) {
    community(slug: $slug) {
      id
      slug
      facesOfMembers(first: 6) { id name photo { small } }
      viewerCan { openThread { allowed reason } }
      threads(first: $first, after: $after, kind: $kind, tag: $tag, unanswered: $unanswered, reading: $reading) {
        edges {
          cursor
          node { id ...ThreadRow }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

const PAGE = 20;

interface CommunityThreadsProps {
  slug: string;
  filter?: ThreadFilter;
  /** Only the newest few, without a way to more. */
  few?: number;
}

/** The threads of one community, newest activity first. */
export function CommunityThreads({ slug, filter = {}, few }: CommunityThreadsProps) {
  const variables = { slug, first: few ?? PAGE, ...filter };
  const { data, error, refetch, fetchMore } = useQuery(CommunityThreadsQuery, { variables });
  const community = data?.community;
  const threads = community?.threads;
  if (!community || !threads) {
    return (
      <Row>{error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton lines={6} />}</Row>
    );
  }
  if (threads.edges.length === 0) {
    const filtered = Boolean(filter.kind || filter.tag || filter.unanswered || filter.reading);
    return filtered ? (
      <NothingLikeThat slug={slug} filter={filter} />
    ) : (
      <NoThreads community={community} />
    );
  }
  const { hasNextPage, endCursor } = threads.pageInfo;
  const edges = few ? threads.edges.slice(0, few) : threads.edges;
  return (
    <>
      <ListNews
        ids={edges.map(({ node }) => node.id)}
        communityId={community.id}
        onShow={() => refetch()}
      />
      <ThreadList
        threads={edges.map(({ node }) => node)}
        foot={
          hasNextPage &&
          !few && (
            <MoreButton
              onMore={() => fetchMore({ variables: { ...variables, after: endCursor } })}
            />
          )
        }
      />
    </>
  );
}

interface NoThreadsProps {
  community: {
    slug: string;
    facesOfMembers: readonly { id: string; name: string; photo?: { small: string } | null }[];
    viewerCan: { openThread: { allowed: boolean } };
  };
}

function NoThreads({ community }: NoThreadsProps) {
  return (
    <EmptyState
      title={<FormattedMessage id="threads.empty.title" />}
      seated={community.facesOfMembers}
      step={
        community.viewerCan.openThread.allowed && (
          <ButtonLink variant="primary" to={`/c/${community.slug}/new-thread?kind=INTRODUCTION`}>
            <FormattedMessage id="threads.empty.introduce" />
          </ButtonLink>
        )
      }
    >
      <FormattedMessage id="threads.empty.text" />
    </EmptyState>
  );
}

function NothingLikeThat({ slug, filter }: { slug: string; filter: ThreadFilter }) {
  const what = filter.reading ?? (filter.unanswered ? 'unanswered' : 'filtered');
  return (
    <EmptyState
      small
      title={<FormattedMessage id={`threads.empty.${what}`} />}
      step={
        <ButtonLink to={threadsPath(slug)} variant="text">
          <FormattedMessage id="threads.empty.all" />
        </ButtonLink>
      }
    >
      <FormattedMessage id={`threads.empty.${what}Text`} />
    </EmptyState>
  );
}
