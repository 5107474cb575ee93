import { useIntl } from 'react-intl';
import { cx } from '../../lib/cx';
import { Person } from '../../ui/Person';
import styles from '../Composer.module.css';
import type { Suggestions } from './useSuggestions';

interface SuggestionListProps {
  id: string;
  suggestions: Suggestions;
  up?: boolean;
}

/** What was found. The focus stays in the text; the arrow keys move what is chosen. */
export function SuggestionList({ id, suggestions, up }: SuggestionListProps) {
  const intl = useIntl();
  const { found, active, choose } = suggestions;
  const label = active?.emoji ? 'threads.emoji.label' : 'threads.mention.label';
  return (
    <div
      id={id}
      role="listbox"
      aria-label={intl.formatMessage({ id: label })}
      className={cx(styles.people, up && styles.up)}
    >
      {found.map((suggestion) => {
        const { person, emoji } = suggestion;
        return (
          <div
            key={suggestion.id}
            id={`${id}-${suggestion.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={suggestion === active}
            className={styles.option}
            // Before the field loses the focus, which would close the list.
            onPointerDown={(event) => {
              event.preventDefault();
              choose(suggestion);
            }}
          >
            {person && <Person plain person={person} detail={person.role ?? `@${person.handle}`} />}
            {emoji && (
              <span className={styles.emoji}>
                <span aria-hidden="true">{emoji.sign}</span> {emoji.name.replaceAll('_', ' ')}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}
