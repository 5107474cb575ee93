import { randomUUID } from 'node:crypto';
import { recount } from './database.mjs';
import { ask, headersOf } from './pages.mjs';
import { cpuOf } from './processes.mjs';
import { alternate, median, ratio, typical } from './rounds.mjs';
import { startOurs } from './servers.mjs';

/** As `speed.md` asks: few readers at once, and many. */
const FEW = 10;
const MANY = 50;

const asked = (pages, { server, database }, side) => ({
  server,
  database,
  requests: pages.map((page) => page[side](server.origin)),
});

const beside = (pages, { ours, reference, database }) => ({
  ours: asked(pages, { server: ours, database }, 'ours'),
  reference: asked(pages, { server: reference, database }, 'reference'),
});

/** Requests per second of a page, ours ÷ the reference's, and what each costs. */
export async function page(name, pages, place, options) {
  const few = await alternate(beside(pages, place), { ...options, connections: FEW });
  return {
    [name]: {
      figure: ratio(few.ours, few.reference, 'perSecond'),
      ours: typical(few.ours),
      reference: typical(few.reference),
    },
  };
}

/** How long the slowest twentieth waits when a few ask, ours ÷ the reference's. */
export async function slowest(name, pages, place, options) {
  const few = await alternate(beside(pages, place), { ...options, connections: FEW });
  return {
    [name]: {
      figure: ratio(few.ours, few.reference, 'p95'),
      ours: typical(few.ours),
      reference: typical(few.reference),
    },
  };
}

/** How long the slowest twentieth waits when many ask, and how much memory that takes. */
export async function crowd(pages, place, options) {
  const many = await alternate(beside(pages, place), { ...options, connections: MANY });
  return {
    crowd: {
      figure: ratio(many.ours, many.reference, 'p95'),
      ours: typical(many.ours),
      reference: typical(many.reference),
    },
    memory: { figure: Math.max(...many.ours.map(({ memory }) => memory)) / 1_024 },
  };
}

/** What a window costs at the end and in the middle of the long thread, ÷ at its beginning. */
export async function windows({ first, middle, last }, { ours, database }, options) {
  const place = { server: ours, database };
  const sides = {
    first: asked(first, place, 'ours'),
    middle: asked(middle, place, 'ours'),
    last: asked(last, place, 'ours'),
  };
  const measured = await alternate(sides, { ...options, connections: FEW });
  const against = typical(measured.first);
  return {
    windowLast: {
      figure: ratio(measured.first, measured.last, 'perSecond'),
      ours: typical(measured.last),
      reference: against,
    },
    windowMiddle: {
      figure: ratio(measured.first, measured.middle, 'perSecond'),
      ours: typical(measured.middle),
      reference: against,
    },
  };
}

/** What a thread page costs here ÷ in the smallest world, asked of the same build. */
export async function growth(large, small, options) {
  const sides = {
    large: asked(large.pages, { server: large.ours, database: large.database }, 'ours'),
    small: asked(small.pages, { server: small.ours, database: small.database }, 'ours'),
  };
  const measured = await alternate(sides, { ...options, connections: FEW });
  return {
    growth: {
      figure: ratio(measured.small, measured.large, 'perSecond'),
      ours: typical(measured.large),
      reference: typical(measured.small),
    },
  };
}

const MARKDOWN =
  'We had the same question last year.\n\nWhat **helped** us was to agree on one simple record before the visit, ' +
  'and to look at it together in the evening. See [the notes](https://example.org/notes).';
const HTML =
  '<p>We had the same question last year.</p>\n<p>What <strong>helped</strong> us was to agree on one simple record ' +
  'before the visit, and to look at it together in the evening. See <a href="https://example.org/notes" ' +
  'rel="nofollow noopener ugc">the notes</a>.</p>\n';

/** A reply as ours and the reference take it. @param length of the message by which the reference tells of it */
export function replyTo(threadId, { documents, person }, length = 0) {
  return {
    ours: (origin) => ({
      method: 'POST',
      path: '/graphql',
      headers: headersOf(origin),
      body: JSON.stringify({
        documentId: documents.reply,
        variables: { input: { threadId, markdown: MARKDOWN, clientMutationId: randomUUID() } },
      }),
    }),
    reference: () => ({
      method: 'POST',
      path: '/reply',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ threadId, person, markdown: MARKDOWN, html: HTML, length }),
    }),
  };
}

/** Threads that are written in: in different communities, so that locks of one do not decide. */
const WRITTEN_IN = 40;

