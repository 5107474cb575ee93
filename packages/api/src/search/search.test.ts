import { startTestServer, type TestServer } from '../../test/harness';
import { EDIT, REMOVE, REMOVE_THREAD, RESTORE, RESTORE_THREAD } from '../../test/threads';
import { type WoundCare, woundCare } from '../../test/wound-care';
import { Visibility } from '../communities/community.entity';
import { aCommunity, aMember } from '../communities/community.factory';
import { anEvent } from '../events/event.factory';
import { EventKind, EventState } from '../events/event.types';
import { DAY } from '../kernel/clock';
import { aResource } from '../resources/resource.factory';
import { ThreadKind } from '../threads/thread.entity';
import { aPost, aThread } from '../threads/thread.factory';
import { followLanguageJob } from './search.jobs';

const PIECES = '{ text marked }';
const PAGE = 'pageInfo { hasNextPage endCursor }';
const SEARCH = `query ($text: String!, $first: Int, $after: String) { search(text: $text) { corrected notes { code text }
  threads(first: $first, after: $after) { ${PAGE} nodes { group title ${PIECES} snippet ${PIECES} thread { id title } post { id } } }
  posts { nodes { snippet ${PIECES} post { number thread { title } } thread { id } } }
  events { nodes { title ${PIECES} event { id title } } }
  resources { nodes { title ${PIECES} snippet ${PIECES} resource { id title } } }
  people { nodes { title ${PIECES} snippet ${PIECES} person { handle } } }
  communities { nodes { community { slug name } } } } }`;

interface Pieces {
  text: string;
  marked: boolean;
}
interface Hit {
  group: string;
  title: Pieces[];
  snippet: Pieces[];
  thread: { id: string; title: string };
  post: { number: number; thread: { title: string } };
  event: { id: string; title: string };
  resource: { id: string; title: string };
  person: { handle: string };
  community: { slug: string; name: string };
}
interface Page {
  nodes: Hit[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
interface Found {
  corrected: string | null;
  notes: Array<{ code: string; text: string }>;
  threads: Page;
  posts: Page;
  events: Page;
  resources: Page;
  people: Page;
  communities: Page;
}
type Asking = { client: WoundCare['visitor'] };

let server: TestServer;
let world: WoundCare;
let heel: { id: string; communityId: string; postId: string };

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
  const { ctx, community, ines, ravi } = world;
  const inside = { communityId: community.id, authorId: ines.id };
  heel = await aThread(ctx, {
    ...inside,
    kind: ThreadKind.QUESTION,
    title: 'Which foam dressings hold on a heel?',
    markdown: 'They **slip** when people walk. See <b>bold</b> & `a < b`.',
    tags: ['heel-pad', 'dressings'],
  });
  await aPost(ctx, {
    thread: heel,
    authorId: ravi.id,
    markdown: 'We use a *bordered* silicone one, cut like a sandal.',
  });
  await aThread(ctx, {
    ...inside,
    title: 'Delegation of dressing changes',
    markdown: 'To whom, and when?',
  });
  await aThread(ctx, {
    ...inside,
    title: 'Crème or ointment for dry skin',
    markdown: 'What do you prefer?',
  });
});
afterAll(() => server.close());

const found = async (
  text: string,
  { client }: Asking = world.ines,
  variables = {},
): Promise<Found> => (await client.query<{ search: Found }>(SEARCH, { text, ...variables })).search;
const titles = async (text: string, asking?: Asking) =>
  (await found(text, asking)).threads.nodes.map(({ thread }) => thread.title);
const marked = (pieces: Pieces[] = []) =>
  pieces.filter((piece) => piece.marked).map(({ text }) => text);
const whole = (pieces: Pieces[] = []) => pieces.map(({ text }) => text).join('');

