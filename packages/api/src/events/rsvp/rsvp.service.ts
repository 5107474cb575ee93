import { communityForChange } from '../../communities/communities.queries';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { ConflictError } from '../../kernel/errors';
import { oneLine } from '../../kernel/one-line';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import type { CommunityEvent } from '../event.entity';
import { eventFor } from '../events.queries';
import { setAnswer, takeBackAll } from './answers';
import type { RsvpInput, SetEventRemindersInput } from './rsvp.inputs';
import { type RsvpChanged, rsvpChanged } from './rsvp.signals';
import type { RsvpAnswer } from './rsvp.types';

/** Where it was answered, when not here. */
export type AnsweredIn = Pick<RsvpChanged, 'inCalendar'>;

/** Answers an event, or answers anew. When it is full one waits for a seat. The same again changes nothing. */
export async function rsvp(
  ctx: Context,
  input: RsvpInput,
  by: AnsweredIn = {},
): Promise<CommunityEvent> {
  const { eventId, answer, attending } = input;
  const note = typeof input.note === 'string' ? oneLine(input.note) : null;
  await answering(
    ctx,
    eventId,
    answer,
    (tx, personId) => setAnswer(tx, { id: eventId }, personId, { answer, attending, note }),
    by,
  );
  return eventFor(ctx, eventId, 'read');
}

/** Takes the answer back. Nothing happens when there is none. */
export async function withdrawRsvp(ctx: Context, eventId: string): Promise<CommunityEvent> {
  await answering(ctx, eventId, null, (tx, personId) => takeBackAll(tx, [eventId], personId));
  return eventFor(ctx, eventId, 'read');
}

/** Under the lock of the community: whoever leaves it at the same time does so before or after. */
async function answering(
  ctx: Context,
  eventId: string,
  answer: RsvpAnswer | null,
  change: (tx: Context, personId: string) => Promise<void>,
  by: AnsweredIn = {},
): Promise<void> {
  const { communityId, seriesId } = await eventFor(ctx, eventId, 'rsvp');
  const personId = ctx.viewer.personId as string;
  await transaction(ctx, async (outer) => {
    const { tx } = await communityForChange(outer, communityId, 'attend');
    await eventFor(tx, eventId, 'rsvp', { lock: true });
    const [own] = await rows<{ answer: RsvpAnswer }>(
      tx,
      'select answer from event_rsvp where event_id = $1 and person_id = $2',
      [eventId, personId],
    );
    await change(tx, personId);
    const [before, at] = [own?.answer ?? null, tx.clock.now().getTime()];
    const told = { eventId, seriesId, communityId, personId, answer, before, at, ...by };
    await emit(tx, rsvpChanged, told);
  });
}

/**
 * When one is reminded of this event, other than of all.
 * @throws ConflictError when one has not answered it
 */
export async function setEventReminders(
  ctx: Context,
  { eventId, minutes }: SetEventRemindersInput,
): Promise<CommunityEvent> {
  await eventFor(ctx, eventId, 'rsvp');
  const changed = await rows(
    ctx,
    `update event_rsvp set reminders = $3 where event_id = $1 and person_id = $2 returning event_id`,
    [eventId, ctx.viewer.personId, minutes ? inOrder(minutes) : null],
  );
  if (changed.length === 0) throw new ConflictError('VERSION');
  return eventFor(ctx, eventId, 'read');
}

/** The longest before it first. */
export const inOrder = (minutes: readonly number[]): number[] => [...minutes].sort((a, b) => b - a);
