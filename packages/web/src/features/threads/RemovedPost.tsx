import { useMutation } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../gql';
import type { PostPartsFragment, ThreadHeadFragment } from '../../gql/graphql';
import { threadPath } from '../../lib/paths/threads';
import { useAnnounce } from '../../ui/Announcer';
import { PersonName } from '../../ui/Person';
import { useSayProblem } from '../../ui/ProblemText';
import { Prose } from '../../ui/Prose';
import { Row } from '../../ui/Spread';
import { TimeStamp } from '../../ui/TimeStamp';
import styles from './Post.module.css';

const RestorePost = graphql(`
  mutation RestorePost($input: PostInput!) {
    restorePost(input: $input) { ...PostParts }
  }
`);

interface RemovedPostProps {
  post: PostPartsFragment;
  thread: ThreadHeadFragment;
}

/** The trace of a post: who took it away and why. Who may bring it back sees the words as well. */
export default function RemovedPost({ post, thread }: RemovedPostProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const sayProblem = useSayProblem();
  const [restore] = useMutation(RestorePost, {
    variables: { input: { id: post.id } },
    onError: sayProblem,
    onCompleted: () => announce(intl.formatMessage({ id: 'threads.restoredNow' })),
  });
  return (
    <Row margin={<TimeStamp at={post.createdAt} precise to={threadPath(thread, post.number)} />}>
      <p className={styles.trace}>
        <RemovedBy by={post.removedBy} reason={post.removalReason} author={post.author} />
        {post.viewerCan.restore.allowed && (
          <button type="button" className="gh-quiet" onClick={() => restore()}>
            <FormattedMessage id="threads.restore" />
          </button>
        )}
      </p>
      {post.html && (
        <details className={styles.gone}>
          <summary>
            <FormattedMessage id="threads.removed.show" values={{ name: post.author.name }} />
          </summary>
          <Prose html={post.html} />
        </details>
      )}
    </Row>
  );
}

interface RemovedByProps {
  by: { id: string; handle: string; name: string } | null | undefined;
  reason: string | null | undefined;
  author?: { id: string };
}

/** "Removed by Amara Okonkwo, off topic" */
export function RemovedBy({ by, reason, author }: RemovedByProps) {
  const own = by !== null && by !== undefined && by.id === author?.id;
  return (
    <span>
      <FormattedMessage
        id="threads.removedBy"
        values={{
          who: own ? 'author' : by ? 'other' : 'nobody',
          name: by && <PersonName person={by} />,
          why: reason ? 'yes' : 'no',
          reason: reason && <bdi>{reason}</bdi>,
        }}
      />
    </span>
  );
}
