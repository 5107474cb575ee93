import { startTestServer, type TestClient, type TestServer } from '../../test/harness';
import { type WoundCare, woundCare } from '../../test/wound-care';
import { Visibility } from '../communities/community.entity';
import { aCommunity } from '../communities/community.factory';
import { anEvent } from '../events/event.factory';
import { newId } from '../kernel/ids';
import { add, png } from '../threads/files/files.fixture';
import { aThread, type MadeThread } from '../threads/thread.factory';
import { aResource } from './resource.factory';

const RESOURCE = `id form type title summary url html tags licence source version reviewOn removedAt removalReason
  steward { handle } sharedBy { handle } revisedBy { handle } file { id address } domains { name }
  originPost { id } originEvent { id } thread { id title }
  viewerCan { edit { allowed reason } suggest { allowed reason } comment { allowed } restore { allowed } }`;
const verb = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${RESOURCE} } }`;
const SHARE = verb('shareResource', 'ShareResourceInput');
const REVISE = verb('reviseResource', 'ReviseResourceInput');
const REMOVE = verb('removeResource', 'RemoveResourceInput');
const RESTORE = verb('restoreResource', 'ResourceInput');
const BACK = verb('restoreRevision', 'RestoreRevisionInput');
const SEE = `query ($id: ID!) { resource(id: $id) { ${RESOURCE}
  revisions { nodes { number title markdown note revisedBy { handle } file { id } } pageInfo { hasNextPage } } } }`;
const COMMENT = `mutation ($input: CommentOnResourceInput!) { commentOnResource(input: $input) {
  id number thread { id title kind aboutResource { id } } } }`;

interface Seen {
  id: string;
  title: string;
  html: string;
  tags: string[];
  version: number;
  file: { id: string; address: string } | null;
  thread: { id: string } | null;
  removedAt: string | null;
  revisions: { nodes: Array<{ number: number; title: string; note: string }> };
}

let server: TestServer;
let care: WoundCare;
let thread: MadeThread;

beforeAll(async () => {
  server = await startTestServer();
  care = await woundCare(server, Visibility.CLOSED);
  thread = await aThread(care.ctx, { communityId: care.community.id, authorId: care.amara.id });
});
afterAll(() => server.stop());

const does = async (client: TestClient, mutation: string, input: object): Promise<Seen> => {
  const data = await client.mutate<Record<string, Seen>>(mutation, { input });
  return Object.values(data)[0] as Seen;
};
const page = (given: object = {}) => ({
  communityId: care.community.id,
  form: 'PAGE',
  type: 'PRACTICE',
  title: 'Foam on heels',
  markdown: 'Wash, dry, look, write.',
  clientMutationId: newId(),
  ...given,
});
const share = (client: TestClient, given: object = {}): Promise<Seen> =>
  does(client, SHARE, page(given));
const seen = async (client: TestClient, id: string): Promise<Seen> =>
  (await client.query<{ resource: Seen }>(SEE, { id })).resource;

describe('sharing', () => {
  test('a page is kept by whoever shares it, once for each key, and looked at again in a year', async () => {
    const input = page({ tags: ['Heels', 'Foam dressing', 'heels'], summary: ' How. ' });
    const made = await Promise.all([1, 2].map(() => does(care.ines.client, SHARE, input)));
    expect(made[0]).toEqual(made[1]);
    expect(made[0]).toMatchObject({
      ...{ form: 'PAGE', type: 'PRACTICE', tags: ['heels', 'foam-dressing'], summary: 'How.' },
      ...{ version: 1, steward: { handle: 'ines' }, sharedBy: { handle: 'ines' } },
      html: '<p dir="auto">Wash, dry, look, write.</p>\n',
      viewerCan: { edit: { allowed: true } },
    });
    const year = server.clock.now().getUTCFullYear() + 1;
    expect(made[0]).toMatchObject({ reviewOn: expect.stringContaining(`${year}-`) });
    expect(await care.tomasz.client.query(SEE, { id: made[0]?.id })).toMatchObject({
      resource: {
        revisions: { nodes: [{ number: 1, revisedBy: { handle: 'ines' } }] },
        viewerCan: { edit: { reason: 'NOT_RESOURCE_STEWARD' }, suggest: { allowed: true } },
      },
    });
    for (const id of [made[0]?.id, newId()]) {
      expect(await care.lucia.client.refused(SEE, { id })).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await care.lucia.client.refused(SHARE, { input: page() })).toMatchObject({
      reason: 'JOIN_FIRST',
    });
  });

  test.each([
    ['a page that says nothing', { markdown: ' \u200b ' }, 'markdown'],
    ['a link without an address', { form: 'LINK' }, 'url'],
    ['an address of no web', { form: 'LINK', url: 'javascript:alert(1)' }, 'url'],
    ['a page with an address', { url: 'https://wounds.example' }, 'url'],
    ['a file that is none', { form: 'FILE' }, 'fileId'],
    ['a file that is not there', { form: 'FILE', fileId: newId() }, 'fileId'],
    ['a domain that is not there', { domainIds: [newId()] }, 'domainIds'],
    ['a steward from elsewhere', { stewardId: newId() }, 'stewardId'],
    ['no title', { title: ' ' }, 'title'],
  ])('%s is refused', async (_, given, path) => {
    expect(await care.ines.client.refused(SHARE, { input: page(given) })).toMatchObject({
      code: 'INVALID',
      fields: [{ path }],
    });
  });

  test('a file of one’s own is read by whoever reads there, and goes with its owner’s wish', async () => {
    const added = await add(care.ines.client, `community=${care.community.id}`, 'plan.txt', 'Plan');
    const stolen = page({ form: 'FILE', fileId: added.id });
    expect(await care.tomasz.client.refused(SHARE, { input: stolen })).toMatchObject({
      fields: [{ path: 'fileId' }],
    });
    const made = await share(care.ines.client, { form: 'FILE', fileId: added.id });
    expect(made.file).toMatchObject({ id: added.id });
    expect((await care.tomasz.client.fetch(added.address)).status).toBe(200);
    expect((await care.lucia.client.fetch(added.address)).status).toBe(404);
    // What is shown in the community may be kept there by others too.
    await share(care.tomasz.client, { form: 'FILE', fileId: added.id });
    server.clock.advance(3 * 86_400_000);
    await server.runJobs();
    expect((await care.tomasz.client.fetch(added.address)).status).toBe(200);
    await care.ines.client.mutate('mutation ($id: ID!) { deleteFile(input: { id: $id }) { id } }', {
      id: added.id,
    });
    expect(await seen(care.tomasz.client, made.id)).toMatchObject({ file: null });
  });

  test('a picture in a page opens for its readers, in earlier versions too', async () => {
    const place = `community=${care.community.id}`;
    const added = await add(care.ines.client, place, 'heel.png', await png(40, 30));
    const made = await share(care.ines.client, { markdown: `![Heel](${added.address})` });
    expect(made.html).toContain('width="40"');
    await does(care.ines.client, REVISE, { resourceId: made.id, version: 1, markdown: 'None.' });
    expect((await care.tomasz.client.fetch(added.address)).status).toBe(200);
    await does(care.ines.client, REMOVE, { resourceId: made.id });
    expect((await care.tomasz.client.fetch(added.address)).status).toBe(404);
    expect((await care.ravi.client.fetch(added.address)).status).toBe(200);
  });

  test('out of a post or an event, which say what became of them', async () => {
    const event = await anEvent(care.ctx, {
      communityId: care.community.id,
      startsOn: '2026-03-06T14:00',
    });
    const [opening] = await server.rows<{ id: string }>(
      'select id from post where thread_id = $1 and number = 1',
      [thread.id],
    );
    const ofPost = await share(care.ines.client, { originPostId: opening?.id });
    const ofEvent = await share(care.ines.client, {
      ...{ form: 'LINK', url: 'https://video.example/1', originEventId: event.id },
      ...{ type: 'RECORDING', markdown: '' },
    });
    expect(ofEvent).toMatchObject({ originEvent: { id: event.id }, reviewOn: null });
    const told = await care.tomasz.client.query(
      `query ($post: ID!, $event: ID!) { post(id: $post) { resources { id originPost { id } } }
        event(id: $event) { resources { id url } } }`,
      { post: opening?.id, event: event.id },
    );
    expect(told).toEqual({
      post: { resources: [{ id: ofPost.id, originPost: { id: opening?.id } }] },
      event: { resources: [{ id: ofEvent.id, url: 'https://video.example/1' }] },
    });
    const elsewhere = await aCommunity(care.ctx, { steward: care.ines });
    const input = page({ communityId: elsewhere.id, originPostId: opening?.id });
    expect(await care.ines.client.refused(SHARE, { input })).toMatchObject({
      fields: [{ path: 'originPostId', rule: 'inThisCommunity' }],
    });
    const both = page({ originPostId: opening?.id, originEventId: event.id });
    expect(await care.ines.client.refused(SHARE, { input: both })).toMatchObject({
      fields: [{ rule: 'eitherPostOrEvent' }],
    });
  });
});

describe('versions', () => {
  test('one of two changes at once wins, and what was said before comes back as a new one', async () => {
    const made = await share(care.ines.client);
    const answers = await Promise.all(
      [care.ines, care.ravi].map(({ client }, place) =>
        client.ask(REVISE, {
          input: { resourceId: made.id, version: 1, markdown: `Words ${place}`, note: 'Newer' },
        }),
      ),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(await seen(care.tomasz.client, made.id)).toMatchObject({
      version: 2,
      revisions: {
        nodes: [
          { number: 2, note: 'Newer' },
          { number: 1, note: '' },
        ],
      },
    });
    const unchanged = { resourceId: made.id, version: 2, title: ' Foam  on heels', type: 'TOOL' };
    expect(await does(care.ines.client, REVISE, unchanged)).toMatchObject({
      ...{ version: 2, type: 'TOOL' },
    });
    const back = { resourceId: made.id, version: 2, number: 1, note: 'It was better' };
    expect(await does(care.ines.client, BACK, back)).toMatchObject({
      version: 3,
      html: '<p dir="auto">Wash, dry, look, write.</p>\n',
    });
    expect(await care.ines.client.refused(BACK, { input: back })).toMatchObject({
      reason: 'VERSION',
    });
    for (const number of [0, 9, -1]) {
      const input = { ...back, version: 3, number };
      expect(await care.ines.client.refused(BACK, { input })).toMatchObject({
        fields: [{ path: 'number' }],
      });
    }
    expect(
      await care.tomasz.client.refused(REVISE, { input: { resourceId: made.id, version: 3 } }),
    ).toMatchObject({ reason: 'NOT_RESOURCE_STEWARD' });
  });

  test('are read in pages, the latest first', async () => {
    const { id } = await share(care.ines.client);
    for (const version of [1, 2]) {
      const input = { resourceId: id, version, title: `Title ${version}` };
      await does(care.ines.client, REVISE, input);
    }
    const ask = (args: string) =>
      care.tomasz.client.query<{
        resource: { revisions: { nodes: object[]; pageInfo: { endCursor: string } } };
      }>(
        `query ($id: ID!) { resource(id: $id) { revision(number: 2) { title }
          revisions${args} { nodes { number } pageInfo { endCursor hasNextPage } } } }`,
        { id },
      );
    const first = await ask('(first: 2)');
    expect(first).toMatchObject({
      resource: {
        revision: { title: 'Title 1' },
        revisions: { nodes: [{ number: 3 }, { number: 2 }] },
      },
    });
    const after = first.resource.revisions.pageInfo.endCursor;
    expect(await ask(`(first: 2, after: "${after}")`)).toMatchObject({
      resource: { revisions: { nodes: [{ number: 1 }], pageInfo: { hasNextPage: false } } },
    });
  });
});

test('what is removed is there for those who look after the community, and comes back', async () => {
  const { id } = await share(care.ines.client);
  const input = { resourceId: id };
  expect(await care.ravi.client.refused(REMOVE, { input })).toMatchObject({
    fields: [{ path: 'reason' }],
  });
  await does(care.ravi.client, REMOVE, { ...input, reason: 'Out of date' });
  expect(await care.ines.client.refused(SEE, { id })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await seen(care.amara.client, id)).toMatchObject({ removalReason: 'Out of date' });
  expect(await care.ravi.client.refused(REMOVE, { input })).toMatchObject({ reason: 'REMOVED' });
  await does(care.ravi.client, RESTORE, input);
  expect(await seen(care.ines.client, id)).toMatchObject({ removedAt: null, removalReason: null });
});

test('the first comment opens the thread, whoever comes at the same time joins it', async () => {
  const { id } = await share(care.ines.client, { title: 'Foam in comments' });
  const say = (client: TestClient, markdown: string, clientMutationId: string = newId()) =>
    client.mutate<{ commentOnResource: { id: string; number: number; thread: { id: string } } }>(
      COMMENT,
      { input: { resourceId: id, markdown, clientMutationId } },
    );
  const key = newId();
  const both = await Promise.all([
    say(care.tomasz.client, 'Does it hold?', key),
    say(care.tomasz.client, 'Does it hold?', key),
    say(care.ravi.client, 'It does.'),
  ]);
  const [first, again, other] = both.map(({ commentOnResource }) => commentOnResource);
  expect(first).toEqual(again);
  expect(first).toMatchObject({ thread: { title: 'Foam in comments', aboutResource: { id } } });
  expect(other?.thread.id).toBe(first?.thread.id);
  expect(new Set([first?.number, other?.number])).toEqual(new Set([1, 2]));
  expect((await seen(care.ines.client, id)).thread).toMatchObject({ id: first?.thread.id });
  await care.ravi.client.mutate(
    `mutation ($id: ID!) { removeThread(input: { id: $id, reason: "Noise" }) { id } }`,
    { id: first?.thread.id },
  );
  expect((await seen(care.ines.client, id)).thread).toBeNull();
  const anew = await say(care.ines.client, 'Once more');
  expect(anew.commentOnResource).toMatchObject({ number: 1 });
  expect(anew.commentOnResource.thread.id).not.toBe(first?.thread.id);
});

describe('the list of a community', () => {
  test('by type, tag and domain, in both orders, page by page', async () => {
    const community = await aCommunity(care.ctx, {
      steward: care.amara,
      visibility: Visibility.CLOSED,
    });
    const [domain] = await server.rows<{ id: string }>(
      `insert into domain (id, slug, name, description, created_at)
       values (gen_random_uuid(), 'skin', 'Skin', '', now()) returning id`,
    );
    const put = (given: object) =>
      does(care.amara.client, SHARE, page({ communityId: community.id, ...given }));
    await put({ title: 'Älter', type: 'TOOL', tags: ['b', 'a'] });
    const titles = ['alpha', 'Beta', 'gamma'];
    for (const title of titles) {
      server.clock.advance(1_000);
      await put({ title, tags: ['b'], domainIds: title === 'Beta' ? [domain?.id] : [] });
    }
    await aResource(care.ctx, { communityId: care.community.id });
    const ask = async (client: TestClient, args: string) =>
      (
        await client.query<{
          community: {
            resources: { nodes: Array<{ title: string }>; pageInfo: { endCursor: string } };
          };
        }>(
          `query ($slug: String!) { community(slug: $slug) { resourceTags
            viewerCan { shareResource { allowed reason } }
            resources${args} { nodes { title domains { name } } pageInfo { endCursor } } } }`,
          { slug: community.slug },
        )
      ).community;
    const named = async (args: string) =>
      (await ask(care.amara.client, args)).resources.nodes.map(({ title }) => title);
    expect(await named('')).toEqual(['gamma', 'Beta', 'alpha', 'Älter']);
    expect(await named('(order: TITLE)')).toEqual(['alpha', 'Beta', 'gamma', 'Älter']);
    expect(await named('(type: TOOL)')).toEqual(['Älter']);
    expect(await named('(tag: " A ")')).toEqual(['Älter']);
    expect(await named(`(domainId: "${domain?.id}")`)).toEqual(['Beta']);
    expect(await named('(domainId: "nonsense")')).toEqual([]);
    expect(await named('(retired: true)')).toEqual([]);
    for (const order of ['TITLE', 'NEWEST']) {
      const first = await ask(care.amara.client, `(order: ${order}, first: 2)`);
      const { endCursor } = first.resources.pageInfo;
      const rest = await named(`(order: ${order}, first: 2, after: "${endCursor}")`);
      expect([...first.resources.nodes.map(({ title }) => title), ...rest]).toEqual(
        await named(`(order: ${order})`),
      );
    }
    expect(await ask(care.amara.client, '')).toMatchObject({
      resourceTags: ['b', 'a'],
      viewerCan: { shareResource: { allowed: true } },
    });
    expect(await ask(care.ines.client, '')).toMatchObject({
      ...{ resourceTags: [], resources: { nodes: [] } },
      viewerCan: { shareResource: { allowed: false, reason: 'JOIN_FIRST' } },
    });
  });
});
