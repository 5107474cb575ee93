import './words';
import { useMutation, useQuery } from '@apollo/client/react';
import { IconChevronDown } from '@tabler/icons-react';
import { useRef } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { EventKind } from '../../../gql/graphql';
import { answered } from '../../../lib/answered';
import { usePageActions } from '../../../lib/keys';
import { mutationId } from '../../../lib/mutation-id';
import { useNow } from '../../../lib/time';
import { useAnnounce } from '../../../ui/Announcer';
import { FormProblem } from '../../../ui/FormProblem';
import { Menu, MenuItem } from '../../../ui/Menu';
import { useUndo } from '../../../ui/UndoBar';
import { DropAgendaItem, PutOnAgenda as Put, ThreadAgenda } from './documents';
import styles from './PutOnAgenda.module.css';

/** Brings a thread to a coming session with one press, and says on which agendas it stands. */
export default function PutOnAgenda({ threadId }: { threadId: string }) {
  const intl = useIntl();
  const now = useNow();
  const announce = useAnnounce();
  const undo = useUndo();
  const keys = useRef(new Map<string, string>());
  const { data, refetch } = useQuery(ThreadAgenda, { variables: { threadId } });
  const [put, { error }] = useMutation(Put, { onError: () => undefined });
  const [drop] = useMutation(DropAgendaItem, { onError: () => undefined });
  const thread = data?.thread;
  const there = (thread?.agendaItems ?? []).filter(({ event }) => new Date(event.endsAt) > now);
  const taken = new Set(there.map(({ event }) => event.id));
  const free = (thread?.upcomingEvents ?? []).filter(({ id }) => !taken.has(id));

  const bring = async (eventId: string, title: string, of: EventKind) => {
    const kind = of === 'CASE_CLINIC' ? 'CASE' : 'POINT';
    // The same press again, after a lost connection, brings it once.
    const clientMutationId = keys.current.get(eventId) ?? mutationId();
    keys.current.set(eventId, clientMutationId);
    const done = await answered(
      put({
        variables: { input: { eventId, kind, threadId, clientMutationId } },
      }),
    );
    if (!done) return;
    keys.current.delete(eventId);
    await refetch();
    const item = done.addAgendaItem.agenda.find((point) => point.thread?.id === threadId);
    announce(intl.formatMessage({ id: 'agenda.put.done' }, { title }));
    if (!item) return;
    undo({
      message: <FormattedMessage id="agenda.put.done" values={{ title: <bdi>{title}</bdi> }} />,
      onUndo: async () => {
        await answered(drop({ variables: { input: { itemId: item.id, version: item.version } } }));
        await refetch();
      },
    });
  };
  usePageActions(() =>
    free.slice(0, 1).map(({ id, title, kind }) => ({
      id: 'agenda.put',
      name: 'agenda.put.next',
      hint: title,
      run: () => bring(id, title, kind),
    })),
  );
  if (!thread || (there.length === 0 && free.length === 0)) return null;
  return (
    <div className={styles.put}>
      {there.map(({ id, event }) => (
        <Link key={id} className="gh-quiet" to={`/c/${event.community.slug}/e/${event.id}#agenda`}>
          <FormattedMessage
            id="agenda.put.there"
            values={{ title: <bdi>{event.title}</bdi>, day: <Day at={event.startsAt} /> }}
          />
        </Link>
      ))}
      {free.length > 0 && (
        <Menu
          buttonClassName={styles.opener}
          button={
            <>
              <FormattedMessage id="agenda.put" />
              <IconChevronDown size={15} stroke={1.8} aria-hidden="true" />
            </>
          }
        >
          {free.map(({ id, title, kind, startsAt }) => (
            <MenuItem key={id} onSelect={() => bring(id, title, kind)}>
              <span>
                <FormattedMessage
                  id="agenda.put.on"
                  values={{ title: <bdi>{title}</bdi>, day: <Day at={startsAt} /> }}
                />
              </span>
            </MenuItem>
          ))}
        </Menu>
      )}
      <FormProblem error={error} />
    </div>
  );
}

const Day = ({ at }: { at: string }) => (
  <FormattedDate value={at} weekday="short" day="numeric" month="short" />
);
