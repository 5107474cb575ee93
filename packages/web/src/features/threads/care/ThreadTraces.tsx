import './words';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, readFragment } from '../../../gql';
import { threadPath } from '../../../lib/paths/threads';
import { PersonName } from '../../../ui/Person';
import { TimeStamp } from '../../../ui/TimeStamp';
import { TraceParts } from '../fragments';
import styles from './Care.module.css';

/** What was done to the order of threads: where posts came from, and where they went. */
export default function ThreadTraces({
  traces,
}: {
  traces: readonly FragmentType<typeof TraceParts>[];
}) {
  return (
    <ul className={styles.traces}>
      {traces.map((ref) => {
        const trace = readFragment(TraceParts, ref);
        return (
          <li key={trace.id}>
            <TraceLine trace={ref} />
          </li>
        );
      })}
    </ul>
  );
}

/** One of them, as a sentence. */
export function TraceLine({ trace: ref }: { trace: FragmentType<typeof TraceParts> }) {
  const { kind, at, by, postCount, reason, title, thread, community } = readFragment(
    TraceParts,
    ref,
  );
  const here = kind === 'MOVED_HERE';
  return (
    <FormattedMessage
      id={`tending.trace.${kind}`}
      values={{
        name: <PersonName person={by} />,
        time: <TimeStamp at={at} />,
        posts: postCount,
        why: reason ? 'yes' : 'no',
        reason: <bdi>{reason}</bdi>,
        named: title ? 'yes' : 'no',
        title: <bdi>{title}</bdi>,
        place: (here ? community : thread) ? 'yes' : 'no',
        from: community && <Link to={`/c/${community.slug}`}>{community.name}</Link>,
        to: thread && <Link to={threadPath(thread)}>{thread.title}</Link>,
      }}
    />
  );
}
