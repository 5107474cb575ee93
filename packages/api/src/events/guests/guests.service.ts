import type { Context } from '../../kernel/context';
import { affected, rows } from '../../kernel/database/statements';
import { ConflictError, InvalidError } from '../../kernel/errors';
import { once } from '../../kernel/idempotency';
import { isId } from '../../kernel/ids';
import { defineLoader, grouped } from '../../kernel/loaders';
import { changeEvent } from '../event.change';
import type { CommunityEvent } from '../event.entity';
import { line, maybeProse } from '../text';
import { type EventGuest, guestColumns } from './guest.entity';
import {
  type AddGuestInput,
  type EditGuestInput,
  GUEST_ABOUT_MAX,
  GUEST_NAME_MAX,
  GUESTS_MAX,
} from './guests.inputs';

/** The guests of events. Their addresses are for those who look after the event. */
export const guestsLoader = defineLoader<CommunityEvent, EventGuest[]>(async (ctx, events) => {
  const ids = events.map(({ id }) => id);
  const found = await rows<EventGuest>(
    ctx,
    `select ${guestColumns('g')} from event_guest g where g.event_id = any($1::uuid[])
      order by g.created_at, g.id`,
    [ids],
  );
  return grouped(ids, found, (row) => row.eventId).map((guests, place) =>
    events[place]?.viewerCan.lookAfter.allowed
      ? guests
      : guests.map((guest) => ({ ...guest, email: null })),
  );
});

/** Names a guest. The same key again names them once. */
export async function addGuest(ctx: Context, input: AddGuestInput): Promise<CommunityEvent> {
  const { name, about } = clean(input);
  return changeEvent(ctx, input.eventId, 'lookAfter', (tx, event) =>
    once(
      tx,
      { mutation: 'addGuest', input },
      async (id) => {
        const [room] = await rows<{ taken: number }>(
          tx,
          'select count(*)::int as taken from event_guest where event_id = $1',
          [event.id],
        );
        if (room && room.taken >= GUESTS_MAX) {
          throw new InvalidError({ path: 'eventId', rule: 'tooMany' });
        }
        await rows(
          tx,
          `insert into event_guest (id, event_id, name, about, email, added_by, created_at)
           values ($1, $2, $3, $4, $5, $6, $7)`,
          [id, event.id, name, about, input.email || null, tx.viewer.personId, tx.clock.now()],
        );
      },
      async () => undefined,
    ),
  );
}

/** @throws ConflictError when it is not the version that was seen */
export async function editGuest(ctx: Context, input: EditGuestInput): Promise<CommunityEvent> {
  const { name, about } = clean(input);
  return changeGuest(ctx, input.guestId, async (tx) => {
    const edited = await affected(
      tx,
      `update event_guest set name = $3, about = $4, email = $5, version = version + 1
        where id = $1 and version = $2`,
      [input.guestId, input.version, name, about, input.email || null],
    );
    if (edited === 0) throw new ConflictError('VERSION');
  });
}

/** Takes a guest away for good: somebody without an account has asked for nothing to be kept. */
export const removeGuest = (ctx: Context, guestId: string): Promise<CommunityEvent> =>
  changeGuest(ctx, guestId, (tx) => rows(tx, 'delete from event_guest where id = $1', [guestId]));

async function changeGuest(
  ctx: Context,
  guestId: string,
  change: (tx: Context) => Promise<unknown>,
): Promise<CommunityEvent> {
  const [guest] = isId(guestId)
    ? await rows<{ eventId: string }>(
        ctx,
        'select event_id as "eventId" from event_guest where id = $1',
        [guestId],
      )
    : [];
  return changeEvent(ctx, guest?.eventId ?? '', 'lookAfter', change);
}

const clean = (input: { name: string; about?: string | null }) => ({
  name: line(input.name, GUEST_NAME_MAX, 'name'),
  about: maybeProse(input.about, GUEST_ABOUT_MAX, 'about'),
});
