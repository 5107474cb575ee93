import { randomUUID } from 'node:crypto';
import { startOurs } from '../servers.mjs';
import { onClose } from './closers.mjs';
import { asked } from './graphql.mjs';
import { openWorld } from './world.mjs';

const WATCHERS = 1_000;
const KILLS = 10;
const SMOKE_KILLS = 2;
/** Milliseconds between two looks at who has been told. */
const POLL = 5;
/** A job that was under way is tried again when its worker is believed dead: minutes, not seconds. */
const ALL_WITHIN = 400_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const REPLY = 'mutation ($input: ReplyInput!) { reply(input: $input) { id } }';

/** The process that tells a thousand watchers of a post is killed in the middle of it, again and again. */
export async function tellingKilled({ smoke }) {
  const { url, client, plan } = await openWorld();
  const threadId = plan.long.id;
  await client.query(
    `with p as (
       insert into person (id, handle, name, email, email_verified_at, created_at)
       select gen_random_uuid(), 'watcher-' || n, 'Watcher ' || n, 'watcher-' || n || '@guildhall.example', now(), now()
         from generate_series(1, $2::int) n returning id
     )
     insert into thread_reader (person_id, thread_id, community_id, level, level_reason)
     select p.id, t.id, t.community_id, 'WATCHING', 'CHOSEN' from p, thread t where t.id = $1`,
    [threadId, WATCHERS],
  );
  await client.query(
    `update community set visibility = 'OPEN' where id = (select community_id from thread where id = $1)`,
    [threadId],
  );
  const count = async (sql, values = []) => Number((await client.query(sql, values)).rows[0].count);
  const told = () =>
    count(
      `select coalesce(sum(n.happenings), 0) as count from notice n join person p on p.id = n.person_id
        where n.subject_id = $1 and p.handle like 'watcher-%'`,
      [threadId],
    );
  const untold = () => count('select count(*) from happening where told_at is null');

  const kills = smoke ? SMOKE_KILLS : KILLS;
  let inTheMiddle = 0;
  let server = await startOurs({ database: url });
  onClose(() => server.stop());
  for (let n = 0; n < kills; n += 1) {
    const before = await told();
    await asked(server.origin, n, REPLY, {
      input: { threadId, markdown: `Said ${n} times.`, clientMutationId: randomUUID() },
    });
    const until = performance.now() + 10_000;
    while ((await told()) === before && performance.now() < until) await pause(POLL);
    await server.kill();
    if ((await untold()) > 0) inTheMiddle += 1;
    server = await startOurs({ database: url });
  }
  const until = performance.now() + ALL_WITHIN;
  while ((await told()) < kills * WATCHERS && performance.now() < until) await pause(POLL * 10);
  return verdict(client, threadId, kills, inTheMiddle);
}

async function verdict(client, threadId, kills, inTheMiddle) {
  const { rows } = await client.query(
    `select p.handle, coalesce(n.happenings, 0) as told from person p
       left join notice n on n.person_id = p.id and n.subject_id = $1 where p.handle like 'watcher-%'`,
    [threadId],
  );
  const missed = rows.filter(({ told }) => told < kills).length;
  const twice = rows.filter(({ told }) => told > kills).length;
  const boxes = await client.query(
    `select count(*)::int as wrong from notice_box b where b.unread <> (select count(*) from notice n
      where n.person_id = b.person_id and n.unread and n.done_at is null and n.snoozed_until is null)`,
  );
  const wrong = [];
  if (missed > 0) wrong.push(`${missed} were not told of everything`);
  if (twice > 0) wrong.push(`${twice} were told of something twice`);
  if (boxes.rows[0].wrong > 0) wrong.push(`${boxes.rows[0].wrong} inboxes have a wrong number`);
  return {
    wrong,
    counts: { told: rows.length, kills, 'in the middle': inTheMiddle, missed, twice },
  };
}
