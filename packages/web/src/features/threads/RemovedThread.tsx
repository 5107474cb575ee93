import { useMutation } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../gql';
import type { ThreadHeadFragment } from '../../gql/graphql';
import { useAnnounce } from '../../ui/Announcer';
import { useSayProblem } from '../../ui/ProblemText';
import { RemovedBy } from './RemovedPost';
import styles from './Thread.module.css';

const BringThreadBack = graphql(`
  mutation BringThreadBack($input: ThreadInput!) {
    restoreThread(input: $input) { ...ThreadHead }
  }
`);

/** Above a thread that was removed, for those who may still read it. */
export default function RemovedThread({ thread }: { thread: ThreadHeadFragment }) {
  const intl = useIntl();
  const announce = useAnnounce();
  const sayProblem = useSayProblem();
  const [restore] = useMutation(BringThreadBack, {
    variables: { input: { id: thread.id } },
    onError: sayProblem,
    onCompleted: () => announce(intl.formatMessage({ id: 'threads.restoredNow' })),
  });
  return (
    <div className={styles.removed}>
      <p>
        <FormattedMessage id="threads.removed.thread" />
      </p>
      <p>
        <RemovedBy by={thread.removedBy} reason={thread.removalReason} author={thread.author} />
      </p>
      {thread.viewerCan.restore.allowed && (
        <button type="button" className="gh-quiet" onClick={() => restore()}>
          <FormattedMessage id="threads.restoreThread" />
        </button>
      )}
    </div>
  );
}