/** Posting, ours ÷ the reference's. Every post that was answered must be there, and counted. */
export async function posting({ ours, reference, database, client, plan }, options) {
  const threads = plan.threads.slice(0, WRITTEN_IN);
  const postsNow = async () =>
    Number((await client.query('select count(*) from post')).rows[0].count);
  let acknowledged = 0;
  const refused = [];
  const writing = (server, side) => ({
    server,
    database,
    requests: threads.map(({ id }) => {
      const reply = replyTo(id, plan)[side];
      return {
        ...reply(server.origin),
        setupRequest: (request) => ({ ...request, ...reply(server.origin) }),
        onResponse: (status, body) => {
          if (status === 200 && !body.includes('"errors"')) acknowledged += 1;
          else refused.push(body);
        },
      };
    }),
  });
  // Person 0 takes part in each thread before many write at once: the reference counts first visits carelessly.
  for (const { id } of threads) {
    const reply = replyTo(id, plan);
    await ask(reference.origin, reply.reference());
    await ask(ours.origin, reply.ours(ours.origin));
  }
  const before = await postsNow();
  const sides = { ours: writing(ours, 'ours'), reference: writing(reference, 'reference') };
  const measured = await alternate(sides, { ...options, connections: FEW });
  if (refused.length > 0)
    throw new Error(`${refused.length} posts were refused: ${refused[0].slice(0, 500)}`);
  const written = (await postsNow()) - before;
  // What was under way when a round ended may be written without having been answered.
  if (written < acknowledged)
    throw new Error(`${acknowledged} posts were acknowledged, ${written} are there.`);
  await recount(client);
  return {
    posting: {
      figure: ratio(measured.ours, measured.reference, 'perSecond'),
      ours: typical(measured.ours),
      reference: typical(measured.reference),
    },
  };
}

/** So many follow each of the watched threads, of which there are so many. */
const WATCHERS = 1_000;
const WATCHED = 10;

/** What posting costs where a thousand people watch ÷ where one does, all being told; ours both times. */
export async function watched({ ours, database, client, plan }, options) {
  const { rows } = await client.query(
    `select t.id from thread t
       join membership m on m.community_id = t.community_id and m.person_id = $1
      where t.id <> $2 order by md5(t.id::text) desc limit $3`,
    [plan.person, plan.long.id, 2 * WATCHED],
  );
  const threads = rows.map(({ id }) => id);
  const each = Math.floor(threads.length / 2);
  const [many, one] = [threads.slice(0, each), threads.slice(each, 2 * each)];
  await client.query('delete from thread_reader where thread_id = any($1)', [threads]);
  const watch = (ids, watchers) =>
    client.query(
      `insert into thread_reader (person_id, thread_id, community_id, read_number, read_count, level, level_reason,
       opened_at, read_at)
     select p.id, t.id, t.community_id, t.last_post_number, t.post_count, 'WATCHING', 'CHOSEN', now(), now()
       from thread t cross join (select id from person where handle <> 'person-0' order by handle limit $2) p
      where t.id = any($1)`,
      [ids, watchers],
    );
  await watch(many, WATCHERS);
  await watch(one, 1);
  // So that each of them is counted: they were not members when they were put there.
  await client.query(
    `update community_reader d set unread_threads = u.threads
      from (select d.community_id, d.person_id, count(r.*) filter (where r.behind) as threads
              from community_reader d left join thread_reader r using (community_id, person_id) group by 1, 2) u
     where d.community_id = u.community_id and d.person_id = u.person_id and d.unread_threads <> u.threads`,
  );
  const writing = (ids) => ({
    server: ours,
    database,
    requests: ids.map((id) => {
      const reply = replyTo(id, plan).ours;
      return {
        ...reply(ours.origin),
        setupRequest: (request) => ({ ...request, ...reply(ours.origin) }),
      };
    }),
  });
  const sides = { many: writing(many), one: writing(one) };
  // The first post waits for what renders Markdown to start.
  await ask(ours.origin, replyTo(one[0], plan).ours(ours.origin));
  const measured = await alternate(sides, { ...options, connections: FEW });
  return {
    watched: {
      figure: ratio(measured.many, measured.one, 'perSecond'),
      ours: typical(measured.many),
      reference: typical(measured.one),
    },
  };
}

/**
 * Seconds from the start of the process until it is ready, on a database that has everything.
 * @returns the figure, and the server that was started last, which nobody has asked anything yet
 */
export async function readiness(url, starts) {
  const seconds = [];
  const cpu = [];
  for (let n = 1; ; n += 1) {
    const server = await startOurs({ database: url });
    seconds.push(server.readyAfter / 1_000);
    cpu.push(cpuOf(server.pid) / 1_000);
    if (n >= starts) {
      return {
        figures: { ready: { figure: median(seconds), ours: { cpu: median(cpu) } } },
        server,
      };
    }
    await server.stop();
  }
}