describe('words', () => {
  it.each([
    ['the words of a title', 'foam heel'],
    ['other endings', 'dressing holding heels'],
    ['words of the title and of the text', 'foam slipping'],
    ['a tag', 'heel pad foam'],
    ['words in their order', '"foam dressings"'],
    ['capitals', 'FOAM'],
  ])('finds a thread by %s', async (_name, text) => {
    expect((await titles(text))[0]).toBe('Which foam dressings hold on a heel?');
  });

  it('finds it with and without accents, and by most of many words', async () => {
    expect(await titles('creme ointment')).toEqual(['Crème or ointment for dry skin']);
    expect(await titles('ointmént')).toEqual(['Crème or ointment for dry skin']);
    expect(await titles('ointment for dry skin of elephants')).toEqual([
      'Crème or ointment for dry skin',
    ]);
  });

  it('leaves out what is excluded, and what stands in another order', async () => {
    expect(await titles('dressing -foam')).toEqual(['Delegation of dressing changes']);
    expect(await titles('"dressings foam"')).toEqual([]);
  });

  it('finds what was written below, with the place where it stands', async () => {
    const { posts, threads } = await found('sandal silicone');
    expect(threads.nodes).toEqual([]);
    expect(posts.nodes).toMatchObject([
      { post: { number: 2, thread: { title: expect.stringContaining('foam') } }, thread: null },
    ]);
    expect(marked(posts.nodes[0]?.snippet)).toEqual(['silicone', 'sandal']);
  });

  it('marks words in plain text: nothing of it is mark-up', async () => {
    const [hit] = (await found('slipped foam')).threads.nodes;
    expect(hit).toMatchObject({ group: 'THREAD', post: null });
    expect(marked(hit?.title)).toEqual(['foam']);
    expect(marked(hit?.snippet)).toEqual(['slip']);
    expect(whole(hit?.snippet)).toContain('They slip when people walk. See <b>bold</b> & a < b.');
  });

  it('puts words right that are nowhere', async () => {
    const slip = await found('delgation of dresing');
    expect(slip.corrected).toBe('delegation of dressing');
    expect(slip.threads.nodes[0]?.thread.title).toBe('Delegation of dressing changes');
    expect((await found('foam')).corrected).toBeNull();
  });

  describe.each([
    ['another sign', 'ulser'],
    ['another first sign', 'olcer'],
    ['another last sign', 'ulcet'],
    ['a sign too many', 'ulczer'],
    ['two exchanged', 'ucler'],
    ['one that is missing', 'ulcr'],
  ])('with %s in a short word', (_name, slip) => {
    it('puts it right, whether the words beside it are there or not', async () => {
      const { ctx, community, ines } = world;
      const inside = { communityId: community.id, authorId: ines.id };
      if ((await titles('ulcer')).length === 0) {
        await aThread(ctx, { ...inside, title: 'Slow-healing wounds' });
        await aThread(ctx, { ...inside, title: 'Grading an ulcer at a glance' });
      }
      for (const [asked, meant] of [
        [slip, 'ulcer'],
        [`heal ${slip}`, 'heal ulcer'],
        [`${slip.toUpperCase()} heal`, 'ulcer heal'],
      ] as const) {
        const seen = await found(asked);
        expect(seen.corrected).toBe(meant);
        expect(seen.threads.nodes.map(({ thread }) => thread.title)).toContain(
          'Grading an ulcer at a glance',
        );
      }
    });
  });

  it('says which words it is that nobody can look for', async () => {
    expect(await found('the of and')).toMatchObject({
      notes: [],
      threads: { nodes: [] },
    });
    expect((await found('-foam')).notes).toEqual([{ code: 'ONLY_NEGATED', text: '-foam' }]);
  });
});

