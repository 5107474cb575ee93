import { FormattedDate, FormattedMessage } from 'react-intl';
import type { ThreadHeadFragment } from '../../../gql/graphql';
import { PersonName } from '../../../ui/Person';
import { TimeStamp } from '../../../ui/TimeStamp';
import styles from '../Thread.module.css';

/** Whether there is anything of looking after it to be shown at the head of a thread. */
export const isCared = ({ pinnedAt, closedAt, traces, viewerCan }: ThreadHeadFragment): boolean =>
  Boolean(pinnedAt || closedAt || traces.length > 0 || viewerCan.lookAfter.allowed);

/** That a thread is pinned, until when; that it is closed, by whom, when and why. */
export function ThreadState({ thread }: { thread: ThreadHeadFragment }) {
  const { pinnedAt, pinnedUntil, closedAt, closedBy, closingReason } = thread;
  return (
    <>
      {pinnedAt && (
        <p className={styles.state}>
          <FormattedMessage
            id="care.pinned"
            values={{
              until: pinnedUntil ? 'yes' : 'no',
              date: pinnedUntil && <FormattedDate value={pinnedUntil} dateStyle="medium" />,
            }}
          />
        </p>
      )}
      {closedAt && closedBy && (
        <p className={styles.state}>
          <FormattedMessage
            id="care.closedBy"
            values={{
              name: <PersonName person={closedBy} />,
              time: <TimeStamp at={closedAt} />,
              reason: <bdi>{closingReason}</bdi>,
            }}
          />
        </p>
      )}
    </>
  );
}
