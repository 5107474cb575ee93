import { enrol } from '../../test/cast';
import { startTestServer, type TestServer } from '../../test/harness';
import { recount } from '../../test/threads';
import { type WoundCare, woundCare } from '../../test/wound-care';
import { newId } from '../kernel/ids';
import { moveAuthorshipJob } from './authorship';
import { aPost, aThread } from './thread.factory';

let server: TestServer;
let house: WoundCare;
beforeAll(async () => {
  server = await startTestServer();
  house = await woundCare(server);
});
afterAll(() => server.close());

test('what a placeholder wrote stands under the name of who claimed it, and everything that counts agrees', async () => {
  const { ctx, community, ines } = house;
  const { marta } = await enrol(server, 'marta');
  const placeholderId = newId();
  await server.rows(
    `insert into person (id, handle, name, placeholder, source_site, source_id, created_at)
     values ($1, 'old-ines', 'Ines in the archive', true, 'archive.example', '7', $2)`,
    [placeholderId, server.clock.now()],
  );
  const communityId = community.id;
  const own = await aThread(ctx, { communityId, authorId: placeholderId });
  // In this one both have written: one participant less.
  const shared = await aThread(ctx, { communityId, authorId: ines.id });
  await aPost(ctx, { thread: shared, authorId: placeholderId });

  const { claimPlaceholder } = await ines.client.mutate<{ claimPlaceholder: { id: string } }>(
    `mutation ($input: ClaimPlaceholderInput!) { claimPlaceholder(input: $input) { id } }`,
    { input: { personId: placeholderId, clientMutationId: 'mine' } },
  );
  await marta.client.mutate(
    'mutation ($input: DecideClaimInput!) { decideClaim(input: $input) { state } }',
    {
      input: { id: claimPlaceholder.id, approve: true },
    },
  );
  await server.runJobs();

  const THREAD = `query ($id: ID!) { thread(id: $id) { author { handle } participantCount
    participants { handle } posts { nodes { author { handle } } } } }`;
  const hers = { handle: 'ines' };
  expect(await ines.client.query(THREAD, { id: own.id })).toEqual({
    thread: {
      author: hers,
      participantCount: 1,
      participants: [hers],
      posts: { nodes: [{ author: hers }] },
    },
  });
  expect(await ines.client.query(THREAD, { id: shared.id })).toMatchObject({
    thread: { participantCount: 1, participants: [hers] },
  });
  await recount(server);

  // At least once means also twice.
  await moveAuthorshipJob.run(ctx, { placeholderId, personId: ines.id });
  await recount(server);
});
