import '../words';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useAnnounce } from '../../../ui/Announcer';
import { TextField } from '../../../ui/Field';
import styles from './TagsField.module.css';

/** As the API has it: more than a dozen is a list that nobody reads. */
const TAGS_MAX = 12;

interface TagsFieldProps {
  label: ReactNode;
  hint: ReactNode;
  error?: ReactNode;
  /** The name of the value in the form. */
  path: string;
  value: string[];
  onChange: (tags: string[]) => void;
}

/** Some short words. Enter or a comma adds what was written, Backspace in the empty field takes the last back. */
export function TagsField({ label, hint, error, path, value, onChange }: TagsFieldProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const full = value.length >= TAGS_MAX;

  const add = () => {
    const fresh = text
      .split(',')
      .map((tag) => tag.trim().replace(/\s+/g, ' '))
      .filter((tag) => tag && !value.some((old) => old.toLowerCase() === tag.toLowerCase()));
    setText('');
    if (fresh.length > 0) onChange([...value, ...new Set(fresh)].slice(0, TAGS_MAX));
  };
  const remove = (tag: string) => {
    onChange(value.filter((other) => other !== tag));
    announce(intl.formatMessage({ id: 'accounts.tags.removed' }, { tag }));
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = value.at(-1);
    if ((event.key === 'Enter' || event.key === ',') && text.trim()) {
      event.preventDefault();
      add();
    } else if (event.key === 'Backspace' && !text && last !== undefined) {
      event.preventDefault();
      remove(last);
    }
  };

  return (
    <div className={styles.tags}>
      <TextField
        ref={input}
        optional
        label={label}
        hint={hint}
        error={error}
        data-path={path}
        value={text}
        readOnly={full}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
      />
      {value.length > 0 && (
        <ul className={styles.list}>
          {value.map((tag) => (
            <li key={tag}>
              <bdi>{tag}</bdi>
              <button
                type="button"
                aria-label={intl.formatMessage({ id: 'accounts.tags.remove' }, { tag })}
                onClick={() => remove(tag)}
              >
                <IconX size={15} stroke={1.8} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {full && (
        <p className={styles.full}>
          <FormattedMessage id="accounts.tags.full" values={{ count: TAGS_MAX }} />
        </p>
      )}
    </div>
  );
}
