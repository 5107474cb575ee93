import { type Enrolled, enrol } from '../../test/cast';
import { startTestServer, type TestServer } from '../../test/harness';
import { systemContext } from '../kernel/context';
import { newId } from '../kernel/ids';
import { Visibility } from './community.entity';
import { aCommunity } from './community.factory';

let server: TestServer;
let people: Record<'amara' | 'marta' | 'oskar', Enrolled>;

beforeAll(async () => {
  server = await startTestServer();
  people = await enrol(server, 'amara', 'marta', 'oskar');
});
afterAll(() => server.close());

interface Made {
  id: string;
  slug: string;
  version: number;
}
const CREATE = `mutation($input: CreateDomainInput!) { createDomain(input: $input) { id slug version } }`;
const EDIT = `mutation($input: EditDomainInput!) { editDomain(input: $input) {
  name slug version parent { slug } children { slug } } }`;
const REMOVE = `mutation($id: ID!, $version: Int!) { removeDomain(input: { id: $id, version: $version }) { slug } }`;

const input = (name: string, parent?: Made) => ({
  input: { name, description: '', parentId: parent?.id, clientMutationId: newId() },
});
const create = async (name: string, parent?: Made): Promise<Made> => {
  const data = await people.marta.client.mutate<{ createDomain: Made }>(
    CREATE,
    input(name, parent),
  );
  return data.createDomain;
};
const edit = (domain: Made, given: object) => ({
  input: { id: domain.id, version: domain.version, ...given },
});

test('the tree has three levels and no circle', async () => {
  const care = await create('Care');
  const wounds = await create('Wounds', care);
  const burns = await create('Burns', wounds);
  const { client } = people.marta;
  const wrong = async (query: string, variables: Record<string, unknown>, rule: string) =>
    expect(await client.refused(query, variables)).toMatchObject({
      code: 'INVALID',
      fields: [{ path: 'parentId', rule }],
    });
  await wrong(CREATE, input('Too deep', burns), 'depth');
  await wrong(EDIT, edit(care, { parentId: burns.id }), 'circle');
  await wrong(EDIT, edit(care, { parentId: care.id }), 'circle');
  await wrong(EDIT, edit(care, { parentId: newId() }), 'exists');
  await wrong(EDIT, edit(care, { parentId: 'nonsense' }), 'exists');
  const all = await create('All');
  await wrong(EDIT, edit(care, { parentId: all.id }), 'depth');
  const moved = await client.mutate(
    EDIT,
    edit(wounds, { parentId: all.id, name: 'Wounds and burns' }),
  );
  expect(moved.editDomain).toEqual({
    name: 'Wounds and burns',
    slug: 'wounds',
    version: 2,
    parent: { slug: 'all' },
    children: [{ slug: 'burns' }],
  });
  const root = await client.mutate(EDIT, edit({ ...wounds, version: 2 }, { parentId: null }));
  expect(root.editDomain).toMatchObject({ parent: null, version: 3 });
  expect(await client.refused(EDIT, edit(wounds, { name: 'Late' }))).toMatchObject({
    reason: 'VERSION',
  });
});

test('two moves at once make no circle', async () => {
  for (let round = 0; round < 10; round += 1) {
    const one = await create(`One ${round}`);
    const two = await create(`Two ${round}`);
    const { client } = people.marta;
    const answers = await Promise.all([
      client.ask(EDIT, edit(one, { parentId: two.id })),
      client.ask(EDIT, edit(two, { parentId: one.id })),
    ]);
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
  }
});

test('arranging is for admins; the same key makes one, the same slug is refused', async () => {
  expect(await people.amara.client.refused(CREATE, input('Mine'))).toMatchObject({
    reason: 'NOT_ADMIN',
  });
  expect(await server.visitor().refused(CREATE, input('Mine'))).toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  const { client } = people.marta;
  const given = input('Incident response');
  const first = await client.mutate(CREATE, given);
  expect(await client.mutate(CREATE, given)).toEqual(first);
  expect(await create('Incident response')).toMatchObject({ slug: 'incident-response-2' });
  const taken = { input: { ...given.input, slug: 'incident-response', clientMutationId: newId() } };
  expect(await client.refused(CREATE, taken)).toMatchObject({ code: 'CONFLICT', reason: 'TAKEN' });
});

test('one counts what the viewer would find, its branches included, and goes only when unused', async () => {
  const top = await create('Top');
  const branch = await create('Branch', top);
  const ctx = systemContext(server.services);
  const given = { steward: people.amara, domainIds: [branch.id] };
  await aCommunity(ctx, { ...given, name: 'Seen' });
  await aCommunity(ctx, { ...given, name: 'Both', domainIds: [branch.id, top.id] });
  await aCommunity(ctx, { ...given, name: 'Hidden', visibility: Visibility.PRIVATE });
  const told = async (name: 'amara' | 'oskar') => {
    const data = await people[name].client.query<{
      domain: { communityCount: number; children: object[] };
      communities: { nodes: object[] };
    }>(`{ domain(slug: "top") { communityCount children { slug communityCount parent { slug } } }
          communities(filter: { domainSlug: "top" }) { nodes { name } } }`);
    return data;
  };
  expect(await told('oskar')).toEqual({
    domain: {
      communityCount: 2,
      children: [{ slug: 'branch', communityCount: 2, parent: { slug: 'top' } }],
    },
    communities: { nodes: [{ name: 'Both' }, { name: 'Seen' }] },
  });
  expect((await told('amara')).domain.communityCount).toBe(3);
  const { client } = people.marta;
  expect(await client.refused(REMOVE, { ...top })).toMatchObject({ reason: 'IN_USE' });
  expect(await client.refused(REMOVE, { ...branch })).toMatchObject({ reason: 'IN_USE' });
  const spare = await create('Spare', top);
  expect(await client.refused(REMOVE, { ...spare, version: 9 })).toMatchObject({
    reason: 'VERSION',
  });
  await client.mutate(REMOVE, { ...spare });
  expect(await client.refused('{ domain(slug: "spare") { id } }')).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('the whole tree takes a few statements, however large it is', async () => {
  const statements = await server.statements(() =>
    people.oskar.client.query(
      '{ domains { name communityCount parent { name } children { name } viewerCan { edit { allowed reason } } } }',
    ),
  );
  expect(statements.length).toBeLessThanOrEqual(3);
  await server.rows('update instance set visitors_may_read = false');
  expect(await server.visitor().query('{ domains { name } }')).toEqual({ domains: [] });
});
