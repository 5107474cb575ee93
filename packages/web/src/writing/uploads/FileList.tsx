import { useMutation } from '@apollo/client/react';
import { IconFile } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { FormattedList, FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, readFragment } from '../../gql';
import type { FileRowFragment } from '../../gql/graphql';
import { threadPath } from '../../lib/paths/threads';
import { useAnnounce } from '../../ui/Announcer';
import { Button } from '../../ui/Button';
import { useSayProblem } from '../../ui/ProblemText';
import { Row } from '../../ui/Spread';
import { TimeStamp } from '../../ui/TimeStamp';
import { useUndo } from '../../ui/UndoBar';
import { DeleteFile, FileRow, OwnFileSpace, RestoreFile } from './documents';
import { bytesIn } from './size';
import styles from './Uploads.module.css';

/** One's own files: what they are, where they are shown, and a way to delete each, with eight seconds to take it back. */
export function FileList({ files: refs }: { files: readonly FragmentType<typeof FileRow>[] }) {
  const intl = useIntl();
  const undo = useUndo();
  const announce = useAnnounce();
  const sayProblem = useSayProblem();
  const list = useRef<HTMLUListElement>(null);
  const again = {
    refetchQueries: [OwnFileSpace],
    onError: sayProblem,
  };
  const [remove] = useMutation(DeleteFile, again);
  const [restore] = useMutation(RestoreFile, again);
  const files = refs.map((ref) => readFragment(FileRow, ref));

  const onDelete = async ({ id }: FileRowFragment) => {
    const variables = { input: { id } };
    const { data } = await remove({ variables });
    if (!data) return;
    // The button that had the focus is gone with its row.
    list.current?.focus();
    undo({
      message: <FormattedMessage id="uploads.files.deleted" />,
      onUndo: async () => {
        const back = await restore({ variables });
        if (back.data) announce(intl.formatMessage({ id: 'uploads.files.restored' }));
      },
    });
  };

  return (
    <ul
      ref={list}
      tabIndex={-1}
      className={styles.list}
      aria-label={intl.formatMessage({ id: 'uploads.files.title' })}
    >
      {files
        .filter(({ deletedAt }) => !deletedAt)
        .map((file) => (
          <Row key={file.id} as="li" ruled margin={<TimeStamp at={file.createdAt} />}>
            <div className={styles.file}>
              <Sight file={file} />
              <div>
                <a className={styles.title} href={file.address}>
                  <bdi>{file.name}</bdi>
                </a>
                <p className={styles.places}>{bytesIn(intl, file.bytes)}</p>
                <Places file={file} />
              </div>
              <Button
                variant="text"
                size="small"
                aria-label={intl.formatMessage(
                  { id: 'uploads.files.delete.label' },
                  { name: file.name },
                )}
                onClick={() => onDelete(file)}
              >
                <FormattedMessage id="uploads.files.delete" />
              </Button>
            </div>
          </Row>
        ))}
    </ul>
  );
}

/** Small; a sign where it is no picture, or one that is no longer theirs to see. */
function Sight({ file }: { file: FileRowFragment }) {
  const [lost, setLost] = useState(false);
  if (file.width == null || lost) {
    return <IconFile className={styles.thumb} stroke={1.2} aria-hidden="true" />;
  }
  return (
    <img
      className={styles.thumb}
      src={`${file.address}?w=480`}
      alt=""
      loading="lazy"
      onError={() => setLost(true)}
    />
  );
}

function Places({ file: { used, usedIn } }: { file: FileRowFragment }) {
  return (
    <p className={styles.places}>
      {usedIn.length > 0 ? (
        <FormattedMessage
          id="uploads.files.usedIn"
          values={{
            places: (
              <FormattedList
                value={usedIn.map(({ id, number, thread }) => (
                  <Link key={id} to={threadPath(thread, number)}>
                    <FormattedMessage
                      id="uploads.files.place"
                      values={{ title: thread.title, number }}
                    />
                  </Link>
                ))}
              />
            ),
          }}
        />
      ) : (
        <FormattedMessage id={used ? 'uploads.files.unseen' : 'uploads.files.unused'} />
      )}
    </p>
  );
}
