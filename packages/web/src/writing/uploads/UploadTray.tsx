import './words';
import type { RefObject } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useAnnounce } from '../../ui/Announcer';
import type { TextHandle } from '../handle';
import { UploadRow } from './UploadRow';
import styles from './Uploads.module.css';
import type { UploadPlace } from './useFiles';
import { useUploading } from './useUploading';

interface UploadTrayProps {
  editor: RefObject<TextHandle | null>;
  place: UploadPlace;
  batches: readonly (readonly File[])[];
  /** The text is to be sent once all is there. */
  waiting: boolean;
  onSettled: (whole: boolean) => void;
}

/** Files on their way into the text, those that were refused, and what the pictures show. */
export default function UploadTray({ waiting, ...given }: UploadTrayProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const { uploads, ...verbs } = useUploading({
    ...given,
    onAdded: (name) => announce(intl.formatMessage({ id: 'uploads.added' }, { name })),
  });
  const back = () => given.editor.current?.focus();
  return (
    <>
      <p role="status" className={styles.waiting}>
        {waiting && <FormattedMessage id="uploads.waiting" />}
      </p>
      {uploads.length > 0 && (
        <ul className={styles.tray} aria-label={intl.formatMessage({ id: 'uploads.label' })}>
          {uploads.map((upload) => (
            <UploadRow key={upload.key} upload={upload} verbs={verbs} onGone={back} />
          ))}
        </ul>
      )}
    </>
  );
}
