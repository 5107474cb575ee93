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
  'event_series',
  'event',
  'resource',
  'resource_revision',
  'resource_publication',
  'collection',
  'collection_item',
  'use_report',
  'use_answer',
  'use_shared_again',
  'recognition_choice',
  'thanks',
  'thanks_to',
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
    const columns = await columnsOf(to, table);
    await to.rows(
      `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows)],
    );
  }
  for (const fill of cyclic) await fill();
}

/** Those that somebody writes; others make themselves. */
async function columnsOf(server: TestServer, table: string): Promise<string> {
  const found = await server.rows<{ name: string }>(
    `select quote_ident(column_name) as name from information_schema.columns
      where table_schema = current_schema() and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  );
  return found.map(({ name }) => name).join(', ');
}
