import { startTestServer, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { bounceAddress, mailOfBounce } from '../../kernel/bounce-address';
import type { Environment } from '../../kernel/environment';
import { newId } from '../../kernel/ids';
import { transaction } from '../../kernel/transaction';
import { aThread } from '../../threads/thread.factory';
import { placeOfReply, renewReplyAddresses, replyAddress } from './reply-addresses';

let server: TestServer;
let world: WoundCare;
let threadId: string;

beforeAll(async () => {
  server = await startTestServer({
    environment: {
      inbound: {
        domain: 'reply.guildhall.example',
        smtp: undefined,
        webhookSecret: undefined,
        largest: 1_000_000,
      },
    },
  });
  world = await woundCare(server);
  const { ctx, community, ravi } = world;
  ({ id: threadId } = await aThread(ctx, { communityId: community.id, authorId: ravi.id }));
});
afterAll(() => server.close());

const addressOf = (personId: string) =>
  transaction(world.ctx, async (tx) => (await replyAddress(tx, personId, threadId)) ?? '');
const localOf = (address: string) => address.split('@')[0] ?? '';

it('is the same for each mail, another for each person, and leads back to person and thread', async () => {
  const address = await addressOf(world.ines.id);
  expect(address).toMatch(/^reply\+[0-9a-f]{40}@reply\.guildhall\.example$/);
  expect(await addressOf(world.ines.id)).toBe(address);
  expect(await addressOf(world.ravi.id)).not.toBe(address);
  const place = { personId: world.ines.id, threadId };
  expect(await placeOfReply(world.ctx, localOf(address))).toEqual(place);
  expect(await placeOfReply(world.ctx, localOf(address).toUpperCase())).toEqual(place);
});

it('keeps only the hash of an address', async () => {
  const address = await addressOf(world.tomasz.id);
  const kept = await server.rows<{ line: string }>('select a::text as line from reply_address a');
  expect(kept.length).toBeGreaterThan(0);
  for (const { line } of kept) expect(line).not.toContain(localOf(address).slice('reply+'.length));
});

it.each([
  'reply+',
  'reply',
  `reply+${'0'.repeat(40)}`,
  `reply+${'0'.repeat(41)}`,
  "reply+'; drop",
  `bounce+${'0'.repeat(56)}`,
])('knows no place for %s', async (local) => {
  expect(await placeOfReply(world.ctx, local)).toBeNull();
});

it('gives other addresses once they are renewed, again and again', async () => {
  const seen = new Set([await addressOf(world.lucia.id)]);
  for (const round of [2, 3]) {
    const earlier = await addressOf(world.lucia.id);
    await renewReplyAddresses(world.ctx, world.lucia.id);
    expect(await placeOfReply(world.ctx, localOf(earlier))).toBeNull();
    seen.add(await addressOf(world.lucia.id));
    expect(seen.size).toBe(round);
  }
});

it('is nothing when nothing comes in by mail', async () => {
  const off: Environment = { ...server.services.environment, inbound: undefined };
  const ctx = { ...world.ctx, services: { ...server.services, environment: off } };
  expect(await transaction(ctx, (tx) => replyAddress(tx, world.ines.id, threadId))).toBeNull();
  expect(bounceAddress(off, newId())).toBeNull();
});

it('knows which mail an undeliverable one was, and believes no other', () => {
  const { environment } = server.services;
  const id = newId();
  const local = localOf(bounceAddress(environment, id) ?? '');
  expect(local.length).toBeLessThanOrEqual(64);
  expect(mailOfBounce(environment, local)).toBe(id);
  const another = newId().replaceAll('-', '');
  expect(mailOfBounce(environment, `bounce+${another}${local.slice(-24)}`)).toBeNull();
  expect(mailOfBounce(environment, 'bounce+')).toBeNull();
});
