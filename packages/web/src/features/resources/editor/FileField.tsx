import '../../../writing/uploads/words';
import { type ReactNode, type Ref, useEffect, useId, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { Field } from '../../../ui/Field';
import { ProblemText } from '../../../ui/ProblemText';
import { FileRefused, upload } from '../../../writing/uploads/upload';
import styles from './Editor.module.css';
import type { GivenFile } from './words-of';

interface FileFieldProps {
  communityId: string;
  value: GivenFile | null;
  onChange: (file: GivenFile) => void;
  fault?: ReactNode;
  ref?: Ref<HTMLInputElement>;
}

/** One file, sent as soon as it is chosen. */
export function FileField({ communityId, value, onChange, fault, ref }: FileFieldProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const [sending, setSending] = useState<{ name: string; part: number }>();
  const [error, setError] = useState<unknown>();
  const stop = useRef<() => void>(undefined);
  const box = useRef<HTMLDivElement>(null);
  const faultId = useId();
  useEffect(() => () => stop.current?.(), []);

  // What is pressed here makes room for what comes next: the focus goes along.
  const busy = sending !== undefined;
  const was = useRef(busy);
  useEffect(() => {
    if (was.current === busy) return;
    was.current = busy;
    if (document.activeElement !== document.body) return;
    box.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, [busy]);

  const send = async (file: File) => {
    setError(undefined);
    setSending({ name: file.name, part: 0 });
    const under = upload(file, { communityId }, (part) => setSending({ name: file.name, part }));
    stop.current = under.stop;
    try {
      const { id, name } = await under.done;
      onChange({ id, name });
      announce(intl.formatMessage({ id: 'resourceEditor.file.there' }, { name }));
    } catch (problem) {
      setError(problem);
    } finally {
      setSending(undefined);
      stop.current = undefined;
    }
  };

  return (
    <Field
      labelElement="div"
      label={<FormattedMessage id="resourceEditor.file" />}
      error={fault && <span id={faultId}>{fault}</span>}
    >
      <div ref={box} className={styles.file}>
        {sending ? (
          <>
            <progress
              className={styles.progress}
              max={1}
              value={sending.part}
              aria-label={intl.formatMessage({ id: 'resourceEditor.file.sending' }, sending)}
            />
            <Button
              size="small"
              variant="text"
              onClick={() => {
                stop.current?.();
                setSending(undefined);
              }}
            >
              <FormattedMessage id="resourceEditor.file.stop" />
            </Button>
          </>
        ) : (
          <>
            {value && <bdi className={styles.fileName}>{value.name}</bdi>}
            <label className={styles.choose}>
              <input
                ref={ref}
                type="file"
                aria-invalid={fault ? true : undefined}
                aria-describedby={fault ? faultId : undefined}
                onChange={(chosen) => {
                  const [file] = chosen.currentTarget.files ?? [];
                  if (file) void send(file);
                  chosen.currentTarget.value = '';
                }}
              />
              <FormattedMessage id={`resourceEditor.file.${value ? 'another' : 'choose'}`} />
            </label>
          </>
        )}
      </div>
      {error !== undefined && (
        <div role="alert" className={styles.refused}>
          {error instanceof FileRefused ? (
            <p>
              <FormattedMessage id={error.words} />
            </p>
          ) : (
            <ProblemText error={error} />
          )}
        </div>
      )}
    </Field>
  );
}
