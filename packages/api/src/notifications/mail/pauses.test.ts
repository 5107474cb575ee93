import { startTestServer, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { mayMail, pauseMail } from './pauses';

let server: TestServer;
let world: WoundCare;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
});
afterAll(() => server.close());
beforeEach(() => server.rows('delete from mail_pause'));

const ASK = '{ viewer { mailPause { address reason since } } }';
const pauseOf = async (who: 'ines' | 'amara') =>
  (await world[who].client.query<{ viewer: { mailPause: object | null } }>(ASK)).viewer.mailPause;
const RESUME = 'mutation { resumeMail { mailPause { reason } } }';

it('is told to the owner of the address alone, who ends it', async () => {
  const { ctx, ines } = world;
  await pauseMail(ctx, ines.email.toUpperCase(), 'BOUNCED', '550 5.1.1 unknown');
  expect(await mayMail(ctx, ines.email)).toBe(false);
  expect(await pauseOf('ines')).toEqual({
    address: ines.email,
    reason: 'BOUNCED',
    since: server.clock.now().toISOString(),
  });
  expect(await pauseOf('amara')).toBeNull();
  await world.amara.client.mutate(RESUME);
  expect(await mayMail(ctx, ines.email)).toBe(false);
  expect(await world.ines.client.mutate(RESUME)).toEqual({ resumeMail: { mailPause: null } });
  expect(await mayMail(ctx, ines.email)).toBe(true);
});

it('stays as it is when mail comes back again, and becomes a complaint', async () => {
  const { ctx, ines } = world;
  const since = server.clock.now().toISOString();
  await pauseMail(ctx, ines.email, 'BOUNCED');
  server.clock.advance(60_000);
  await pauseMail(ctx, ines.email, 'BOUNCED');
  expect(await pauseOf('ines')).toMatchObject({ reason: 'BOUNCED', since });
  await pauseMail(ctx, ines.email, 'COMPLAINED');
  await pauseMail(ctx, ines.email, 'BOUNCED');
  expect(await pauseOf('ines')).toMatchObject({ reason: 'COMPLAINED', since });
});

it('is about the address: a new one gets mail', async () => {
  const { ctx, ines } = world;
  await pauseMail(ctx, ines.email, 'BOUNCED');
  await server.rows(`update person set email = 'new@guildhall.example' where id = $1`, [ines.id]);
  expect(await pauseOf('ines')).toBeNull();
  await server.rows('update person set email = $2 where id = $1', [ines.id, ines.email]);
});

it('lets the person have a new password all the same', async () => {
  const { ctx, ines, visitor } = world;
  await pauseMail(ctx, ines.email, 'COMPLAINED');
  await visitor.mutate(
    'mutation($email: String!) { requestPasswordReset(input: { email: $email }) { email } }',
    { email: ines.email },
  );
  expect((await server.mails(ines.email)).map(({ kind }) => kind)).toEqual(['accounts.reset']);
});

it('is not for visitors', async () => {
  expect(await world.visitor.refused(RESUME)).toMatchObject({ code: 'UNAUTHENTICATED' });
});
