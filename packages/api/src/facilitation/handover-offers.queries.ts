import { personLoader } from '../accounts/accounts.queries';
import type { Person } from '../accounts/person.entity';
import { actionLoader } from '../events/agenda/actions.queries';
import type { EventAction } from '../events/agenda/event-action.entity';
import { familyOf } from '../events/series/family';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { waitingThreads } from '../threads/care/waiting';
import type { Shape } from '../threads/lookahead';
import type { Thread } from '../threads/thread.entity';
import { seenLoader } from '../threads/threads.loaders';
import { HandoverItemKind } from './facilitation.types';
import type { HandoverItem } from './handover.entity';
import type { Turn } from './turn.entity';

/** As much as somebody looks through while they write. */
const OFFERED = 20;

/** What was agreed in the community, or in the series wherever it was split, and is not done: the most urgent first. */
export async function openActionsFor(ctx: Context, turn: Turn): Promise<EventAction[]> {
  const found = await rows<{ id: string }>(
    ctx,
    `with recursive ${familyOf('select $2::uuid union all select o.series_id from event o where o.id = $3::uuid')}
     select a.id from event_action a join event e on e.id = a.event_id
      where a.community_id = $1 and a.done_at is null and a.dropped_at is null
        and ($2::uuid is null or e.series_id in (select id from family))
      order by a.due_on nulls last, a.created_at, a.id limit ${OFFERED}`,
    [turn.communityId, turn.rotation.seriesId, turn.eventId],
  );
  const actions = await actionLoader(ctx).loadMany(found.map(({ id }) => id));
  return actions.flatMap((action) => (action && !(action instanceof Error) ? [action] : []));
}

/** Threads that wait for an answer, the longest first, as those see them who look after the community. */
export async function questionsFor(ctx: Context, turn: Turn, shape: Shape): Promise<Thread[]> {
  const page = await waitingThreads(ctx, turn.rotation.community, { first: OFFERED }, shape);
  return page?.nodes ?? [];
}

/** Who has become a member since the turn before ended, or since this one began when it is the first. */
export async function membersSince(ctx: Context, turn: Turn): Promise<Person[]> {
  const found = await rows<{ personId: string }>(
    ctx,
    `select m.person_id as "personId" from membership m
      where m.community_id = $1 and m.state = 'ACTIVE' and m.joined_at > coalesce(
        (select max(o.ends_at) from turn o where o.rotation_id = $2 and o.state <> 'SKIPPED' and o.starts_at < $3), $3)
      order by m.joined_at desc, m.person_id limit ${OFFERED}`,
    [turn.communityId, turn.rotationId, turn.startsAt],
  );
  const people = await Promise.all(found.map(({ personId }) => personLoader(ctx).load(personId)));
  return people.filter((person) => person !== null);
}

/** What an item names, as the viewer sees it; null for what is not there any more, or not theirs to see. */
export const actionOf = (
  ctx: Context,
  { kind, id }: HandoverItem,
): Promise<EventAction | null> | null =>
  kind === HandoverItemKind.ACTION ? actionLoader(ctx).load(id) : null;

export const threadOf = (
  ctx: Context,
  { kind, id }: HandoverItem,
  shape: Shape,
): Promise<Thread | null> | null =>
  kind === HandoverItemKind.QUESTION ? seenLoader(ctx).load({ id, shape }) : null;

export const memberOf = (
  ctx: Context,
  { kind, id }: HandoverItem,
): Promise<Person | null> | null =>
  kind === HandoverItemKind.MEMBER ? personLoader(ctx).load(id) : null;
