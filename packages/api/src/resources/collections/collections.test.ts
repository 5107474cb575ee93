import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { aCommunity } from '../../communities/community.factory';
import { newId } from '../../kernel/ids';
import { aResource } from '../resource.factory';

const COLLECTION = `id title summary startHere version removedAt
  items { id markdown html resource { id title } } viewerCan { edit { allowed reason } restore { allowed reason } }`;
const verb = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${COLLECTION} } }`;
const CREATE = verb('createCollection', 'CreateCollectionInput');
const EDIT = verb('editCollection', 'EditCollectionInput');
const ADD = verb('addToCollection', 'AddToCollectionInput');
const REMOVE = verb('removeCollection', 'CollectionInput');
const RESTORE = verb('restoreCollection', 'CollectionInput');
const SEE = `query ($id: ID!) { collection(id: $id) { ${COLLECTION} } }`;
const ALL = `query ($slug: String!) { community(slug: $slug) {
  collections { id title } startHere { title } viewerCan { curate { allowed reason } } } }`;
const PLACES =
  'query ($id: ID!) { resource(id: $id) { collections { place of collection { title } } } }';

interface Seen {
  id: string;
  title: string;
  startHere: boolean;
  version: number;
  items: Array<{ id: string; markdown: string; html: string; resource: { id: string } | null }>;
}
interface All {
  community: {
    collections: Array<{ id: string; title: string }>;
    startHere: { title: string } | null;
    viewerCan: { curate: { allowed: boolean; reason: string | null } };
  };
}

let server: TestServer;
let world: WoundCare;
let titles = 0;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server, Visibility.CLOSED);
});
afterAll(() => server.stop());

const does = async (client: TestClient, mutation: string, input: object): Promise<Seen> => {
  const data = await client.mutate<Record<string, Seen>>(mutation, { input });
  return Object.values(data)[0] as Seen;
};
const create = (given: object = {}): Promise<Seen> => {
  titles += 1;
  return does(world.ravi.client, CREATE, {
    communityId: world.community.id,
    title: `Collection ${titles}`,
    clientMutationId: newId(),
    ...given,
  });
};
const resource = async (title: string): Promise<string> => {
  const made = await aResource(world.ctx, { communityId: world.community.id, title });
  return made.id;
};
const all = async (client: TestClient) =>
  (await client.query<All>(ALL, { slug: world.community.slug })).community;
const resources = ({ items }: Seen) => items.map((item) => item.resource?.id ?? item.markdown);
const take = (id: string, away = true) =>
  server.rows('update resource set removed_at = $2, removed_by = $3 where id = $1', [
    id,
    away ? server.clock.now() : null,
    away ? world.amara.id : null,
  ]);

describe('a collection', () => {
  it('is begun by those who look after the community, once for its key', async () => {
    const input = {
      communityId: world.community.id,
      title: '  For the\nnight shift ',
      summary: 'Short ones.',
      clientMutationId: newId(),
    };
    expect(await world.ines.client.refused(CREATE, { input })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'NOT_FACILITATOR',
    });
    expect(await world.lucia.client.refused(CREATE, { input })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'JOIN_FIRST',
    });
    const [one, again] = await Promise.all([
      does(world.ravi.client, CREATE, input),
      does(world.ravi.client, CREATE, input),
    ]);
    expect(again.id).toBe(one.id);
    expect(one).toMatchObject({ title: 'For the night shift', startHere: false, items: [] });
    expect((await all(world.ravi.client)).viewerCan.curate).toEqual({
      allowed: true,
      reason: null,
    });
    expect((await all(world.lucia.client)).collections).toEqual([]);
    expect(await world.lucia.client.refused(SEE, { id: one.id })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('has resources in an order with words between; its version says what was seen', async () => {
    const [look, wash] = [await resource('Look'), await resource('Wash')];
    const made = await create();
    const edit = (version: number, items: object[]) => ({
      input: { collectionId: made.id, version, items },
    });
    const { editCollection } = await world.ravi.client.mutate<{ editCollection: Seen }>(
      EDIT,
      edit(made.version, [
        { markdown: 'First **look**.' },
        { resourceId: look, markdown: 'In daylight.' },
        { resourceId: wash },
      ]),
    );
    expect(resources(editCollection)).toEqual(['First **look**.', look, wash]);
    expect(editCollection.items[0]?.html).toContain('<strong>look</strong>');
    expect(
      await world.amara.client.refused(EDIT, edit(made.version, [{ resourceId: wash }])),
    ).toMatchObject({ code: 'CONFLICT', reason: 'VERSION' });
    const turned = await does(
      world.amara.client,
      EDIT,
      edit(editCollection.version, [{ resourceId: wash }, { resourceId: look }]).input,
    );
    expect(resources(turned)).toEqual([wash, look]);
    // The same place in the list stays the same item, for whoever has it open.
    expect(turned.items[1]?.id).toBe(editCollection.items[1]?.id);
    const { resource: seen } = await world.ines.client.query<{
      resource: { collections: unknown };
    }>(PLACES, { id: look });
    expect(seen.collections).toEqual([{ place: 2, of: 2, collection: { title: made.title } }]);
  });

  it.each([
    ['the same one twice', (id: string) => [{ resourceId: id }, { resourceId: id }], 'arrayUnique'],
    ['neither words nor a resource', () => [{ markdown: ' ' }], 'isNotEmpty'],
    ['what is no id', () => [{ resourceId: 'look' }], 'exists'],
    ['what is not there', () => [{ resourceId: newId() }], 'exists'],
  ])('does not take %s', async (_, items, rule) => {
    const made = await create();
    const input = {
      collectionId: made.id,
      version: made.version,
      items: items(await resource('Look')),
    };
    const { code, fields } = await world.ravi.client.refused(EDIT, { input });
    expect([code, fields?.[0]?.rule]).toEqual(['INVALID', rule]);
  });

  it('takes no resource of another community', async () => {
    const other = await aCommunity(world.ctx, { steward: world.ravi });
    const elsewhere = await aResource(world.ctx, { communityId: other.id });
    const made = await create();
    const add = { input: { collectionId: made.id, resourceId: elsewhere.id } };
    expect(await world.ravi.client.refused(ADD, add)).toMatchObject({
      fields: [{ path: 'resourceId', rule: 'exists' }],
    });
    const items = [{ resourceId: elsewhere.id }];
    const edit = { input: { collectionId: made.id, version: made.version, items } };
    expect(await world.ravi.client.refused(EDIT, edit)).toMatchObject({
      fields: [{ path: 'items', rule: 'exists' }],
    });
  });

  it('takes what several add at once, each once', async () => {
    const [look, wash, dry] = await Promise.all(['Look', 'Wash', 'Dry'].map(resource));
    const { id } = await create();
    const add = (client: TestClient, resourceId?: string) =>
      does(client, ADD, { collectionId: id, resourceId });
    await Promise.all([
      add(world.ravi.client, look),
      add(world.amara.client, wash),
      add(world.ravi.client, dry),
      add(world.amara.client, look),
    ]);
    const { collection } = await world.ines.client.query<{ collection: Seen }>(SEE, { id });
    expect(resources(collection).sort()).toEqual([look, wash, dry].sort());
  });

  it('leaves out what was removed, and has it again when it comes back', async () => {
    const [look, wash] = [await resource('Look'), await resource('Wash')];
    const made = await create();
    for (const resourceId of [look, wash])
      await does(world.ravi.client, ADD, { collectionId: made.id, resourceId });
    await take(look);
    const { collection } = await world.ines.client.query<{ collection: Seen }>(SEE, {
      id: made.id,
    });
    expect(resources(collection)).toEqual([wash]);
    await does(world.ravi.client, EDIT, {
      collectionId: made.id,
      version: collection.version,
      items: [{ markdown: 'Wash first.' }, { resourceId: wash }],
    });
    await take(look, false);
    const after = await world.ines.client.query<{ collection: Seen }>(SEE, { id: made.id });
    expect(resources(after.collection)).toEqual(['Wash first.', wash, look]);
  });
});

describe('what a newcomer reads first', () => {
  it('is one at most, also of two that are made it at once', async () => {
    const [one, two] = [await create(), await create()];
    const start = (client: TestClient, { id, version }: Seen) =>
      does(client, EDIT, { collectionId: id, version, startHere: true });
    await Promise.all([start(world.ravi.client, one), start(world.amara.client, two)]);
    const [row] = await server.rows<{ starts: number }>(
      'select count(*)::int as starts from collection where start_here',
    );
    expect(row?.starts).toBe(1);
    const three = await create({ startHere: true });
    const { collections, startHere } = await all(world.ines.client);
    expect([startHere?.title, collections[0]?.title]).toEqual([three.title, three.title]);
  });

  it('stays it when an earlier one comes back', async () => {
    const earlier = await create({ startHere: true });
    await does(world.ravi.client, REMOVE, { collectionId: earlier.id });
    expect(await world.ines.client.refused(SEE, { id: earlier.id })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await all(world.amara.client)).collections).not.toContainEqual(
      expect.objectContaining({ id: earlier.id }),
    );
    const input = { collectionId: earlier.id };
    expect(await world.amara.client.refused(REMOVE, { input })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'REMOVED',
    });
    const later = await create({ startHere: true });
    expect(await does(world.amara.client, RESTORE, input)).toMatchObject({ startHere: false });
    expect((await all(world.ines.client)).startHere?.title).toBe(later.title);
  });
});
