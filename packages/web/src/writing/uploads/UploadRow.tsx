import { useId } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../ui/Button';
import { ProblemText } from '../../ui/ProblemText';
import styles from './Uploads.module.css';
import { FileRefused } from './upload';
import type { Upload, useUploading } from './useUploading';

interface UploadRowProps {
  upload: Upload;
  verbs: Omit<ReturnType<typeof useUploading>, 'uploads'>;
  /** The row goes, and with it the button that had the focus. */
  onGone: () => void;
}

/** One file: how far it is and a way to stop it, why it was refused, or what it shows. */
export function UploadRow({ upload, verbs, onGone }: UploadRowProps) {
  const intl = useIntl();
  const { file, state } = upload;
  const { name } = file;
  const button = (verb: 'cancel' | 'again' | 'dismiss' | 'remove') => (
    <Button
      variant="text"
      size="small"
      aria-label={intl.formatMessage({ id: `uploads.${verb}.label` }, { name })}
      onClick={() => {
        verbs[verb](upload);
        onGone();
      }}
    >
      <FormattedMessage id={`uploads.${verb}`} />
    </Button>
  );
  return (
    <li className={styles.row}>
      {upload.added && (
        <img className={styles.thumb} src={`${upload.added.address}?w=480`} alt="" />
      )}
      <div className={styles.words}>
        {state === 'there' ? (
          <Description upload={upload} onDescribe={(alt) => verbs.describe(upload, alt)} />
        ) : (
          <p className={styles.name}>
            <bdi>{name}</bdi>
          </p>
        )}
        {(state === 'sending' || state === 'waiting') && (
          <progress
            className={styles.progress}
            max={1}
            value={upload.part}
            aria-label={intl.formatMessage({ id: 'uploads.progress' }, { name })}
          />
        )}
        {state === 'refused' && (
          <div role="alert" className={styles.error}>
            {upload.error instanceof FileRefused ? (
              <p>
                <FormattedMessage id={upload.error.words} />
              </p>
            ) : (
              <ProblemText error={upload.error} />
            )}
          </div>
        )}
      </div>
      <div className="gh-actions">
        {(state === 'sending' || state === 'waiting') && button('cancel')}
        {state === 'there' && button('remove')}
        {state === 'refused' && !(upload.error instanceof FileRefused) && button('again')}
        {state === 'refused' && button('dismiss')}
      </div>
    </li>
  );
}

function Description({
  upload,
  onDescribe,
}: {
  upload: Upload;
  onDescribe: (alt: string) => void;
}) {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className={styles.label}>
        <FormattedMessage
          id="uploads.alt"
          values={{ name: upload.file.name, b: (words) => <bdi>{words}</bdi> }}
        />
      </label>
      <input
        id={id}
        dir="auto"
        className={styles.alt}
        maxLength={300}
        value={upload.alt}
        aria-describedby={`${id}-why`}
        onChange={(event) => onDescribe(event.currentTarget.value)}
        // Enter must not send the form that the text stands in.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <p id={`${id}-why`} className={styles.why}>
        <FormattedMessage id="uploads.alt.why" />
      </p>
    </>
  );
}
