import '../../../writing/uploads/words';
import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../../ui/Button';
import { ProblemText } from '../../../ui/ProblemText';
import { FileRefused, upload } from '../../../writing/uploads/upload';
import { FILES_MAX } from './limits';
import styles from './Use.module.css';

export interface Enclosed {
  id: string;
  name: string;
}

interface FilesFieldProps {
  communityId: string;
  value: readonly Enclosed[];
  onChange: (change: (files: readonly Enclosed[]) => readonly Enclosed[]) => void;
  /** How many are under way: the form waits for them. */
  onMoving: (change: (count: number) => number) => void;
}

interface Row {
  key: number;
  name: string;
  part: number;
  error?: unknown;
  stop: () => void;
}

/** A photo or a document, if somebody likes. */
export function FilesField({ communityId, value, onChange, onMoving }: FilesFieldProps) {
  const intl = useIntl();
  const [rows, setRows] = useState<readonly Row[]>([]);
  const keys = useRef(0);
  const field = useRef<HTMLInputElement>(null);
  const room = FILES_MAX - value.length - rows.filter(({ error }) => !error).length;

  const send = async (file: File) => {
    const key = keys.current++;
    const change = (to: Partial<Row>) =>
      setRows((all) => all.map((row) => (row.key === key ? { ...row, ...to } : row)));
    const drop = () => setRows((all) => all.filter((row) => row.key !== key));
    const { done, stop } = upload(file, { communityId }, (part) => change({ part }));
    const gone = () => {
      stop();
      drop();
      onMoving((count) => count - 1);
    };
    setRows((all) => [...all, { key, name: file.name, part: 0, stop: gone }]);
    onMoving((count) => count + 1);
    try {
      const { id, name } = await done;
      drop();
      onChange((files) => [...files, { id, name }]);
      onMoving((count) => count - 1);
    } catch (error) {
      change({ error });
      onMoving((count) => count - 1);
    }
  };

  return (
    <div className={styles.files}>
      <label className={styles.choose}>
        <FormattedMessage id="use.files" />
        <input
          ref={field}
          type="file"
          multiple
          aria-describedby="use-files-hint"
          onChange={({ currentTarget: input }) => {
            for (const file of [...(input.files ?? [])].slice(0, room)) void send(file);
            input.value = '';
          }}
        />
      </label>
      <p id="use-files-hint" className={styles.hint}>
        <FormattedMessage id="use.files.hint" values={{ most: FILES_MAX }} />
      </p>
      {value.length + rows.length > 0 && (
        <ul>
          {value.map(({ id, name }) => (
            <li key={id} className={styles.file}>
              <bdi>{name}</bdi>
              <Button
                variant="text"
                size="small"
                aria-label={intl.formatMessage({ id: 'use.files.drop' }, { name })}
                onClick={() => {
                  onChange((files) => files.filter((one) => one.id !== id));
                  field.current?.focus();
                }}
              >
                <FormattedMessage id="uploads.remove" />
              </Button>
            </li>
          ))}
          {rows.map(({ key, name, part, error, stop }) => (
            <li key={key} className={styles.file}>
              <bdi>{name}</bdi>
              {error ? (
                <span role="alert" className={styles.refused}>
                  {error instanceof FileRefused ? (
                    <FormattedMessage id={error.words} />
                  ) : (
                    <ProblemText error={error} />
                  )}
                </span>
              ) : (
                <>
                  <progress
                    max={1}
                    value={part}
                    aria-label={intl.formatMessage({ id: 'uploads.progress' }, { name })}
                  />
                  <Button
                    variant="text"
                    size="small"
                    aria-label={intl.formatMessage({ id: 'uploads.cancel.label' }, { name })}
                    onClick={stop}
                  >
                    <FormattedMessage id="uploads.cancel" />
                  </Button>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
