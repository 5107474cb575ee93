import type { TestServer } from '../harness';

/** Tables that an action can change, parents first, with what names a row. */
const tables: Record<string, string[]> = {
  instance: ['only_row'],
  person: ['id'],
  domain: ['id'],
  community: ['id'],
  community_domain: ['community_id', 'domain_id'],
  charter_amendment: ['id'],
  ground_rules: ['id'],
  membership: ['id'],
  invitation: ['id'],
  placeholder_claim: ['id'],
  session: ['id'],
  thread: ['id'],
  post: ['id'],
  post_revision: ['post_id', 'version'],
  reaction: ['post_id', 'person_id', 'kind'],
  mention: ['post_id', 'person_id'],
  thread_participant: ['thread_id', 'person_id'],
  poll: ['id'],
  poll_option: ['poll_id', 'position'],
  poll_vote: ['poll_id', 'person_id'],
  bookmark: ['id'],
  happening: ['id'],
  notice: ['id'],
  notice_box: ['person_id'],
  thread_reader: ['person_id', 'thread_id'],
  community_reader: ['person_id', 'community_id'],
  catch_up: ['person_id'],
  catch_up_pass: ['id'],
  thread_trace: ['id'],
  draft: ['id'],
  file: ['id'],
  post_file: ['post_id', 'file_id'],
  push_subscription: ['id'],
  mail_pause: ['address'],
  unsubscription: ['token_hash'],
  event_settings: ['community_id'],
  event_series: ['id'],
  event: ['id'],
  event_rsvp: ['event_id', 'person_id'],
  event_series_rsvp: ['series_id', 'person_id'],
  event_person_settings: ['person_id'],
  event_attendance: ['event_id', 'person_id'],
  event_guest: ['id'],
  agenda_item: ['id'],
  agenda_vote: ['item_id', 'person_id'],
  event_action: ['id'],
  time_search: ['id'],
  time_slot: ['id'],
  time_answer: ['slot_id', 'person_id'],
  calendar_feed: ['id'],
  rotation: ['id'],
  rotation_member: ['rotation_id', 'person_id'],
  rotation_absence: ['id'],
  turn: ['id'],
  turn_companion: ['turn_id', 'person_id'],
  turn_pass: ['turn_id', 'person_id'],
  turn_step: ['id'],
  handover: ['turn_id'],
  turn_tick: ['turn_id', 'item'],
  lent_role: ['person_id', 'community_id', 'key'],
  resource: ['id'],
  resource_domain: ['resource_id', 'domain_id'],
  resource_file: ['resource_id', 'file_id'],
  resource_suggestion: ['id'],
  resource_revision: ['resource_id', 'number'],
  resource_publication: ['id'],
  link_card: ['resource_id', 'url'],
  resource_suggestion_file: ['suggestion_id', 'file_id'],
  collection: ['id'],
  collection_item: ['id'],
  use_report: ['id'],
  use_report_file: ['report_id', 'file_id'],
  use_answer: ['id'],
  use_ask: ['id'],
  recognition_choice: ['person_id'],
  thanks: ['id'],
  thanks_to: ['thanks_id', 'person_id'],
  feedback: ['id'],
  idempotency: ['person_id', 'mutation', 'key'],
};

export interface Memory {
  /** Brings the database back to what it was. */
  rewind(): Promise<void>;
  /** The tables that are not as they were. */
  changed(): Promise<string[]>;
}

/** Remembers the database as it is, so that what an action changed can be seen and undone. */
export async function remember(server: TestServer): Promise<Memory> {
  const names = Object.keys(tables);
  await server.services.database.pool.query(
    names.map((name) => `create table was_${name} as table ${name};`).join('\n'),
  );
  const columns = await server.rows<{ name: string; list: string }>(
    `select table_name as name, string_agg(column_name, ', ' order by ordinal_position) as list
       from information_schema.columns
      where table_schema = 'public' and table_name = any($1) and is_generated = 'NEVER'
      group by table_name`,
    [names],
  );
  const listOf = new Map(columns.map(({ name, list }) => [name, list]));
  const same = (name: string) =>
    (tables[name] ?? []).map((key) => `t.${key} = w.${key}`).join(' and ');
  const isNew = (name: string) => `not exists (select 1 from was_${name} w where ${same(name)})`;
  const isGone = (name: string) => `not exists (select 1 from ${name} t where ${same(name)})`;
  const values = (name: string) => (listOf.get(name) ?? '').replace(/(\w+)/g, 'w.$1');
  // Each statement that changes a table says so: most actions touch a few of them, and comparing all takes longest.
  await server.services.database.pool.query(
    `create table touched (name text not null);
     create function note_touched() returns trigger language plpgsql as
       'begin insert into touched values (tg_table_name); return null; end';
     ${names
       .map(
         (
           name,
         ) => `create trigger note_touched after insert or update or delete or truncate on ${name}
           for each statement execute function note_touched();`,
       )
       .join('\n')}`,
  );
  const restoring = (touched: Set<string>) => {
    const dirty = names.filter((name) => touched.has(name));
    const ifDirty = (name: string, sql: string) => (touched.has(name) ? [sql] : []);
    return [
      // What stands where moved posts stood makes room for them.
      ...ifDirty('post', `update post t set number = t.number + 1000000 where ${isNew('post')};`),
      ...dirty.map(
        (name) =>
          `update ${name} t set (${listOf.get(name)}) = (select ${values(name)})
           from was_${name} w where ${same(name)} and w is distinct from t;`,
      ),
      // The two rows that point back at one of their own: let go of it first.
      ...ifDirty(
        'community',
        `update community t set welcome_thread_id = null where ${isNew('community')};`,
      ),
      ...ifDirty('thread', `update thread t set accepted_post_id = null where ${isNew('thread')};`),
      ...dirty.toReversed().map((name) => `delete from ${name} t where ${isNew(name)};`),
      ...dirty.map(
        (name) =>
          `insert into ${name} (${listOf.get(name)}) select ${values(name)} from was_${name} w where ${isGone(name)};`,
      ),
      'delete from touched;',
    ].join('\n');
  };
  const difference = (one: string, other: string) =>
    `exists (select * from ${one} o where not exists (select 1 from ${other} w where w is not distinct from o))`;
  const comparison = names
    .map((name) => {
      const was = `was_${name}`;
      return `select '${name}' as name where ${difference(name, was)} or ${difference(was, name)}`;
    })
    .join(' union all ');
  return {
    async rewind() {
      const touched = await server.rows<{ name: string }>('select distinct name from touched');
      const sql = restoring(new Set(touched.map(({ name }) => name)));
      await server.services.database.pool.query(sql);
    },
    async changed() {
      return (await server.rows<{ name: string }>(comparison)).map(({ name }) => name);
    },
  };
}
