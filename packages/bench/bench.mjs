/** Measures the built server beside the reference. What is asked and why: README.md. */
import { loadavg } from 'node:os';
import pg from 'pg';
import { Stop, say, since, start } from '../../scripts/lib.mjs';
import { copyOf, recount, worldOf } from './database.mjs';
import { live } from './live.mjs';
import { crowd, growth, page, posting, readiness, slowest, watched, windows } from './measures.mjs';
import { optionsFrom, SMALLEST, USAGE } from './options.mjs';
import { clientDocuments, compare, pagesFor, prepare } from './pages.mjs';
import { cpuOf } from './processes.mjs';
import { alarmed, circumstances, record, table } from './report.mjs';
import { startOurs, startReference } from './servers.mjs';

/** What was opened, to be closed in the reverse order whatever happens. */
const closers = [];

async function closeAll() {
  for (let close = closers.pop(); close; close = closers.pop()) await close();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    closeAll().finally(() => process.exit(130));
  });
}

const keep = (server) => {
  closers.push(server.stop);
  return server;
};

/** A copy of the world of a size, with the people signed in who will ask. */
async function openWorld(posts, documents, subscribers) {
  const copy = await copyOf(await worldOf(posts));
  closers.push(copy.drop);
  const client = new pg.Client({ connectionString: copy.url });
  client.on('error', () => undefined);
  await client.connect();
  closers.push(() => client.end());
  const plan = { documents, ...(await prepare(client, posts, subscribers)) };
  const version = (await client.query('show server_version')).rows[0].server_version.split(' ')[0];
  return {
    database: copy.name,
    url: copy.url,
    client,
    plan,
    pages: pagesFor(documents, plan),
    version,
  };
}

/** Asks the smallest world beside this one, each with a server that has just started: an older one would be quicker. */
async function grown(large, documents, options) {
  const small = await openWorld(SMALLEST, documents, 0);
  const places = [];
  try {
    for (const world of [large, small]) {
      places.push({
        ...world,
        ours: await startOurs({ database: world.url }),
        pages: world.pages.thread,
      });
    }
    return await growth(...places, options);
  } finally {
    for (const { ours } of places) await ours.stop();
  }
}

async function measure(options) {
  const { posts, subscribers, profile } = options;
  const documents = clientDocuments();
  const world = await openWorld(posts, documents, subscribers);
  const { url, client, pages, plan } = world;
  const tell = (sentence) => say(`${sentence} …`);
  const figures = {};

  const chosen = (name) => options.only.length === 0 || options.only.includes(name);

  if (chosen('start')) {
    tell('Starting');
    const started = await readiness(url, options.starts);
    const fresh = {
      ours: keep(started.server),
      reference: keep(await startReference({ database: url })),
    };
    Object.assign(figures, started.figures);
    tell(`Telling ${subscribers} subscribers`);
    Object.assign(figures, await live({ ...fresh, plan, subscribers }));
    await Promise.all([fresh.ours.stop(), fresh.reference.stop()]);
  }

  const ours = keep(await startOurs({ database: url, profile }));
  const reference = keep(await startReference({ database: url }));
  const place = { ...world, ours, reference };
  const { rounds, seconds, warmUp } = options;
  const timing = { rounds, seconds, warmUp, client };

  tell('Comparing answers');
  const { thread, list, random, home, common, rare } = pages;
  await compare([...thread, ...list, ...random, ...home, ...common, ...rare], ours, reference);
  /** In this order: what writes comes last. */
  const measures = {
    thread: ['Thread page', () => page('thread', thread, place, timing)],
    crowd: ['Thread page, many at once', () => crowd(thread, place, timing)],
    list: ['Thread list', () => page('list', list, place, timing)],
    windows: ['Windows in the long thread', () => windows(pages.windows, place, timing)],
    random: ['Opening at a random post', () => page('random', random, place, timing)],
    home: ['Home', () => page('home', home, place, timing)],
    common: ['Search for common words', () => slowest('common', common, place, timing)],
    rare: ['Search for rare words', () => slowest('rare', rare, place, timing)],
    ...(posts > SMALLEST && {
      growth: [
        `Beside ${SMALLEST.toLocaleString('en')} posts`,
        () => grown(world, documents, timing),
      ],
    }),
    watched: ['Posting to watchers', () => watched(place, timing)],
    posting: ['Posting', () => posting(place, timing)],
  };
  for (const [name, [sentence, measured]] of Object.entries(measures)) {
    if (!chosen(name)) continue;
    tell(sentence);
    Object.assign(figures, await measured());
  }
  await recount(client);
  return { figures, postgres: world.version };
}

start(async (args) => {
  const options = optionsFrom(args);
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  if (cpuOf(process.pid) === null)
    throw new Stop('The benchmark reads /proc, which only Linux has.');
  const startedAt = Date.now();
  const [load] = loadavg();
  try {
    const { figures, postgres } = await measure(options);
    const sentence = circumstances({ ...options, postgres, load });
    console.log(`\n${sentence}\n\n${table(figures)}\n`);
    if (options.record) record(options.posts, sentence, figures);
    const late = alarmed(figures);
    if (late.length > 0) say(`Past the alarm: ${late.map(({ what }) => what).join('; ')}.`);
    say(`Done in ${since(startedAt)}.`);
    return options.assert && late.length > 0 ? 1 : 0;
  } finally {
    await closeAll();
  }
});
