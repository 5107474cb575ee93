import { Suspense } from 'react';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import type { ResourcePartsFragment } from '../../../gql/graphql';
import { threadPath } from '../../../lib/paths/threads';
import { later } from '../../../ui/later';
import { Reason } from '../../../ui/Reason';
import { Row, Section } from '../../../ui/Spread';

const CommentForm = later(() => import('./CommentForm'));

/** What was said about it: a thread of the community, made with the first words. */
export function Comments({ resource }: { resource: ResourcePartsFragment }) {
  const { thread, viewerCan, removedAt } = resource;
  const { allowed, reason } = viewerCan.comment;
  if (removedAt && !thread) return null;
  return (
    <Section id="comments" title={<FormattedMessage id="resources.comments.title" />}>
      <Row>
        {thread ? (
          <p>
            <FormattedMessage id="resources.comments.thread" values={{ posts: thread.postCount }} />{' '}
            <Link className="gh-link" to={threadPath(thread)}>
              <FormattedMessage id="resources.comments.go" />
            </Link>
          </p>
        ) : (
          <p className="gh-ink2">
            <FormattedMessage id="resources.comments.empty" />
          </p>
        )}
        {allowed ? (
          <Suspense>
            <CommentForm resource={resource} />
          </Suspense>
        ) : (
          !thread && (
            <p className="gh-ink3 gh-small">
              <Reason reason={reason} />
            </p>
          )
        )}
      </Row>
    </Section>
  );
}
