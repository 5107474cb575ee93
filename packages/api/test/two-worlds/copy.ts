import type { TestServer } from '../harness';

/** All that a world is made of, parents first. What waits in queues is nobody's answer. */
const tables = [
  'instance',
  'person',
  'session',
  'domain',
  'community',
  'community_domain',
  'charter_amendment',
  'ground_rules',
  'membership',
  'invitation',
  'placeholder_claim',
  'thread',
  'post',
  'reaction',
  'mention',
  'thread_participant',
  'thread_link',
  'poll',
  'poll_option',
  'poll_vote',
];

/** References to rows that come later: filled in at the end. */
const later: Record<string, string> = {
  community: 'welcome_thread_id',
  thread: 'accepted_post_id',
};

/** Makes a second world equal to the first, row by row: the same ids, instants and tokens. */
export async function copyWorld(from: TestServer, to: TestServer): Promise<void> {
  await to.rows('delete from instance');
  const cyclic: Array<() => Promise<unknown>> = [];
  for (const table of tables) {
    const [found] = await from.rows<{ rows: Array<Record<string, unknown>> }>(
      `select coalesce(json_agg(t), '[]') as rows from ${table} t`,
    );
    const column = later[table];
    const rows = (found?.rows ?? []).map((row) => {
      if (!column || row[column] === null) return row;
      cyclic.push(() =>
        to.rows(`update ${table} set ${column} = $2 where id = $1`, [row.id, row[column]]),
      );
      return { ...row, [column]: null };
    });
    await to.rows(
      `insert into ${table} select * from json_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows)],
    );
  }
  for (const fill of cyclic) await fill();
}
