import { useMutation } from '@apollo/client/react';
import { IconDots } from '@tabler/icons-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { EventAgendaPartsFragment } from '../../../gql/graphql';
import { answered } from '../../../lib/answered';
import { cx } from '../../../lib/cx';
import { useAnnounce } from '../../../ui/Announcer';
import { Menu, MenuItem, MenuSeparator } from '../../../ui/Menu';
import { PersonName } from '../../../ui/Person';
import { Row } from '../../../ui/Spread';
import { useUndo } from '../../../ui/UndoBar';
import styles from './Agenda.module.css';
import {
  DropAgendaItem,
  OrderAgenda,
  RestoreAgendaItem,
  SettleAgendaItem,
  VoteForAgendaItem,
  WithdrawAgendaVote,
} from './documents';
import type { AgendaPoint } from './EventAgenda';
import { roundsFrom } from './rounds';

interface AgendaLineProps {
  event: EventAgendaPartsFragment;
  point: AgendaPoint;
  place: number;
  onEdit: () => void;
  onError: (error: unknown) => void;
}

/** When and how long in the margin; what, who brings it and who wants it in the measure. */
export function AgendaLine({ event, point, place, onEdit, onError }: AgendaLineProps) {
  const intl = useIntl();
  const time = (at: string | number) => intl.formatTime(at, { hour: '2-digit', minute: '2-digit' });
  const { title, notes, minutes, person, addedBy, thread, startsAt, state } = point;
  const rounds = point.kind === 'CASE' && startsAt ? roundsFrom(event.rounds, startsAt) : [];
  return (
    <Row
      as="li"
      className={cx(styles.point, state === 'DONE' && styles.done)}
      align="baseline"
      margin={
        <span className={cx('gh-num', styles.when)}>
          {startsAt && <time dateTime={startsAt}>{time(startsAt)}</time>}
          {startsAt && minutes && ' · '}
          {minutes && (
            <span className="gh-ink2">
              <FormattedMessage id="agenda.minutes" values={{ minutes }} />
            </span>
          )}
        </span>
      }
    >
      <div className={styles.line}>
        <div className={styles.words}>
          <h3 className={styles.title}>
            <bdi>{title}</bdi>
          </h3>
          <p className={styles.second}>
            {state === 'DONE' && (
              <>
                <FormattedMessage id="agenda.done" />{' '}
              </>
            )}
            {person && <PersonName person={person} />}
            {person && addedBy && person.id !== addedBy.id && (
              <>
                {', '}
                <FormattedMessage
                  id="agenda.addedBy"
                  values={{ name: <bdi>{addedBy.name}</bdi> }}
                />
              </>
            )}
            {thread && (
              <>
                {person && ' · '}
                <Link className="gh-quiet" to={`/c/${event.community.slug}/t/${thread.id}`}>
                  <FormattedMessage id="agenda.thread" />
                </Link>
              </>
            )}
          </p>
          {notes && (
            <p className={styles.notes} dir="auto">
              {notes}
            </p>
          )}
          {rounds.length > 0 && (
            <ol className={styles.rounds}>
              {rounds.map(({ name, from }) => (
                <li key={from}>
                  <span className="gh-num">{time(from)}</span> <bdi>{name}</bdi>
                </li>
              ))}
            </ol>
          )}
        </div>
        <div className={styles.tools}>
          <Vote point={point} onError={onError} />
          <Tools {...{ event, point, place, onEdit, onError }} />
        </div>
      </div>
    </Row>
  );
}

/** Who wants it talked about. A press says so, another takes it back. */
function Vote({ point, onError }: Pick<AgendaLineProps, 'point' | 'onError'>) {
  const intl = useIntl();
  const { voteCount, viewerVoted, title, viewerCan } = point;
  const [change, { loading }] = useMutation(viewerVoted ? WithdrawAgendaVote : VoteForAgendaItem, {
    onError,
  });
  if (!viewerCan.vote.allowed) {
    return voteCount > 0 ? (
      <span className={styles.votes}>
        <FormattedMessage id="agenda.votes" values={{ count: voteCount }} />
      </span>
    ) : null;
  }
  return (
    <button
      type="button"
      className={cx(styles.vote, viewerVoted && styles.voted)}
      aria-pressed={viewerVoted}
      aria-busy={loading || undefined}
      aria-label={intl.formatMessage({ id: 'agenda.vote.label' }, { title, count: voteCount })}
      onClick={() => {
        if (!loading) change({ variables: { input: { itemId: point.id } } });
      }}
    >
      <FormattedMessage id="agenda.vote" values={{ count: voteCount }} />
    </button>
  );
}

function Tools({ event, point, place, onEdit, onError }: AgendaLineProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const undo = useUndo();
  const [order] = useMutation(OrderAgenda, { onError });
  const [settle] = useMutation(SettleAgendaItem, { onError });
  const [drop] = useMutation(DropAgendaItem, { onError });
  const [restore] = useMutation(RestoreAgendaItem, { onError });
  const { id: itemId, version, title } = point;
  const { edit, settle: maySettle } = point.viewerCan;
  const ids = event.agenda.map(({ id }) => id);
  const mayOrder = event.viewerCan.lookAfter.allowed && ids.length > 1;
  if (!edit.allowed && !maySettle.allowed && !mayOrder) return null;

  const moveTo = async (to: number) => {
    const itemIds = ids.filter((id) => id !== itemId);
    itemIds.splice(to, 0, itemId);
    const data = await answered(order({ variables: { input: { eventId: event.id, itemIds } } }));
    if (data) announce(intl.formatMessage({ id: 'agenda.moved' }, { title, place: to + 1 }));
  };
  const takeOff = async () => {
    const data = await answered(drop({ variables: { input: { itemId, version } } }));
    if (!data) return;
    undo({
      message: <FormattedMessage id="agenda.dropped" values={{ title: <bdi>{title}</bdi> }} />,
      onUndo: () => restore({ variables: { input: { itemId } } }),
    });
  };
  const done = point.state !== 'DONE';
  return (
    <Menu
      label={intl.formatMessage({ id: 'agenda.menu' }, { title })}
      buttonClassName={styles.menu}
      button={<IconDots size={18} stroke={1.6} aria-hidden="true" />}
    >
      {maySettle.allowed && (
        <MenuItem onSelect={() => settle({ variables: { input: { itemId, version, done } } })}>
          <FormattedMessage id={done ? 'agenda.settle' : 'agenda.unsettle'} />
        </MenuItem>
      )}
      {mayOrder && place > 0 && (
        <MenuItem onSelect={() => moveTo(place - 1)}>
          <FormattedMessage id="agenda.up" />
        </MenuItem>
      )}
      {mayOrder && place < ids.length - 1 && (
        <MenuItem onSelect={() => moveTo(place + 1)}>
          <FormattedMessage id="agenda.down" />
        </MenuItem>
      )}
      <MenuItem permission={edit} onSelect={onEdit}>
        <FormattedMessage id="agenda.edit" />
      </MenuItem>
      <MenuSeparator />
      <MenuItem danger permission={edit} onSelect={takeOff}>
        <FormattedMessage id="agenda.drop" />
      </MenuItem>
    </Menu>
  );
}