describe('people, communities and events', () => {
  it('finds people by parts of the name, by slips of the pen, by what they do', async () => {
    const handles = async (text: string) =>
      (await found(text)).people.nodes.map(({ person }) => person.handle);
    expect(await handles('ines')).toEqual(['ines']);
    expect(await handles('okonk')).toEqual(['amara']);
    expect(await handles('Okonkvo')).toEqual(['amara']);
    expect(await handles('podiatrist')).toEqual(['ravi']);
    expect(await handles('podiatrist by:ravi')).toEqual([]);
  });

  it('finds communities by name, and knows of no private one', async () => {
    const { ctx, amara, ines } = world;
    const given = { steward: amara, name: 'Pressure ulcers', visibility: Visibility.PRIVATE };
    const hidden = await aCommunity(ctx, given);
    const slugs = async (asking: Asking) =>
      (await found('presure ulcers', asking)).communities.nodes.map((hit) => hit.community.slug);
    expect(await slugs(amara)).toEqual([hidden.slug]);
    expect(await slugs(ines)).toEqual([]);
    expect((await found(`in:${hidden.slug} foam`, ines)).notes).toEqual([
      { code: 'NO_SUCH_COMMUNITY', text: `in:${hidden.slug}` },
    ]);
  });

  it('finds an event, what is proposed only for those who know of it, and of a series one', async () => {
    const { ctx, community, amara, ines, tomasz } = world;
    const at = { communityId: community.id, startsOn: '2026-04-01T14:00' };
    const given = { kind: EventKind.CASE_CLINIC, createdBy: ines.id, hostId: ines.id };
    await anEvent(ctx, { ...at, ...given, title: 'Compression clinic' });
    await anEvent(ctx, {
      ...at,
      ...given,
      title: 'Compression evening',
      state: EventState.PROPOSED,
    });
    const events = async (text: string, asking: Asking) =>
      (await found(text, asking)).events.nodes.map(({ event }) => event.title).sort();
    expect(await events('compression', tomasz)).toEqual(['Compression clinic']);
    expect(await events('compression', amara)).toEqual([
      'Compression clinic',
      'Compression evening',
    ]);
    expect(await events('kind:case-clinic compression before:2026-04', amara)).toEqual([]);
    expect(await events('compression is:mine', tomasz)).toEqual([]);
    expect(await events('compression by:me', ines)).toHaveLength(2);
    const [{ series }] = (await server.rows<{ series: string }>(
      "select series_id as series from event where title = 'Compression clinic'",
    )) as [{ series: string }];
    await server.rows(
      `insert into event (id, series_id, community_id, recurrence_on, kind, title, starts_on, time_zone, duration_minutes,
         starts_at, ends_at, mode, state, created_at)
       select gen_random_uuid(), series_id, community_id, recurrence_on + interval '7 days', kind, title, starts_on, time_zone,
         duration_minutes, starts_at + interval '7 days', ends_at + interval '7 days', mode, state, created_at
         from event where series_id = $1`,
      [series],
    );
    expect(await events('compression', tomasz)).toEqual(['Compression clinic']);
  });
});

describe('resources', () => {
  const inside = () => ({ communityId: world.community.id, createdBy: world.ines.id });
  const kept = async (text: string, asking?: Asking) =>
    (await found(text, asking)).resources.nodes.map(({ resource }) => resource.title);

  it('are found by title, tags, summary and text, with their words marked', async () => {
    const { id } = await aResource(world.ctx, {
      ...inside(),
      title: 'Offloading boots, step by step',
      summary: 'For diabetic feet.',
      markdown: 'Measure the **calf** before you cut.',
      tags: ['neuropathy'],
    });
    for (const text of [
      'offload boot',
      'neuropathy',
      'diabetic foot',
      'calves calf',
      'boot calf',
    ]) {
      expect(await kept(text)).toEqual(['Offloading boots, step by step']);
    }
    const [hit] = (await found('calf diabetic')).resources.nodes;
    expect(marked(hit?.snippet)).toEqual(['diabetic', 'calf']);
    expect(whole(hit?.snippet)).toBe('For diabetic feet. Measure the calf before you cut.');
    await server.rows('update resource set removed_at = now(), removed_by = $2 where id = $1', [
      ...[id, world.ines.id],
    ]);
    expect(await kept('offload boot')).toEqual([]);
    await server.rows('update resource set removed_at = null, removed_by = null where id = $1', [
      id,
    ]);
  });

  it.each([
    ['kind:practice offloading', 1],
    ['kind:article offloading', 0],
    ['kind:resource offloading', 1],
    ['kind:question offloading', 0],
    ['kind:workshop offloading', 0],
    ['tag:neuropathy', 1],
    ['tag:heel-pad', 0],
    ['by:ines kind:practices', 1],
    ['by:ines kind:practice', 1],
    ['by:amara offloading', 0],
    ['is:mine offloading', 1],
    ['is:unanswered offloading', 0],
    ['in:nowhere offloading', 0],
    ['after:2026-03-02 kind:resource', 1],
    ['before:2026-03-02 kind:resource', 0],
  ])('%s finds %i', async (text, count) => {
    expect(await kept(text)).toHaveLength(count);
  });

  it('are found by a slip of the pen, and their words are no slips', async () => {
    expect(await found('ofloading boots')).toMatchObject({ corrected: 'offloading boots' });
    expect(await kept('ofloading boots kind:practice')).toHaveLength(1);
    // In a short word one slip leaves little.
    for (const slip of ['bxots', 'boxots', 'obots']) {
      expect(await found(`offloading ${slip}`)).toMatchObject({ corrected: 'offloading boots' });
    }
    // Nowhere else: it is right as it is.
    expect(await found('offloading elephants')).toMatchObject({ corrected: null });
  });

  it('stand below the others when they are retired, and tell nobody of what is private', async () => {
    const { ctx, amara, ines, lucia } = world;
    const old = await aResource(ctx, { ...inside(), title: 'Offloading boots' });
    await server.rows('update resource set retired_at = now() where id = $1', [old.id]);
    expect(await kept('offloading boots')).toEqual([
      'Offloading boots, step by step',
      'Offloading boots',
    ]);
    const hidden = await aCommunity(ctx, { steward: amara, visibility: Visibility.PRIVATE });
    await aMember(ctx, hidden, ines);
    await aResource(ctx, { communityId: hidden.id, title: 'Amputation pathway' });
    expect(await kept('amputation')).toEqual(['Amputation pathway']);
    expect(await found('amputatoin')).toMatchObject({ corrected: 'amputation' });
    expect(await found('amputatoin', lucia)).toMatchObject({ corrected: null });
    expect(await kept('amputation', lucia)).toEqual([]);
  });
});

