import '../words';
import { useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import type { OwnProfileFragment } from '../../../gql/graphql';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { Face } from '../../../ui/Face';
import { FormProblem } from '../../../ui/FormProblem';
import { useUndo } from '../../../ui/UndoBar';
import styles from './PhotoField.module.css';
import { PHOTO_TYPES, PhotoRefused, uploadPhoto } from './upload';

const RemovePhoto = graphql(`
  mutation RemovePhoto($input: RemovePhotoInput!) {
    removePhoto(input: $input) {
      id
      version
      photo { small large }
    }
  }
`);

interface PhotoFieldProps {
  person: OwnProfileFragment;
  /** Reads the profile anew, for the new photo's address. */
  reload: () => Promise<unknown>;
}

/** One's photo, saved as soon as it is chosen. */
export function PhotoField({ person, reload }: PhotoFieldProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const undo = useUndo();
  const input = useRef<HTMLInputElement>(null);
  const [progress, setProgress] = useState<{ part: number; url: string }>();
  const [problem, setProblem] = useState<unknown>();
  const [remove, { loading: removing }] = useMutation(RemovePhoto);
  const { photo } = person;

  const send = async (file: Blob) => {
    const url = URL.createObjectURL(file);
    setProblem(undefined);
    setProgress({ part: 0, url });
    try {
      await uploadPhoto(file, (part) => setProgress({ part, url }));
      await reload();
      announce(intl.formatMessage({ id: 'accounts.photo.saved' }));
    } catch (error) {
      setProblem(error);
    } finally {
      setProgress(undefined);
      URL.revokeObjectURL(url);
    }
  };

  const takeAway = async () => {
    if (!photo) return;
    setProblem(undefined);
    try {
      // Kept here for the eight seconds in which it can be put back.
      const kept = await (await fetch(photo.large)).blob();
      await remove({ variables: { input: {} } });
      undo({
        message: <FormattedMessage id="accounts.photo.removed" />,
        onUndo: () => send(kept),
      });
      input.current?.focus();
    } catch (error) {
      setProblem(error);
    }
  };

  const shown = progress ? { small: progress.url } : photo && { small: photo.large };
  return (
    <div className={styles.photo}>
      <Face person={{ id: person.id, name: person.name, photo: shown }} size={88} />
      <div className={styles.words}>
        <p className={styles.label}>
          <FormattedMessage id="accounts.photo.label" />
        </p>
        <p className={styles.hint} id="photo-hint">
          <FormattedMessage id="accounts.photo.hint" />
        </p>
        <div className="gh-actions">
          {/* The input keeps the focus; the words on it are the label's. */}
          <label className={styles.choose}>
            <input
              ref={input}
              type="file"
              accept={PHOTO_TYPES}
              aria-describedby="photo-hint"
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? [];
                event.currentTarget.value = '';
                if (file && !progress) send(file);
              }}
            />
            <FormattedMessage id={photo ? 'accounts.photo.other' : 'accounts.photo.choose'} />
          </label>
          {photo && !progress && (
            <Button variant="text" size="small" busy={removing} onClick={takeAway}>
              <FormattedMessage id="accounts.photo.remove" />
            </Button>
          )}
        </div>
        {progress && (
          <progress
            className={styles.progress}
            max={1}
            value={progress.part}
            aria-label={intl.formatMessage({ id: 'accounts.photo.sending' })}
          />
        )}
        {problem instanceof PhotoRefused ? (
          <p role="alert" className={styles.error}>
            <FormattedMessage id={`accounts.photo.${problem.rule}`} />
          </p>
        ) : (
          problem !== undefined && <FormProblem error={problem} />
        )}
      </div>
    </div>
  );
}
