import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObjectType } from 'graphql';
import type { Client } from 'graphql-ws';
import '../src/jobs';
import { jobNames } from '../src/kernel/jobs';
import { pushSettings } from '../src/notifications/push/push.fixture';
import { permissions } from '../src/permissions';
import { roomRoutes } from '../src/routes';
import { buildSchema } from '../src/schema';
import { pathRules } from '../src/server/routes';
import {
  followingActions,
  houseActions,
  outcome,
  readingActions,
  verdictsFor,
  writingActions,
} from './authorization/actions';
import { type Actor, actors, places, type Rows, shortReason } from './authorization/parse';
import { remember } from './authorization/rewind';
import { type Block, house, reading, writing } from './authorization/table';
import { buildWorld, type World } from './authorization/world';
import { type Answer, startTestServer, type TestClient, type TestServer } from './harness';

// Some hundred requests each, on a machine that may have much else to do.
jest.setTimeout(60_000);

describe('everything has a rule, and every rule is about something', () => {
  const schema = buildSchema();
  const operations = {
    Query: 'queries',
    Mutation: 'mutations',
    Subscription: 'subscriptions',
  } as const;
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith('__'),
  );
  const fieldsOf = (name: string): string[] => {
    const type = schema.getType(name);
    return isObjectType(type) ? Object.keys(type.getFields()) : [];
  };

  test.each(Object.keys(operations) as Array<keyof typeof operations>)(
    'each field of %s',
    (root) => {
      const ruled = permissions.flatMap((room) => Object.keys(room[operations[root]] ?? {}));
      expect(ruled.sort()).toEqual(fieldsOf(root).sort());
    },
  );

  test('each type', () => {
    const ruled = permissions.flatMap((room) => Object.keys(room.types ?? {}));
    const there = types.map(({ name }) => name).filter((name) => !(name in operations));
    expect(ruled.sort()).toEqual(there.sort());
  });

  test('rules of single fields are about fields that are there', () => {
    const ruled = permissions.flatMap(({ types: own = {}, added = {} }) => [
      ...Object.entries(own).flatMap(([type, rule]) =>
        typeof rule === 'string' ? [] : Object.keys(rule.fields).map((field) => `${type}.${field}`),
      ),
      ...Object.keys(added),
    ]);
    const there = new Set(
      types.flatMap(({ name }) => fieldsOf(name).map((field) => `${name}.${field}`)),
    );
    expect(ruled.filter((field) => !there.has(field))).toEqual([]);
    expect(new Set(ruled).size).toBe(ruled.length);
  });

  test('each field that may be null or empty for some says for whom', () => {
    // A field whose description speaks of those who see less has a rule of its own.
    const ruled = new Set(
      permissions.flatMap(({ types: own = {}, added = {} }) => [
        ...Object.entries(own).flatMap(([type, rule]) =>
          typeof rule === 'string'
            ? []
            : Object.keys(rule.fields).map((field) => `${type}.${field}`),
        ),
        ...Object.keys(added),
      ]),
    );
    const speaking = types.flatMap((type) =>
      isObjectType(type) && !(type.name in operations)
        ? Object.values(type.getFields())
            .filter(({ description }) =>
              /(null|empty) for|that the viewer|the viewer may/i.test(description ?? ''),
            )
            .map(({ name }) => `${type.name}.${name}`)
        : [],
    );
    expect(speaking.length).toBeGreaterThan(10);
    expect(speaking.filter((field) => !ruled.has(field))).toEqual([]);
  });

  test('each path', () => {
    const rules = pathRules();
    for (const { path, rule } of rules) expect([path, rule.length > 20]).toEqual([path, true]);
    const names = rules.map(({ method, path }) => `${method} ${path}`);
    expect(names).toEqual(
      expect.arrayContaining(roomRoutes.map(({ method, path }) => `${method} ${path}`)),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  test('each job', () => {
    const ruled = permissions.flatMap((room) => Object.keys(room.jobs ?? {}));
    expect(ruled.sort()).toEqual(jobNames().sort());
  });

  test('each kind of mail', () => {
    const folder = join(__dirname, '../src/messages/en');
    const kinds = readdirSync(folder)
      .flatMap((file) => Object.keys(JSON.parse(readFileSync(join(folder, file), 'utf8'))))
      // A subject that counts has a sentence for none, one and many.
      .flatMap((key) => /^(.+)\.subject(?:\.\w+)?$/.exec(key)?.[1] ?? []);
    const ruled = permissions.flatMap((room) => Object.keys(room.mails ?? {}));
    expect(ruled.sort()).toEqual([...new Set(kinds)].sort());
  });

  test('each action of the table is executed, and each that can be executed is in the table', () => {
    const asked = [...reading, ...writing, ...house].flatMap((block) => block.actions);
    const known = { ...readingActions, ...followingActions, ...writingActions, ...houseActions };
    expect(asked.sort()).toEqual(Object.keys(known).sort());
  });
});

describe('who may what', () => {
  let server: TestServer;
  let world: World;
  let rewind: () => Promise<void>;
  const sockets = new Map<Actor, Client>();

  beforeAll(async () => {
    server = await startTestServer({ environment: { push: pushSettings } });
    world = await buildWorld(server);
    ({ rewind } = await remember(server));
    for (const [actor, client] of world.clients) sockets.set(actor, client.socket());
  }, 120_000);

  afterAll(() => server.close());

  const clientOf = (actor: Actor) => world.clients.get(actor) as TestClient;

  /** Visits the cells of one house after the other: the setting is the same for all who are in it. */
  async function eachActor(rows: Rows, visit: (actor: Actor) => Promise<string[]>): Promise<Rows> {
    const found: Rows = {};
    for (const openHouse of [false, true]) {
      const present = actors.filter((actor) => rows[actor] && actor.endsWith('*') === openHouse);
      if (present.length === 0) continue;
      await server.rows('update instance set visitors_may_read = $1', [openHouse]);
      for (const actor of present) found[actor] = await visit(actor);
    }
    await rewind();
    return found;
  }

  const overSocket = (actor: Actor, query: string, variables: Record<string, unknown>) =>
    new Promise<Answer>((resolve, reject) => {
      let answer: Answer = { data: null };
      sockets.get(actor)?.subscribe(
        { query, variables },
        {
          next: (value) => {
            answer = value as Answer;
          },
          error: (errors) => (Array.isArray(errors) ? resolve({ errors }) : reject(errors)),
          complete: () => resolve(answer),
        },
      );
    });

  /** Goes on asking until something is so; of a pool's connections one may be slower than another. */
  const until = async (actor: Actor, done: () => boolean) => {
    for (let asked = 0; asked < 500 && !done(); asked += 1) {
      await overSocket(actor, '{ instance { name } }', {});
    }
  };

  /** `ok` when the subscription has come to listen, and stands after one more query behind it. */
  const following = async (actor: Actor, query: string, variables: Record<string, unknown>) => {
    const { live } = server.services;
    const before = live.readers;
    let answer: Answer | undefined;
    const stop = sockets.get(actor)?.subscribe(
      { query, variables },
      {
        next: (value) => {
          answer ??= value as Answer;
        },
        error: (errors) => {
          answer ??= { errors: Array.isArray(errors) ? errors : [] };
        },
        complete: () => {
          answer ??= { errors: [] };
        },
      },
    );
    await until(actor, () => answer !== undefined || live.readers > before);
    await overSocket(actor, '{ instance { name } }', {});
    const found: Answer = answer ?? { data: {} };
    stop?.();
    await until(actor, () => live.readers <= before);
    return found;
  };

  const cases = (blocks: Block[]) =>
    blocks.flatMap(({ actions, rows }) => actions.map((action) => [action, rows] as const));

  const cellsOf = (name: string, rows: Rows, ask: typeof overSocket) => {
    const action = readingActions[name] ?? followingActions[name] ?? writingActions[name];
    if (!action) throw new Error(`No action is called ${name}`);
    return eachActor(rows, async (actor) => {
      const cells: string[] = [];
      for (const ground of world.grounds) {
        const answer = await ask(actor, action.document, action.variables(ground, actor));
        cells.push(outcome(answer, (data) => action.read?.(data, ground) ?? 'ok'));
      }
      return cells;
    });
  };

  const overHttp = (actor: Actor, query: string, variables: Record<string, unknown>) =>
    clientOf(actor).ask(query, variables);

  describe('reads, over HTTP and over a WebSocket', () => {
    const queries = cases(reading).filter(([action]) => action in readingActions);
    test.each(queries)('%s', async (action, rows) => {
      expect(await cellsOf(action, rows, overHttp)).toEqual(rows);
      expect(await cellsOf(action, rows, overSocket)).toEqual(rows);
    });

    test.each(cases(reading).filter(([action]) => action in followingActions))(
      '%s',
      async (action, rows) => {
        expect(await cellsOf(action, rows, following)).toEqual(rows);
      },
    );
  });

  describe('does, and `viewerCan` says the same', () => {
    const verdicts = new Map<string, Promise<Map<string, string>>>();
    const verdictIn = async (actor: Actor, index: number, can: string) => {
      const ground = world.grounds[index] as World['grounds'][number];
      const key = `${actor} ${ground.place}`;
      const known = verdicts.get(key) ?? verdictsFor(clientOf(actor), ground, actor);
      verdicts.set(key, known);
      return (await known).get(can);
    };

    test.each(cases(writing))('%s', async (name, rows) => {
      const action = writingActions[name];
      if (!action) throw new Error(`No action is called ${name}`);
      const said: Rows = {};
      const found = await eachActor(rows, async (actor) => {
        const cells: string[] = [];
        const words: string[] = [];
        for (const [index, ground] of world.grounds.entries()) {
          const word = action.can && (await verdictIn(actor, index, action.can));
          const answer = await overHttp(actor, action.document, action.variables(ground, actor));
          const cell = outcome(answer, (data) => action.read?.(data, ground) ?? 'ok');
          // What changed something is undone, so that each cell begins where the first began.
          if (cell === 'ok') {
            await rewind();
            if (actor.endsWith('*'))
              await server.rows('update instance set visitors_may_read = true');
          }
          cells.push(cell);
          // No verdict is told about what the actor does not see.
          words.push(word ?? cell);
        }
        said[actor] = words;
        return cells;
      });
      expect(found).toEqual(rows);
      expect(said).toEqual(rows);
    });
  });

  test.each(cases(house))('in the house: %s', async (name, rows) => {
    const action = houseActions[name];
    if (!action) throw new Error(`No action is called ${name}`);
    const found = await eachActor(rows, async (actor) => {
      const answer = await overHttp(actor, action.document, action.variables(world.house));
      return [outcome(answer, () => 'ok')];
    });
    expect(found).toEqual(rows);
  });

  test('in the house: `viewerCan` says the same', async () => {
    const verdicts: Record<string, string> = {
      'instance.administer': 'edit instance',
      'instance.createCommunity': 'create community',
      'domain.edit': 'edit domain',
      'domain.remove': 'remove domain',
      'person.editProfile': "edit another's profile",
      'person.deactivate': 'close account',
      'person.makeAdmin': 'make admin',
    };
    const rowsOf = new Map(cases(house));
    const ask = `{
      instance { viewerCan { administer { allowed reason } createCommunity { allowed reason } } }
      domain(slug: "wounds") { viewerCan { edit { allowed reason } remove { allowed reason } } }
      person(handle: "guest") { viewerCan {
        editProfile { allowed reason } deactivate { allowed reason } makeAdmin { allowed reason } } }
    }`;
    type Said = Record<string, { allowed: boolean; reason: string | null }>;
    const told = await eachActor(
      Object.fromEntries(actors.map((actor) => [actor, []])),
      async (actor) => {
        const { data } = await clientOf(actor).ask<Record<string, { viewerCan: Said } | null>>(ask);
        return Object.keys(verdicts).map((path) => {
          const [root = '', field = ''] = path.split('.');
          const said = data?.[root]?.viewerCan[field];
          // What they do not see says nothing; of everything else the word is that of the table.
          if (!said) return 'unseen';
          return said.allowed ? 'ok' : shortReason(said.reason);
        });
      },
    );
    for (const actor of actors) {
      const unseen = actor === 'visitor' || actor === 'unverified';
      const expected = Object.entries(verdicts).map(([path, action]) =>
        unseen && !path.startsWith('instance') ? 'unseen' : rowsOf.get(action)?.[actor]?.[0],
      );
      expect([actor, ...(told[actor] ?? [])]).toEqual([actor, ...expected]);
    }
  });

  describe('what is seen as an item is in its list, and the other way round', () => {
    test.each(actors)('%s', async (actor) => {
      await server.rows('update instance set visitors_may_read = $1', [actor.endsWith('*')]);
      const client = clientOf(actor);
      const inLists = new Set<string>();
      const asItems = new Set<string>();
      for (const { community } of world.grounds) {
        const { data } = await client.ask<{
          community: {
            threads: {
              nodes: Array<{ id: string; posts: { nodes: Array<{ id: string }> } }>;
            } | null;
          } | null;
        }>(
          `query($slug: String!) { community(slug: $slug) {
             threads(first: 30) { nodes { id posts(first: 20) { nodes { id } } } } } }`,
          { slug: community.slug },
        );
        for (const thread of data?.community?.threads?.nodes ?? []) {
          inLists.add(thread.id);
          for (const post of thread.posts.nodes) inLists.add(post.id);
        }
      }
      const threads = await server.rows<{ id: string; removed: boolean }>(
        'select id, removed_at is not null as removed from thread order by id',
      );
      for (const { id, removed } of threads) {
        const { data } = await client.ask<{ thread: object | null }>(
          'query($id: ID!) { thread(id: $id) { id } }',
          { id },
        );
        // Of a removed thread nobody is reminded by a list.
        if (data?.thread && !removed) asItems.add(id);
      }
      const posts = await server.rows<{ id: string; removed: boolean }>(
        `select p.id, t.removed_at is not null as removed from post p join thread t on t.id = p.thread_id
          order by p.id`,
      );
      for (const { id, removed } of posts) {
        const { data } = await client.ask<{ post: object | null }>(
          'query($id: ID!) { post(id: $id) { id } }',
          { id },
        );
        if (data?.post && !removed) asItems.add(id);
      }
      expect([...inLists].sort()).toEqual([...asItems].sort());
      const empty = actor === 'visitor' || actor === 'unverified';
      expect(inLists.size > 0).toBe(!empty);
      await server.rows('update instance set visitors_may_read = false');
    });
  });

  test.each(actors)(
    '%s gets a file where they read the post that shows it, and adds one where they may reply',
    async (actor) => {
      await server.rows('update instance set visitors_may_read = $1', [actor.endsWith('*')]);
      const client = clientOf(actor);
      for (const { place, founders } of world.grounds) {
        const { file } = founders;
        const { data } = await client.ask<{
          post: object | null;
          thread: { viewerCan: { reply: { allowed: boolean } } } | null;
        }>(
          `query($post: ID!, $thread: ID!) {
           post(id: $post) { id } thread(id: $thread) { viewerCan { reply { allowed } } } }`,
          { post: file.postId, thread: founders.threadId },
        );
        const { status } = await client.fetch(file.address);
        expect([place, status]).toEqual([place, data?.post ? 200 : 404]);
        const sent = await client.fetch(`/files?thread=${founders.threadId}`, {
          method: 'POST',
          headers: { 'x-file-name': 'a.txt' },
          body: 'text',
        });
        expect([place, sent.ok]).toEqual([place, data?.thread?.viewerCan.reply.allowed ?? false]);
      }
      await server.rows('update instance set visitors_may_read = false');
    },
  );

  test('no cell of the table is missing, and none was forgotten when an actor was added', () => {
    const partial = ['edit own post', 'keep a draft for own post', 'answer own invitation'];
    for (const { actions, rows } of [...reading, ...writing, ...house]) {
      if (actions.some((action) => partial.includes(action))) continue;
      expect({ actions, actors: Object.keys(rows).sort() }).toEqual({
        actions,
        actors: [...actors].sort(),
      });
    }
    expect(world.grounds.map(({ place }) => place)).toEqual([...places]);
  });
});
