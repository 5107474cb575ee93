import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { TextField } from '../../../ui/Field';
import { parseTags } from '../../../writing/tags';
import styles from './Editor.module.css';

/** As many as are taken in at a glance. */
const MOST = 8;

interface TagsLineProps {
  value: string;
  onChange: (tags: string) => void;
  /** Those of the library, the most used first. */
  used?: readonly string[] | undefined;
  error?: ReactNode;
}

/** Topics with commas between them, and those that others have used, to be taken with one press. */
export function TagsLine({ value, onChange, used = [], error }: TagsLineProps) {
  const own = parseTags(value);
  const offered = used.filter((tag) => !own.includes(tag)).slice(0, MOST);
  return (
    <div>
      <TextField
        optional
        label={<FormattedMessage id="resourceEditor.tags" />}
        hint={<FormattedMessage id="resourceEditor.tags.hint" />}
        error={error}
        value={value}
        onChange={(typed) => onChange(typed.currentTarget.value)}
      />
      {offered.length > 0 && (
        <p className={styles.used}>
          <FormattedMessage id="resourceEditor.tags.used" />
          {offered.map((tag) => (
            <button
              key={tag}
              type="button"
              className="gh-quiet"
              onClick={() => onChange([...own, tag].join(', '))}
            >
              <bdi>{tag}</bdi>
            </button>
          ))}
        </p>
      )}
    </div>
  );
}