describe('operators', () => {
  it.each([
    ['in:COMMUNITY foam', 1],
    ['in:nowhere foam', 0],
    ['by:ines foam', 1],
    ['by:ravi foam', 0],
    ['is:mine foam', 1],
    ['is:unanswered', 1],
    ['kind:question foam', 1],
    ['kind:story foam', 0],
    ['tag:heel-pad', 1],
    ['tag:"Heel pad" tag:dressings foam', 1],
    ['tag:heel-pad tag:other', 0],
    ['after:2026-03-02 foam', 1],
    ['after:2026-03-03 foam', 0],
    ['before:2026-03-02 foam', 0],
    ['before:2026-03-03 foam', 1],
    ['kind:people foam', 0],
  ])('%s finds %i', async (text, count) => {
    expect(await titles(text.replace('COMMUNITY', world.community.slug))).toHaveLength(count);
  });

  it('says what it did not understand, and looks for the rest', async () => {
    const { notes, threads } = await found('foam kind:banana before:soon from:ines by:nobody');
    expect(notes.map(({ code }) => code)).toEqual([
      'UNKNOWN_KIND',
      'NOT_A_DAY',
      'UNKNOWN_OPERATOR',
      'NO_SUCH_PERSON',
    ]);
    expect(threads.nodes).toEqual([]);
  });
});

