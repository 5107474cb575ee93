import './words';
import { useMutation } from '@apollo/client/react';
import { type FormEvent, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { ruleMessage, toProblem } from '../../../lib/problem';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { AreaField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import styles from './Bookmarks.module.css';
import { ChangeBookmark, MakeBookmark } from './documents';
import type { OwnBookmark } from './kept';
import { ReminderField, type ReminderValue, reminderValue } from './ReminderField';
import { useBookmarkVerbs } from './useBookmarkVerbs';

/** Like the API's: a few sentences. */
const NOTE_MAX = 500;

interface BookmarkDialogProps {
  postId?: string;
  /** The one that is there already. */
  bookmark?: OwnBookmark;
  onClose: () => void;
}

/** A post to come back to: a note, and a reminder if one likes. One press is enough. */
export default function BookmarkDialog({ postId, bookmark, onClose }: BookmarkDialogProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const { onRemove, recount } = useBookmarkVerbs();
  const [note, setNote] = useState(bookmark?.note ?? '');
  const [reminder, setReminder] = useState<ReminderValue>(() => reminderValue(bookmark));
  const [missing, setMissing] = useState(false);
  const [make, making] = useMutation(MakeBookmark);
  const [change, changing] = useMutation(ChangeBookmark);
  const error = making.error ?? changing.error;
  const refused = error && toProblem(error).fields.find(({ path }) => path.includes('reminder'));

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (reminder.choice !== 'none' && !reminder.on) return setMissing(true);
    const { on, timeZone } = reminder;
    const given = { note, reminder: reminder.choice === 'none' ? null : { on, timeZone } };
    try {
      if (bookmark) {
        const { id, version } = bookmark;
        await change({ variables: { input: { id, version, ...given } } });
        if (bookmark.due) recount();
      } else if (postId) {
        await make({ variables: { input: { postId, ...given } } });
      }
      announce(intl.formatMessage({ id: bookmark ? 'bookmarks.saved' : 'bookmarks.made' }));
      onClose();
    } catch {
      // Shown from `error`.
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={<FormattedMessage id={bookmark ? 'bookmarks.dialog.edit' : 'bookmarks.dialog.new'} />}
    >
      <form onSubmit={save} noValidate className={styles.form}>
        <AreaField
          mt={0}
          minRows={2}
          optional
          label={<FormattedMessage id="bookmarks.note" />}
          value={note}
          maxLength={NOTE_MAX}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <ReminderField
          value={reminder}
          onChange={(value) => {
            setReminder(value);
            setMissing(false);
          }}
          error={
            missing ? (
              <FormattedMessage id="bookmarks.reminder.needed" />
            ) : (
              refused && intl.formatMessage({ id: ruleMessage(refused.rule) })
            )
          }
        />
        <FormProblem error={refused ? undefined : error} />
        <div className={styles.actions}>
          <Button type="submit" variant="primary" busy={making.loading || changing.loading}>
            <FormattedMessage id={bookmark ? 'app.save' : 'bookmarks.make'} />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
          {bookmark && (
            <Button
              variant="text"
              className={styles.remove}
              onClick={() => {
                onClose();
                onRemove(bookmark);
              }}
            >
              <FormattedMessage id="bookmarks.remove" />
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
