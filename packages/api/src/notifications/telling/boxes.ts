import type { Context, Services } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';

/** What open pages of a person are told when their inbox changes: only that. */
export const inboxTopic = (personId: string): string => `inbox:${personId}`;

/**
 * Takes the locks under which the lines of these people change, in the order of their ids. Whoever folds, sorts or
 * removes lines takes them first, so the number in the box is always that of its lines.
 */
export async function holdBoxes(tx: Context, personIds: readonly string[]): Promise<void> {
  const people = [...new Set(personIds)].sort();
  await rows(
    tx,
    `insert into notice_box (person_id) select id from person where id = any($1::uuid[]) order by id
     on conflict do nothing`,
    [people],
  );
  await rows(
    tx,
    'select person_id from notice_box where person_id = any($1::uuid[]) order by person_id for update',
    [people],
  );
}

/** Changes the number of unread lines; the box is held. */
export async function changeBox(tx: Context, personId: string, by: number): Promise<void> {
  if (by === 0) return;
  await rows(tx, 'update notice_box set unread = unread + $2 where person_id = $1', [personId, by]);
}

/** Counts in the number beside "Inbox": unread, and neither done nor put off. `n` is the line. */
export const isCounted = (n: string): string =>
  `(${n}.unread and ${n}.done_at is null and ${n}.snoozed_until is null)`;

/** Tells open pages, after the commit. */
export function publishInbox(services: Services, personIds: Iterable<string>): void {
  for (const personId of personIds) services.live.publish(inboxTopic(personId), { personId });
}