describe('what one may see', () => {
  it('follows edits, removals and what is brought back', async () => {
    const { ctx, community, ines, amara } = world;
    const made = await aThread(ctx, {
      communityId: community.id,
      authorId: ines.id,
      title: 'Larval therapy',
      markdown: 'Maggots?',
    });
    const answer = await aPost(ctx, {
      thread: made,
      authorId: ines.id,
      markdown: 'Zinc paste works',
    });
    const answers = async (text: string) => (await found(text)).posts.nodes.length;
    expect(await answers('zinc')).toBe(1);
    await ines.client.mutate(EDIT, {
      input: { id: answer.id, markdown: 'Honey works', version: 1 },
    });
    expect([await answers('zinc'), await answers('honey')]).toEqual([0, 1]);
    await amara.client.mutate(REMOVE, { id: answer.id, reason: 'Twice' });
    expect(await answers('honey')).toBe(0);
    await amara.client.mutate(RESTORE, { id: answer.id });
    expect(await answers('honey')).toBe(1);
    await ines.client.mutate(
      'mutation ($input: EditThreadInput!) { editThread(input: $input) { id } }',
      {
        input: { id: made.id, title: 'Biosurgery', version: 1 },
      },
    );
    expect([await titles('larval'), await titles('biosurgery maggot')]).toEqual([
      [],
      ['Biosurgery'],
    ]);
    await amara.client.mutate(REMOVE_THREAD, { id: made.id, reason: 'Twice' });
    expect([await titles('biosurgery'), await answers('honey')]).toEqual([[], 0]);
    // Whoever removed it finds it where removed things are kept, not here.
    expect(await titles('biosurgery', amara)).toEqual([]);
    await amara.client.mutate(RESTORE_THREAD, { id: made.id });
    expect([await titles('biosurgery'), await answers('honey')]).toEqual([['Biosurgery'], 1]);
  });

  it('follows a thread to another community, and out of it', async () => {
    const { ctx, community, ines, amara } = world;
    const hidden = await aCommunity(ctx, { steward: amara, visibility: Visibility.PRIVATE });
    const title = 'Cryotherapy at home';
    const given = { communityId: community.id, authorId: amara.id, title };
    const { id } = await aThread(ctx, given);
    const byInes = () => titles('cryotherapy', ines);
    const byAmara = () => titles('cryotherapy', amara);
    expect([await byInes(), await byAmara()]).toEqual([[title], [title]]);
    await amara.client.mutate(
      'mutation ($input: MoveThreadInput!) { moveThread(input: $input) { id } }',
      { input: { id, communityId: hidden.id } },
    );
    expect([await byInes(), await byAmara()]).toEqual([[], [title]]);
    await amara.client.mutate(REMOVE_THREAD, { id, reason: 'Twice' });
    expect([await byInes(), await byAmara()]).toEqual([[], []]);
    await amara.client.mutate(RESTORE_THREAD, { id });
    expect([await byInes(), await byAmara()]).toEqual([[], [title]]);
  });

  it('tells nobody of what is private: not by results, not by words put right', async () => {
    const { ctx, amara, ines, lucia, visitor } = world;
    const hidden = await aCommunity(ctx, { steward: amara, visibility: Visibility.PRIVATE });
    await aMember(ctx, hidden, ines);
    await aThread(ctx, { communityId: hidden.id, authorId: ines.id, title: 'Restructuring plans' });
    expect(await titles('restructuring')).toEqual(['Restructuring plans']);
    expect(await found('restructurign')).toMatchObject({ corrected: 'restructuring' });
    await aThread(ctx, { communityId: hidden.id, authorId: ines.id, title: 'Who pays for it' });
    expect(await found('paxs')).toMatchObject({ corrected: 'pays' });
    for (const text of ['restructuring', 'restructurign', `by:ines restructuring`, 'paxs']) {
      const seen = await found(text, lucia);
      expect(seen).toMatchObject({ corrected: null, threads: { nodes: [] }, posts: { nodes: [] } });
    }
    expect(await visitor.refused(SEARCH, { text: 'foam' })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    await server.rows('update instance set visitors_may_read = true');
    expect(await titles('restructuring', { client: visitor })).toEqual([]);
    expect(await titles('foam', { client: visitor })).toHaveLength(1);
    expect((await found('foam is:mine', { client: visitor })).notes).toMatchObject([
      { code: 'SIGN_IN_FIRST' },
    ]);
    await server.rows('update instance set visitors_may_read = false');
  });

  it('keeps what was not found as words and a count', async () => {
    await found('Zebra, crossing! zebra');
    await found('crossing zebra', world.ravi);
    await found('foam');
    expect(
      await server.rows(
        "select words, count, last_on::text as on from search_miss where words like '%zebra%'",
      ),
    ).toEqual([{ words: 'crossing zebra', count: 2, on: '2026-03-02' }]);
    const columns = await server.rows<{ name: string }>(
      "select column_name as name from information_schema.columns where table_name = 'search_miss' order by 1",
    );
    expect(columns.map(({ name }) => name)).toEqual(['count', 'last_on', 'words']);
  });
});

it('pages without gaps and without twice', async () => {
  const { ctx, community, ines } = world;
  for (let at = 0; at < 23; at += 1) {
    await aThread(ctx, {
      communityId: community.id,
      authorId: ines.id,
      title: `Moisture balance ${at}`,
      markdown: 'Exudate '.repeat(1 + (at % 5)),
    });
    server.clock.advance(at % 3 === 0 ? DAY : 0);
  }
  for (const text of [
    'moisture',
    'moisture exudate elephant',
    'after:2026-03-02 kind:discussion',
  ]) {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { threads } = await found(text, ines, { first: 5, after });
      seen.push(...threads.nodes.map(({ thread }) => thread.id));
      after = threads.pageInfo.hasNextPage ? threads.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(23);
  }
});

it('speaks the language of each community, and follows a change of it', async () => {
  const { ctx, amara, ines } = world;
  const place = await aCommunity(ctx, { steward: amara });
  await server.rows("update community set language = 'pt-PT' where id = $1", [place.id]);
  await aMember(ctx, place, ines);
  await aThread(ctx, {
    communityId: place.id,
    authorId: ines.id,
    title: 'Avaliações das feridas',
    markdown: 'Quem avaliou?',
  });
  expect(await titles('avaliação ferida')).toEqual(['Avaliações das feridas']);
  await server.rows("update community set language = 'tlh' where id = $1", [place.id]);
  await followLanguageJob.run(ctx, {});
  expect(await found(`in:${place.slug} ferida`)).toMatchObject({ corrected: 'feridas' });
  expect(await titles(`in:${place.slug} feridas`)).toEqual(['Avaliações das feridas']);
});

it('costs as many statements for many hits as for one', async () => {
  const one = await server.statements(() => found('foam'));
  const many = await server.statements(() => found('moisture'));
  expect(many.length).toBeLessThanOrEqual(one.length + 1);
});
