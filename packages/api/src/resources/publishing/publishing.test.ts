import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { aFile } from '../../files/file.factory';
import { newId } from '../../kernel/ids';
import { aResource } from '../resource.factory';
import { ResourceForm } from '../resource.types';

const COPY = `id form type title markdown tags number publishedAt retiredAt publishedBy { handle }
  file { address } community { slug } resource { id } supersededBy { id }`;
const verb = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { id publication { ${COPY} } } }`;
const PUBLISH = verb('publishResource', 'PublishResourceInput');
const WITHDRAW = verb('withdrawPublication', 'ResourceInput');
const RETIRE = verb('retireResource', 'RetireResourceInput');
const SEE = `query ($id: ID!) { publishedResource(id: $id) { ${COPY} } }`;
const LIST = `query ($type: ResourceType, $tag: String, $first: Int, $after: String) {
  publishedResources(type: $type, tag: $tag, first: $first, after: $after) {
    nodes { title } pageInfo { hasNextPage endCursor } } }`;

interface Copy {
  id: string;
  number: number;
  title: string;
}
interface List {
  publishedResources: {
    nodes: Array<{ title: string }>;
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

let server: TestServer;
let world: WoundCare;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server, Visibility.PRIVATE);
});
afterAll(() => server.stop());

const one = async (given: object = {}): Promise<string> => {
  const made = await aResource(world.ctx, {
    communityId: world.community.id,
    createdBy: world.ines.id,
    ...given,
  });
  return made.id;
};
/** As if it had been revised. */
const revise = (id: string, title: string) =>
  server.rows(
    `with v as (update resource set title = $2, version = version + 1 where id = $1 returning *)
     insert into resource_revision (resource_id, number, title, summary, url, file_id, markdown, html, tags, licence,
       source, revised_at) select id, version, title, summary, url, file_id, markdown, html, tags, licence, source,
       revised_at from v`,
    [id, title],
  );
const publish = async (resourceId: string, number = 1): Promise<Copy> => {
  const { publishResource } = await world.amara.client.mutate<{
    publishResource: { publication: Copy };
  }>(PUBLISH, { input: { resourceId, number } });
  return publishResource.publication;
};
const see = async (client: TestClient, id: string) =>
  (await client.query<{ publishedResource: Copy }>(SEE, { id })).publishedResource;
const list = async (client: TestClient, args: object = {}) =>
  (await client.query<List>(LIST, { ...args })).publishedResources;
const titles = async (client: TestClient, args: object = {}) =>
  (await list(client, args)).nodes.map(({ title }) => title);

describe('a resource that is published', () => {
  it('is read in that very version by everybody with an account, who learn nothing of a private community', async () => {
    const id = await one({ title: 'Dressing guide', tags: ['dressing'] });
    const input = { resourceId: id, number: 1 };
    for (const { client } of [world.ines, world.ravi])
      expect(await client.refused(PUBLISH, { input })).toMatchObject({ reason: 'NOT_STEWARD' });
    const copy = await publish(id);
    await revise(id, 'Dressing guide, new');
    expect(await see(world.lucia.client, copy.id)).toMatchObject({
      title: 'Dressing guide',
      number: 1,
      publishedBy: { handle: 'amara' },
      community: null,
      resource: null,
    });
    expect(await see(world.ines.client, copy.id)).toMatchObject({
      community: { slug: world.community.slug },
      resource: { id },
    });
    // The address stays when a later version takes its place.
    expect(await publish(id, 2)).toMatchObject({ id: copy.id, title: 'Dressing guide, new' });
    expect(await world.visitor.refused(SEE, { id: copy.id })).toEqual(
      expect.objectContaining({ code: 'UNAUTHENTICATED' }),
    );
    const never = await world.amara.client.refused(PUBLISH, { input: { ...input, number: 9 } });
    expect(never).toMatchObject({ fields: [{ path: 'number', rule: 'exists' }] });
  });

  it('is withdrawn, and goes when it is removed', async () => {
    const [withdrawn, removed] = [await publish(await one()), await one()];
    const copy = await publish(removed);
    const [row] = await server.rows<{ id: string }>(
      'select resource_id as id from resource_publication where id = $1',
      [withdrawn.id],
    );
    const input = { resourceId: row?.id };
    expect(await world.ravi.client.refused(WITHDRAW, { input })).toMatchObject({
      reason: 'NOT_STEWARD',
    });
    await world.amara.client.mutate(WITHDRAW, { input });
    await server.rows('update resource set removed_at = now(), removed_by = $2 where id = $1', [
      removed,
      world.amara.id,
    ]);
    for (const id of [withdrawn.id, copy.id, newId(), 'nothing'])
      expect(await world.lucia.client.refused(SEE, { id })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('keeps its address when it is retired, in no list, and leads to what took its place', async () => {
    const [old, better] = [await one({ title: 'Old' }), await one({ title: 'Better' })];
    const [copy, next] = [await publish(old), await publish(better)];
    await world.ines.client.mutate(RETIRE, {
      input: { resourceId: old, supersededById: better },
    });
    expect(await see(world.lucia.client, copy.id)).toMatchObject({
      retiredAt: server.clock.now().toISOString(),
      supersededBy: { id: next.id },
    });
    expect(await titles(world.lucia.client)).not.toContain('Old');
    const again = { input: { resourceId: old, number: 1 } };
    expect(await world.amara.client.refused(PUBLISH, again)).toMatchObject({ reason: 'RETIRED' });
    await world.amara.client.mutate(WITHDRAW, { input: { resourceId: old } });
  });

  it('opens its file and its pictures for them, and no file of another version', async () => {
    const [file, shown, other] = await Promise.all(
      ['guide.txt', 'shown.txt', 'other.txt'].map((name) =>
        aFile(world.ctx, { ownerId: world.ines.id, name }),
      ),
    );
    if (!file || !shown || !other) throw new Error('No files');
    const id = await one({
      form: ResourceForm.FILE,
      fileId: file.id,
      markdown: `See [this](${shown.address}).`,
    });
    for (const { id: fileId } of [shown, other])
      await server.rows('insert into resource_file (resource_id, file_id) values ($1, $2)', [
        id,
        fileId,
      ]);
    const status = async (client: TestClient, address: string) =>
      (await client.fetch(address)).status;
    expect(await status(world.lucia.client, file.address)).toBe(404);
    const copy = await publish(id);
    expect(await see(world.lucia.client, copy.id)).toMatchObject({
      file: { address: file.address },
    });
    expect(await status(world.lucia.client, file.address)).toBe(200);
    expect(await status(world.lucia.client, shown.address)).toBe(200);
    expect(await status(world.lucia.client, other.address)).toBe(404);
    expect(await status(world.visitor, file.address)).toBe(404);
  });
});

describe('what communities have published', () => {
  it('is listed, the latest first, by type and tag, in pages', async () => {
    for (const title of ['Tool one', 'Tool two', 'Tool three']) {
      server.clock.advance(60_000);
      await publish(await one({ title, type: 'TOOL', tags: ['scales'] }));
    }
    expect(await titles(world.lucia.client, { type: 'TOOL', tag: 'Scales ' })).toEqual([
      'Tool three',
      'Tool two',
      'Tool one',
    ]);
    const first = await list(world.lucia.client, { tag: 'scales', first: 2 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = { tag: 'scales', first: 2, after: first.pageInfo.endCursor };
    expect(await titles(world.lucia.client, rest)).toEqual(['Tool one']);
    expect(await world.visitor.refused(LIST)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
