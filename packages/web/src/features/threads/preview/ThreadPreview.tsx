import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { graphql } from '../../../gql';
import { threadPath } from '../../../lib/paths/threads';
import { ButtonLink } from '../../../ui/Button';
import { ErrorState } from '../../../ui/ErrorState';
import { Byline } from '../../../ui/Person';
import { Prose } from '../../../ui/Prose';
import { Skeleton } from '../../../ui/Skeleton';
import { Row } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import styles from './ThreadPreview.module.css';

const PreviewThread = graphql(`
  query PreviewThread($threadId: ID!, $around: Int!) {
    thread(id: $threadId) {
      id
      lastPostNumber
      community { id slug }
      viewerCan { reply { allowed reason } }
      posts(first: 20, around: $around) {
        edges {
          cursor
          node {
            id
            number
            html
            createdAt
            removedAt
            author { id handle name role organisation photo { small } }
          }
        }
      }
    }
  }
`);

interface ThreadPreviewProps {
  threadId: string;
  /** The first post of what is new. */
  from: number;
  /** Grows when there is more that is new. */
  version: number;
}

/** The new posts of a thread, to be read beside a list; all else is done in the thread itself. */
export function ThreadPreview({ threadId, from, version }: ThreadPreviewProps) {
  const intl = useIntl();
  const { data, error, refetch } = useQuery(PreviewThread, {
    variables: { threadId, around: from },
    fetchPolicy: 'cache-and-network',
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when there is more
  useEffect(() => {
    if (data) refetch().catch(() => undefined);
  }, [version]);
  const thread = data?.thread;
  if (!thread) {
    return error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={6} />;
  }
  const posts = thread.posts.edges
    .map(({ node }) => node)
    .filter(({ number, removedAt }) => number >= from && !removedAt);
  const last = posts.at(-1)?.number ?? from;
  return (
    <>
      {posts.length === 0 && (
        <p className={styles.more}>
          <FormattedMessage id="inbox.preview.gone" />
        </p>
      )}
      <div className={styles.posts}>
        {posts.map((post) => (
          <Row
            key={post.id}
            as="article"
            margin={
              <Byline
                person={post.author}
                role={intl.formatList(
                  [post.author.role, post.author.organisation].filter(Boolean),
                  {
                    type: 'unit',
                  },
                )}
                time={
                  <TimeStamp at={post.createdAt} precise to={threadPath(thread, post.number)} />
                }
              />
            }
          >
            <Prose html={post.html} />
          </Row>
        ))}
      </div>
      {last < thread.lastPostNumber && (
        <p className={styles.more}>
          <Link to={threadPath(thread, last + 1)}>
            <FormattedMessage id="inbox.preview.more" />
          </Link>
        </p>
      )}
      <div className="gh-actions">
        {thread.viewerCan.reply.allowed && (
          <ButtonLink to={`${threadPath(thread, last)}#write`} variant="primary">
            <FormattedMessage id="inbox.preview.answer" />
          </ButtonLink>
        )}
        <ButtonLink to={threadPath(thread, from)}>
          <FormattedMessage id="inbox.preview.open" />
        </ButtonLink>
      </div>
    </>
  );
}
