import { startTestServer, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { aMember } from '../../communities/community.factory';
import { MembershipState } from '../../communities/membership.entity';
import { anEvent } from '../../events/event.factory';
import { EventMode, EventState } from '../../events/event.types';
import { transaction } from '../../kernel/transaction';
import { aThread } from '../../threads/thread.factory';
import { rescheduleDigest } from '../digest/schedule';

const COMING = '{ viewer { catchUp { comingUp { title viewerRsvp { answer waiting } } } } }';
const RSVP = 'mutation ($input: RsvpInput!) { rsvp(input: $input) { id } }';

let server: TestServer;
let world: WoundCare;
beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
  await server.runJobs();
});
afterAll(() => server.close());

const held = (title: string, day: string, given: object = {}) =>
  anEvent(world.ctx, {
    communityId: world.community.id,
    startsOn: `${day}T14:00`,
    title,
    mode: EventMode.IN_PERSON,
    ...given,
  });
const titles = async () => {
  const { viewer } = await world.ines.client.query<{
    viewer: { catchUp: { comingUp: Array<{ title: string }> } };
  }>(COMING);
  return viewer.catchUp.comingUp.map(({ title }) => title);
};
const says = (client: WoundCare['ines']['client'], eventId: string, answer: string) =>
  client.mutate(RSVP, { input: { eventId, answer } });

it('shows the next sessions of a week, without those that one does not go to, and tells them in the digest', async () => {
  const full = await held('Full house', '2026-03-12', { capacity: 1 });
  const no = await held('Not for me', '2026-03-11');
  await held('Open still', '2026-03-13');
  await held('Proposed', '2026-03-13', { state: EventState.PROPOSED });
  await held('Far away', '2026-03-30');
  server.clock.set('2026-03-09T06:00:00Z');
  await says(world.amara.client, full.id, 'GOING');
  await says(world.ines.client, full.id, 'GOING');
  await says(world.ines.client, no.id, 'NOT');
  expect(await titles()).toEqual(['Full house', 'Open still']);
  const { id } = world.ines;
  await server.rows(`update person set time_zone = 'Asia/Tokyo' where id = $1`, [id]);
  await server.rows(
    `insert into notification_settings (person_id, digest_pace, digest_at, digest_weekday, digest_minutes)
     values ($1, 'DAILY', '16:00', 1, 10)`,
    [id],
  );
  await transaction(world.ctx, (tx) => rescheduleDigest(tx, id));
  await aThread(world.ctx, {
    communityId: world.community.id,
    authorId: world.amara.id,
    title: 'Foam under a boot',
  });
  server.clock.set('2026-03-09T07:01:00Z');
  await server.runJobs();
  const [digest] = (await server.mails(world.ines.email)).filter(
    ({ kind }) => kind === 'notifications.digest',
  );
  expect(digest?.text).toContain('Coming up');
  expect(digest?.text).toContain('Thursday, 12 March 2026 at 23:00');
  expect(digest?.text).toContain('you wait for a seat');
  expect(digest?.text).not.toContain('Not for me');
});

it('leaves out what is muted and not answered, and all of it when one is a member no longer', async () => {
  server.clock.set('2026-03-09T08:00:00Z');
  await world.ines.client.mutate(
    'mutation ($id: ID!) { setCommunityLevel(input: { communityId: $id, level: MUTED }) { id } }',
    { id: world.community.id },
  );
  expect(await titles()).toEqual(['Full house']);
  await aMember(world.ctx, world.community, world.ines, { state: MembershipState.LEFT });
  expect(await titles()).toEqual([]);
});
