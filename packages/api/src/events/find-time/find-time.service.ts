import {
  communityFor,
  communityForChange,
  lockCommunity,
  withPresentFacts,
} from '../../communities/communities.queries';
import type { Context } from '../../kernel/context';
import { affected, rows } from '../../kernel/database/statements';
import { ConflictError, InvalidError } from '../../kernel/errors';
import { once } from '../../kernel/idempotency';
import { isId, newId } from '../../kernel/ids';
import { type LocalTimeInput, type PlannedTime, plannedTime } from '../../kernel/local-time';
import { transaction } from '../../kernel/transaction';
import { EventMode } from '../event.types';
import { cleanDescription, cleanLink, cleanPlace, cleanTitle } from '../series/plan';
import {
  type AddTimeSlotInput,
  type AnswerTimesInput,
  type CloseTimeSearchInput,
  type FindTimeInput,
  SLOTS_MAX,
  SLOTS_MIN,
} from './find-time.inputs';
import { searchFor } from './find-time.queries';
import type { SearchAction } from './time-search.policy';
import type { TimeSearch } from './time-search.types';

/** Asks the members of a community which of some times suit them. The same key again asks once. */
export async function findTime(ctx: Context, input: FindTimeInput): Promise<TimeSearch> {
  await communityFor(ctx, input.communityId, 'post');
  const now = ctx.clock.now();
  const slots = input.slots.map((slot, place) => plannedTime(slot, now, `slots.${place}`));
  if (new Set(slots.map(({ at }) => at.getTime())).size < slots.length) {
    throw new InvalidError({ path: 'slots', rule: 'arrayUnique' });
  }
  const { kind, mode, durationMinutes } = input;
  const title = cleanTitle(input.title, 'title');
  const place = mode === EventMode.REMOTE ? null : cleanPlace(input.place, 'place');
  const joinUrl = mode === EventMode.IN_PERSON ? null : cleanLink(input.joinUrl, 'joinUrl');
  const words = await cleanDescription(ctx, input.descriptionMarkdown);
  const id = await transaction(ctx, (outer) =>
    once(
      outer,
      { mutation: 'findTime', input },
      async (searchId) => {
        const { tx } = await communityForChange(outer, input.communityId, 'post');
        await rows(
          tx,
          `insert into time_search (id, community_id, kind, title, description_markdown, description_html,
             duration_minutes, mode, place, join_url, created_by, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
          [
            searchId,
            input.communityId,
            kind,
            title,
            words.descriptionMarkdown,
            words.descriptionHtml,
            durationMinutes,
            mode,
            place,
            joinUrl,
            tx.viewer.personId,
            now,
          ],
        );
        await offer(tx, searchId, slots);
        return searchId;
      },
      async (searchId) => searchId,
    ),
  );
  return searchFor(ctx, id, 'read');
}

const offer = (tx: Context, searchId: string, slots: PlannedTime[]): Promise<number> =>
  affected(
    tx,
    `insert into time_slot (id, search_id, starts_on, time_zone, starts_at)
     select given.id, $1, given.starts_on, given.time_zone, given.starts_at
       from unnest($2::uuid[], $3::timestamp[], $4::text[], $5::timestamptz[])
         as given(id, starts_on, time_zone, starts_at)
     on conflict (search_id, starts_at) do nothing`,
    [
      searchId,
      slots.map(() => newId()),
      slots.map(({ on }) => on),
      slots.map(({ timeZone }) => timeZone),
      slots.map(({ at }) => at),
    ],
  );

/** Offers a further time; one that is offered already stays as it is. */
export function addTimeSlot(ctx: Context, input: AddTimeSlotInput): Promise<TimeSearch> {
  const slot: LocalTimeInput = input.slot;
  return changeSearch(ctx, input.searchId, 'edit', async (tx, search) => {
    const planned = plannedTime(slot, tx.clock.now(), 'slot');
    if ((await offered(tx, search.id)) >= SLOTS_MAX) {
      throw new InvalidError({ path: 'slot', rule: 'tooMany' });
    }
    if ((await offer(tx, search.id, [planned])) > 0) await grow(tx, search.id);
  });
}

/** Takes a time away, with what was answered to it. */
export async function removeTimeSlot(ctx: Context, slotId: string): Promise<TimeSearch> {
  const [slot] = isId(slotId)
    ? await rows<{ searchId: string }>(
        ctx,
        'select search_id as "searchId" from time_slot where id = $1',
        [slotId],
      )
    : [];
  return changeSearch(ctx, slot?.searchId ?? '', 'edit', async (tx, search) => {
    if ((await offered(tx, search.id)) <= SLOTS_MIN) {
      throw new InvalidError({ path: 'slotId', rule: 'tooFew' });
    }
    await rows(tx, 'delete from time_slot where id = $1', [slotId]);
    await grow(tx, search.id);
  });
}

async function offered(tx: Context, searchId: string): Promise<number> {
  const [found] = await rows<{ count: number }>(
    tx,
    'select count(*)::int as count from time_slot where search_id = $1',
    [searchId],
  );
  return found?.count ?? 0;
}

const grow = (tx: Context, searchId: string): Promise<unknown> =>
  rows(tx, 'update time_search set version = version + 1 where id = $1', [searchId]);

/** Says what suits oneself. @throws InvalidError when a time is not one of these */
export function answerTimes(ctx: Context, input: AnswerTimesInput): Promise<TimeSearch> {
  const { answers } = input;
  const ids = answers.map(({ slotId }) => slotId);
  const path = 'answers';
  if (!ids.every(isId)) throw new InvalidError({ path, rule: 'exists' });
  if (new Set(ids).size < ids.length) throw new InvalidError({ path, rule: 'arrayUnique' });
  return changeSearch(ctx, input.searchId, 'answer', async (tx, search) => {
    const found = await rows(
      tx,
      'select 1 from time_slot where search_id = $1 and id = any($2::uuid[])',
      [search.id, ids],
    );
    if (found.length < ids.length) throw new InvalidError({ path, rule: 'exists' });
    await rows(
      tx,
      `with given as (select * from unnest($2::uuid[], $3::text[]) as g(slot_id, answer)),
       gone as (delete from time_answer a using given g
         where a.slot_id = g.slot_id and a.person_id = $1 and g.answer is null)
       insert into time_answer as a (slot_id, person_id, answer, answered_at)
       select slot_id, $1, answer, $4 from given where answer is not null
       on conflict (slot_id, person_id) do update set answer = excluded.answer,
         answered_at = case when a.answer = excluded.answer then a.answered_at else excluded.answered_at end`,
      [tx.viewer.personId, ids, answers.map(({ answer }) => answer ?? null), tx.clock.now()],
    );
  });
}

/** Nobody looks for a time any more. @throws ConflictError when it is not the version that was seen */
export const closeTimeSearch = (ctx: Context, input: CloseTimeSearchInput): Promise<TimeSearch> =>
  changeSearch(ctx, input.searchId, 'close', async (tx, search) => {
    const closed = await affected(
      tx,
      `update time_search set state = 'CLOSED', ended_at = $3, version = version + 1
        where id = $1 and version = $2`,
      [search.id, input.version, tx.clock.now()],
    );
    if (closed === 0) throw new ConflictError('VERSION');
  });

/**
 * A change of a search: under the locks of its community and its own row, where the door is asked again.
 * @throws the errors of `searchFor`
 */
export async function changeSearch(
  ctx: Context,
  searchId: string,
  action: SearchAction,
  change: (tx: Context, search: TimeSearch) => Promise<unknown>,
): Promise<TimeSearch> {
  // Before any lock: who may not know of it must not hold up those who do.
  const { communityId } = await searchFor(ctx, searchId, action);
  await transaction(ctx, async (outer) => {
    await lockCommunity(outer, communityId);
    const tx = await withPresentFacts(outer, communityId);
    await change(tx, await searchFor(tx, searchId, action, { lock: true }));
  });
  return searchFor(ctx, searchId, 'read');
}
