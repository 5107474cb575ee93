import {
  anyPerson,
  startTestServer,
  type TestClient,
  type TestServer,
} from '../../../test/harness';
import { REPLY, recount, recountReaders } from '../../../test/threads';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import type { Community } from '../../communities/community.entity';
import { aCommunity, aMember } from '../../communities/community.factory';
import { newId } from '../../kernel/ids';
import { aPost, aThread, type MadeThread } from '../thread.factory';
import { MERGE, MOVE, SPLIT } from './care.fixture';

jest.setTimeout(60_000);

let server: TestServer;
let world: WoundCare;
let ward: Community;
const fifty: Array<{ id: string; client: TestClient }> = [];

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
  ward = await aCommunity(world.ctx, { name: 'Ward round', steward: world.amara });
  for (let at = 0; at < 50; at += 1) {
    const person = await anyPerson(server, { handle: `person-${at}` });
    for (const community of [world.community, ward]) await aMember(world.ctx, community, person);
    fifty.push({ ...person, client: await server.as(person) });
  }
}, 60_000);
afterAll(() => server.close());

const thread = (communityId = world.community.id): Promise<MadeThread> =>
  aThread(world.ctx, { communityId, authorId: world.amara.id });
const say = (threadId: string) => ({
  input: { threadId, markdown: 'So do we.', clientMutationId: newId() },
});
const merge = (from: MadeThread, into: MadeThread) =>
  world.amara.client.ask(MERGE, { input: { id: from.id, intoId: into.id } });
const move = ({ id }: MadeThread, communityId: string) =>
  world.amara.client.ask(MOVE, { input: { id, communityId } });

const rights = async (): Promise<void> => {
  await recount(server);
  await recountReaders(server);
};

describe.each(['in one community', 'from one into the other'])(
  'fifty people write, %s',
  (where) => {
    it.each([1, 2])(
      'while their thread is merged: nothing is lost, nothing counted twice (%i)',
      async () => {
        const from = await thread();
        const into = await thread(where === 'in one community' ? undefined : ward.id);
        const [first, second] = [fifty.slice(0, 25), fifty.slice(25)];
        const write = (people: typeof fifty, to: MadeThread) =>
          people.map(({ client }) => client.ask<{ reply: { id: string } }>(REPLY, say(to.id)));
        const early = write(first, from);
        const merged = merge(from, into);
        const answers = await Promise.all([
          ...early,
          ...write(second, from),
          ...write(first, into),
        ]);
        expect((await merged).errors).toBeUndefined();
        const written = answers.flatMap(({ data }) => data?.reply?.id ?? []);
        // Who came too late was told, and nothing else went wrong.
        const reasons = answers.flatMap(({ errors }) => errors?.[0]?.extensions.reason ?? []);
        expect(new Set([...reasons, 'MERGED'])).toEqual(new Set(['MERGED']));
        expect(written.length + reasons.length).toBe(75);
        const there = await server.rows<{ id: string }>(
          'select id from post where thread_id = $1 order by number',
          [into.id],
        );
        expect(there.map(({ id }) => id).sort()).toEqual(
          [from.postId, into.postId, ...written].sort(),
        );
        const left = await server.rows(
          'select id from post where thread_id = $1 and moved_post_id is null',
          [from.id],
        );
        expect(left).toEqual([]);
        await rights();
        await rights();
      },
    );
  },
);

it('two threads that are merged into each other become one', async () => {
  const [one, other] = [await thread(), await thread(ward.id)];
  const answers = await Promise.all([merge(one, other), merge(other, one)]);
  expect(answers.filter(({ errors }) => errors)).toHaveLength(1);
  await rights();
});

it('moves, splits and merges at once wait for each other, and never for ever', async () => {
  const threads = await Promise.all(
    Array.from({ length: 8 }, (_, at) => thread(at % 2 ? ward.id : undefined)),
  );
  const [a, b, c, d, e, f, g, h] = threads as [
    ...[MadeThread, MadeThread, MadeThread, MadeThread],
    ...[MadeThread, MadeThread, MadeThread, MadeThread],
  ];
  const post = await aPost(world.ctx, { thread: g, authorId: world.ines.id });
  const split = {
    ...{ id: g.id, postIds: [post.id], title: 'Apart', kind: 'DISCUSSION' },
    clientMutationId: newId(),
  };
  const answers = await Promise.all([
    move(a, ward.id),
    move(b, world.community.id),
    merge(c, d),
    merge(d, c),
    merge(f, e),
    move(e, ward.id),
    world.amara.client.ask(SPLIT, { input: split }),
    merge(g, h),
    ...fifty
      .slice(0, 16)
      .map(({ client }, at) => client.ask(REPLY, say(threads[at % 8]?.id ?? ''))),
  ]);
  const codes = answers.flatMap(({ errors }) => errors?.[0]?.extensions.code ?? []);
  expect(codes.filter((code) => !['FORBIDDEN', 'CONFLICT', 'INVALID'].includes(code))).toEqual([]);
  await rights();
});
