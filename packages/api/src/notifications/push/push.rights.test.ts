import { randomUUID } from 'node:crypto';
import { startTestServer, TEST_DAY, type TestServer } from '../../../test/harness';
import { REMOVE_THREAD, REPLY } from '../../../test/threads';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { HOUR, MINUTE } from '../../kernel/clock';
import { aThread, type MadeThread } from '../../threads/thread.factory';
import { pushSettings } from './push.fixture';
import { type Browser, type PushService, startPushService } from './push-service.fixture';

let server: TestServer;
let service: PushService;
let world: WoundCare;
let thread: MadeThread;
let browser: Browser;

beforeAll(async () => {
  service = await startPushService();
  server = await startTestServer({ environment: { push: pushSettings } });
});
afterAll(async () => {
  await server.close();
  await service.close();
});

/** Inês asked to be told in her browser; Tomasz opened a thread with secrets in its title. */
async function inA(visibility: Visibility): Promise<void> {
  server.clock.set(TEST_DAY);
  await server.rows('truncate person, community, happening restart identity cascade');
  world = await woundCare(server, visibility);
  thread = await aThread(world.ctx, {
    ...{ communityId: world.community.id, authorId: world.tomasz.id, title: 'The unheard heel' },
  });
  await server.runJobs();
  service.received.length = 0;
  browser = service.browser();
  await world.ines.client.mutate(
    'mutation($input: RegisterPushInput!) { registerPush(input: $input) { admin } }',
    { input: browser },
  );
}

/** From eight in the morning on, and it is nine: what comes now is told at noon. */
const beQuiet = () =>
  world.ines.client.mutate(
    `mutation { editNotificationSettings(input: { quietFrom: "08:00", quietUntil: "12:00", digestPace: NEVER,
       digestAt: "07:00", digestWeekday: 1, digestMinutes: 10, version: 0 }) { version } }`,
  );
const atNoon = async () => {
  server.clock.advance(4 * HOUR);
  await server.runJobs();
};
async function mention(): Promise<void> {
  await world.tomasz.client.mutate(REPLY, {
    input: {
      ...{ threadId: thread.id, markdown: 'Ask @ines.', clientMutationId: randomUUID() },
    },
  });
  await server.runJobs();
}
const pushed = () => service.received.map(({ message }) => message);

it('tells with name and title what everybody may read', async () => {
  await inA(Visibility.OPEN);
  await mention();
  expect(pushed()).toMatchObject([
    { body: 'The unheard heel', path: expect.stringMatching(/^\/c\//) },
  ]);
  expect(pushed()[0]?.title).toMatch(/ mentions you$/);
});

it('tells of a private community nothing that stands on a screen', async () => {
  await inA(Visibility.PRIVATE);
  await mention();
  expect(pushed()).toMatchObject([{ title: 'Guildhall', body: 'Something new in Guildhall' }]);
});

describe.each([Visibility.PRIVATE, Visibility.CLOSED])(
  'of a community that is %s',
  (visibility) => {
    beforeEach(async () => {
      await inA(visibility);
      await beQuiet();
      await mention();
      expect(pushed()).toEqual([]);
    });

    it('is told when the quiet hours are over', async () => {
      await atNoon();
      expect(pushed()).toHaveLength(1);
    });

    it('nothing reaches whose membership ended in between', async () => {
      await world.ines.client.mutate(
        'mutation($id: ID!) { leaveCommunity(input: { communityId: $id }) { id } }',
        { id: world.community.id },
      );
      await atNoon();
      expect(pushed()).toEqual([]);
    });

    it('nothing of a thread that was removed in between', async () => {
      await world.tomasz.client.mutate(REMOVE_THREAD, { id: thread.id, reason: 'Said too much.' });
      await atNoon();
      expect(pushed()).toEqual([]);
    });

    it('nothing when they signed out there', async () => {
      await world.ines.client.mutate('mutation { signOut { signedOutAt } }');
      await atNoon();
      expect(pushed()).toEqual([]);
    });
  },
);

it('tries again, later each time, and tells once', async () => {
  await inA(Visibility.OPEN);
  service.answers(browser, 503);
  await mention();
  service.answers(browser, 201);
  await server.runJobs();
  expect(pushed()).toEqual([]);
  server.clock.advance(2 * MINUTE);
  await server.runJobs();
  await server.runJobs();
  expect(pushed()).toHaveLength(1);
});
