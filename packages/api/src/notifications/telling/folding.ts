import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { newId } from '../../kernel/ids';
import { strengths } from '../notifications.types';
import { holdBoxes, isCounted } from './boxes';
import type { Happening, Told } from './telling';

/** As many are kept by name; a line names three and says how many more. */
const ACTORS_KEPT = 20;

/** Jobs may come out of order: the line begins with what happened first all the same. */
const EARLIER_THAN_FIRST =
  '$11 < (select h.created_at from happening h where h.id = n.first_happening_id)';

/**
 * Writes a happening into the inboxes of people. Who has an unread line of the same subject gets it longer by one; a line
 * that was read or done begins anew. What is put off stays put off. The boxes are held from then on.
 */
export async function foldInto(
  tx: Context,
  happening: Happening,
  told: readonly Told[],
): Promise<void> {
  if (told.length === 0) return;
  await holdBoxes(
    tx,
    told.map(({ personId }) => personId),
  );
  await rows(
    tx,
    `with told as (
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::smallint[])
         as t(id, person_id, kind, reason, strength)
     ), before as (
       select n.person_id, ${isCounted('n')} as counted from notice n join told t on t.person_id = n.person_id
        where n.subject_kind = $6 and n.subject_id = $7
     ), line as (
       insert into notice as n (id, person_id, subject_kind, subject_id, community_id, kind, reason, detail, strength,
         first_happening_id, last_happening_id, happenings, actor_ids, actor_count, latest_at, unread)
       select t.id, t.person_id, $6, $7, $8::uuid, t.kind, t.reason,
         case when t.kind = $12 then $13 end, t.strength, $9::uuid, $9, 1,
         array_remove(array[$10::uuid], null), case when $10 is null then 0 else 1 end, $11::timestamptz, true
         from told t
       on conflict (person_id, subject_kind, subject_id) do update set
         community_id = excluded.community_id,
         kind = case when n.unread and n.strength > excluded.strength then n.kind else excluded.kind end,
         reason = case when n.unread and n.strength > excluded.strength then n.reason else excluded.reason end,
         detail = case when n.unread and n.strength > excluded.strength then n.detail else excluded.detail end,
         strength = case when n.unread then greatest(n.strength, excluded.strength) else excluded.strength end,
         first_happening_id = case when n.unread and not ${EARLIER_THAN_FIRST}
           then n.first_happening_id else excluded.first_happening_id end,
         last_happening_id = case when n.unread and excluded.latest_at < n.latest_at
           then n.last_happening_id else excluded.last_happening_id end,
         happenings = case when n.unread then n.happenings + 1 else 1 end,
         actor_ids = case when not n.unread then excluded.actor_ids
           when excluded.latest_at < n.latest_at
           then (n.actor_ids || array(select unnest(excluded.actor_ids) except select unnest(n.actor_ids)))[1:${ACTORS_KEPT}]
           else (excluded.actor_ids || array_remove(n.actor_ids, $10))[1:${ACTORS_KEPT}] end,
         actor_count = case when not n.unread then excluded.actor_count
           when $10 is null or $10 = any(n.actor_ids) then n.actor_count else n.actor_count + 1 end,
         latest_at = greatest(n.latest_at, excluded.latest_at),
         unread = true, done_at = null, version = n.version + 1
       returning n.person_id, ${isCounted('n')} as counted
     )
     update notice_box b set unread = b.unread + line.counted::int - coalesce(before.counted, false)::int
       from line left join before on before.person_id = line.person_id
      where b.person_id = line.person_id and line.counted is distinct from coalesce(before.counted, false)`,
    [
      told.map(() => newId()),
      told.map(({ personId }) => personId),
      told.map(({ kind }) => kind),
      told.map(({ reason }) => reason),
      told.map(({ kind }) => strengths[kind]),
      ...[happening.subjectKind, happening.subjectId, happening.communityId],
      ...[happening.id, happening.actorId, happening.createdAt],
      ...[happening.kind, happening.detail],
    ],
  );
}
