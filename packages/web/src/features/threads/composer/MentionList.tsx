import { useIntl } from 'react-intl';
import { cx } from '../../../lib/cx';
import { Person } from '../../../ui/Person';
import styles from './Composer.module.css';
import type { Mentions } from './useMentions';

interface MentionListProps {
  id: string;
  mentions: Mentions;
  up?: boolean;
}

/** The people found. The focus stays in the text; the arrow keys move what is chosen. */
export function MentionList({ id, mentions, up }: MentionListProps) {
  const intl = useIntl();
  const { people, active, choose } = mentions;
  return (
    <div
      id={id}
      role="listbox"
      aria-label={intl.formatMessage({ id: 'threads.mention.label' })}
      className={cx(styles.people, up && styles.up)}
    >
      {people.map((person) => (
        <div
          key={person.id}
          id={`${id}-${person.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={person === active}
          className={styles.option}
          // Before the field loses the focus, which would close the list.
          onPointerDown={(event) => {
            event.preventDefault();
            choose(person);
          }}
        >
          <Person plain person={person} detail={person.role ?? `@${person.handle}`} />
        </div>
      ))}
    </div>
  );
}
