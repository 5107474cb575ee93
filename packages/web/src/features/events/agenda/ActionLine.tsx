import { useMutation } from '@apollo/client/react';
import { IconDots } from '@tabler/icons-react';
import { Suspense, useId, useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { EventActionsPartsFragment } from '../../../gql/graphql';
import { answered } from '../../../lib/answered';
import { cx } from '../../../lib/cx';
import { useAnnounce } from '../../../ui/Announcer';
import { later } from '../../../ui/later';
import { Menu, MenuItem, MenuSeparator } from '../../../ui/Menu';
import { PersonName } from '../../../ui/Person';
import { useUndo } from '../../../ui/UndoBar';
import styles from './Agenda.module.css';
import { DropAction, RestoreAction, SettleAction } from './documents';

const ActionDialog = later(() => import('./ActionDialog'));

export type AgreedAction = EventActionsPartsFragment['actions'][number];

interface ActionLineProps {
  action: AgreedAction;
  /** Says at which event it was agreed. */
  from?: boolean;
  onError: (error: unknown) => void;
}

/** What somebody will do: ticked when it is done. */
export function ActionLine({ action, from, onError }: ActionLineProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const undo = useUndo();
  const id = useId();
  const [editing, setEditing] = useState(false);
  const [settle, { loading }] = useMutation(SettleAction, { onError });
  const [drop] = useMutation(DropAction, { onError });
  const [restore] = useMutation(RestoreAction, { onError });
  const { id: actionId, text, owner, dueOn, doneAt, overdue, version, event } = action;
  const { edit, done } = action.viewerCan;

  const tick = async () => {
    if (loading) return;
    const data = await answered(
      settle({
        variables: { input: { actionId, version, done: doneAt === null } },
      }),
    );
    if (!data) return;
    announce(intl.formatMessage({ id: doneAt ? 'agenda.action.undone' : 'agenda.action.done' }));
  };
  const takeAway = async () => {
    const data = await answered(drop({ variables: { input: { actionId, version } } }));
    if (!data) return;
    undo({
      message: <FormattedMessage id="agenda.action.dropped" />,
      onUndo: () => restore({ variables: { input: { actionId } } }),
    });
  };

  return (
    <li className={cx(styles.action, doneAt && styles.done)}>
      <input
        type="checkbox"
        id={id}
        className={styles.tick}
        checked={Boolean(doneAt)}
        aria-disabled={!done.allowed || undefined}
        onChange={() => done.allowed && tick()}
      />
      <div className={styles.words}>
        <label htmlFor={id} className={styles.text}>
          <bdi>{text}</bdi>
        </label>
        <p className={styles.second}>
          {owner ? <PersonName person={owner} /> : <FormattedMessage id="agenda.action.nobody" />}
          {dueOn && (
            <span className={cx(overdue && styles.overdue)}>
              {' · '}
              <FormattedMessage
                id={overdue ? 'agenda.action.overdue' : 'agenda.action.due'}
                values={{ day: <Day day={dueOn} /> }}
              />
            </span>
          )}
          {from && (
            <>
              {' · '}
              <Link className="gh-quiet" to={`/c/${event.community.slug}/e/${event.id}`}>
                <FormattedMessage
                  id="agenda.action.from"
                  values={{
                    day: <FormattedDate value={event.startsAt} day="numeric" month="short" />,
                  }}
                />
              </Link>
            </>
          )}
        </p>
      </div>
      {edit.allowed && (
        <Menu
          label={intl.formatMessage({ id: 'agenda.menu' }, { title: text })}
          buttonClassName={styles.menu}
          button={<IconDots size={18} stroke={1.6} aria-hidden="true" />}
        >
          <MenuItem onSelect={() => setEditing(true)}>
            <FormattedMessage id="agenda.edit" />
          </MenuItem>
          <MenuSeparator />
          <MenuItem danger onSelect={takeAway}>
            <FormattedMessage id="agenda.action.drop" />
          </MenuItem>
        </Menu>
      )}
      {editing && (
        <Suspense>
          <ActionDialog
            eventId={event.id}
            slug={event.community.slug}
            action={action}
            onClose={() => setEditing(false)}
          />
        </Suspense>
      )}
    </li>
  );
}

/** A day has no zone: it is the same wherever it is read. */
function Day({ day }: { day: string }) {
  return (
    <FormattedDate
      value={`${day}T12:00:00Z`}
      timeZone="UTC"
      weekday="short"
      day="numeric"
      month="short"
    />
  );
}
