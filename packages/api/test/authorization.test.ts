import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObjectType } from 'graphql';
import '../src/jobs';
import { jobNames } from '../src/kernel/jobs';
import { permissions } from '../src/permissions';
import { roomRoutes } from '../src/routes';
import { buildSchema } from '../src/schema';
import { pathRules } from '../src/server/routes';
import { outcome } from './authorization/actions';
import { actors, places, shortReason } from './authorization/parse';
import { care } from './authorization/rooms/care';
import { communities } from './authorization/rooms/communities';
import { house, houseActions } from './authorization/rooms/house';
import { inbox } from './authorization/rooms/inbox';
import { members } from './authorization/rooms/members';
import { polls } from './authorization/rooms/polls';
import { reading } from './authorization/rooms/reading';
import { threads } from './authorization/rooms/threads';
import { cases, runTable } from './authorization/run';

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

  test('each action in the house is executed, and each that can be executed is in the table', () => {
    const asked = house.flatMap((block) => block.actions);
    expect(asked.sort()).toEqual(Object.keys(houseActions).sort());
  });
});

describe('who may what', () => {
  const table = runTable([communities, members, threads, care, reading, inbox, polls]);

  test.each(cases(house))('in the house: %s', async (name, rows) => {
    const action = houseActions[name];
    if (!action) throw new Error(`No action is called ${name}`);
    const found = await table.eachActor(rows, async (actor) => {
      const answer = await table
        .clientOf(actor)
        .ask(action.document, action.variables(table.world.house));
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
    const told = await table.eachActor(
      Object.fromEntries(actors.map((actor) => [actor, []])),
      async (actor) => {
        const { data } = await table
          .clientOf(actor)
          .ask<Record<string, { viewerCan: Said } | null>>(ask);
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
      await table.server.rows('update instance set visitors_may_read = $1', [actor.endsWith('*')]);
      const client = table.clientOf(actor);
      const inLists = new Set<string>();
      const asItems = new Set<string>();
      for (const { community } of table.world.grounds) {
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
      const threads = await table.server.rows<{ id: string; removed: boolean }>(
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
      const posts = await table.server.rows<{ id: string; removed: boolean }>(
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
      await table.server.rows('update instance set visitors_may_read = false');
    });
  });

  test.each(actors)(
    '%s gets a file where they read the post that shows it, and adds one where they may reply',
    async (actor) => {
      await table.server.rows('update instance set visitors_may_read = $1', [actor.endsWith('*')]);
      const client = table.clientOf(actor);
      for (const { place, founders } of table.world.grounds) {
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
      await table.server.rows('update instance set visitors_may_read = false');
    },
  );

  test('in the house no cell is missing', () => {
    for (const { actions, rows } of house) {
      expect({ actions, actors: Object.keys(rows).sort() }).toEqual({
        actions,
        actors: [...actors].sort(),
      });
    }
    expect(table.world.grounds.map(({ place }) => place)).toEqual([...places]);
  });
});
