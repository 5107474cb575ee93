import type { Enrolled } from '../../../test/cast';
import { startTestServer, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';

let server: TestServer;
let world: WoundCare;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server, Visibility.PRIVATE);
});
afterAll(() => server.close());
beforeEach(() => server.rows('truncate notification_preference, notification_settings'));

const SETTINGS = `quietFrom quietUntil digestPace digestAt digestWeekday digestMinutes version
  preferences { kind way pace chosen } exceptions { community { slug } kind way pace }`;

interface Settings {
  quietFrom: string | null;
  quietUntil: string | null;
  digestPace: string;
  digestAt: string;
  digestWeekday: number;
  digestMinutes: number;
  version: number;
  preferences: Array<{ kind: string; way: string; pace: string; chosen: boolean }>;
  exceptions: unknown[];
}

const settingsOf = async ({ client }: Enrolled): Promise<Settings> => {
  const { viewer } = await client.query<{ viewer: { notificationSettings: Settings } }>(
    `{ viewer { notificationSettings { ${SETTINGS} } } }`,
  );
  return viewer.notificationSettings;
};
const CHOOSE = `mutation ($input: SetNotificationPreferenceInput!) {
  setNotificationPreference(input: $input) { ${SETTINGS} } }`;
const EDIT = `mutation ($input: EditNotificationSettingsInput!) {
  editNotificationSettings(input: $input) { ${SETTINGS} } }`;
const week = { digestPace: 'WEEKLY', digestAt: '07:00', digestWeekday: 1, digestMinutes: 10 };

it('begins with little: mail at once only of what concerns one alone, and a weekly digest', async () => {
  const settings = await settingsOf(world.ines);
  expect(settings).toMatchObject({ ...week, quietFrom: null, version: 0, exceptions: [] });
  const mailed = settings.preferences.filter(({ way, pace }) => way === 'MAIL' && pace !== 'NEVER');
  expect(mailed.map(({ kind }) => kind)).toEqual([
    ...[
      'MENTION',
      'ANSWER',
      'ACCEPTED',
      'MEMBERSHIP',
      'CARE',
      'EVENT',
      'REMINDER',
      'TURN',
      'RESOURCE',
      'USE',
      'THANKS',
    ],
  ]);
  expect(settings.preferences.every(({ chosen }) => !chosen)).toBe(true);
});

it('keeps a choice, for everywhere and for one community, and forgets it', async () => {
  const choose = (input: object) => world.ines.client.mutate(CHOOSE, { input });
  const posts = { kind: 'POST', way: 'MAIL' };
  const of = async () =>
    (await settingsOf(world.ines)).preferences.find(
      ({ kind, way }) => kind === 'POST' && way === 'MAIL',
    );
  await choose({ ...posts, pace: 'DAILY' });
  expect(await of()).toEqual({ ...posts, pace: 'DAILY', chosen: true });
  await choose({ ...posts, pace: 'NEVER', communityId: world.community.id });
  expect((await settingsOf(world.ines)).exceptions).toEqual([
    { ...posts, pace: 'NEVER', community: { slug: world.community.slug } },
  ]);
  await choose({ ...posts, pace: null });
  await choose({ ...posts, pace: null, communityId: world.community.id });
  expect(await of()).toEqual({ ...posts, pace: 'NEVER', chosen: false });
  expect((await settingsOf(world.ines)).exceptions).toEqual([]);
});

it('is nobody else’s: neither choices nor the communities in them', async () => {
  await world.ines.client.mutate(CHOOSE, {
    input: { kind: 'POST', way: 'MAIL', pace: 'DAILY', communityId: world.community.id },
  });
  expect((await settingsOf(world.tomasz)).exceptions).toEqual([]);
  const refused = await world.lucia.client.ask(CHOOSE, {
    input: { kind: 'POST', way: 'MAIL', pace: 'DAILY', communityId: world.community.id },
  });
  expect(refused.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});

it('refuses what cannot be: a line in the inbox once a day, half of the quiet hours, an edit of yesterday', async () => {
  const code = async (document: string, input: object) =>
    (await world.ines.client.ask(document, { input })).errors?.[0]?.extensions.code;
  expect(await code(CHOOSE, { kind: 'POST', way: 'INBOX', pace: 'DAILY' })).toBe('INVALID');
  expect(await code(EDIT, { ...week, quietFrom: '22:00', version: 0 })).toBe('INVALID');
  expect(await code(EDIT, { ...week, quietFrom: '24:00', quietUntil: '07:00', version: 0 })).toBe(
    'INVALID',
  );
  expect(await code(EDIT, { ...week, digestMinutes: 7, version: 0 })).toBe('INVALID');
  expect(await code(EDIT, { ...week, version: 0 })).toBeUndefined();
  expect(await code(EDIT, { ...week, digestMinutes: 5, version: 0 })).toBe('CONFLICT');
  expect(await code(EDIT, { ...week, digestMinutes: 5, version: 1 })).toBeUndefined();
  expect(await settingsOf(world.ines)).toMatchObject({ digestMinutes: 5, version: 2 });
});

it('offers nothing of recognition where the house has switched it off, and keeps what was chosen', async () => {
  const input = { kind: 'THANKS', way: 'MAIL', pace: 'NEVER' };
  await world.ines.client.mutate(CHOOSE, { input });
  await world.ines.client.mutate(CHOOSE, {
    input: { ...input, communityId: world.community.id, pace: 'DAILY' },
  });
  const kinds = async () => {
    const { preferences, exceptions } = await settingsOf(world.ines);
    return { kinds: [...new Set(preferences.map(({ kind }) => kind))], exceptions };
  };
  const before = await kinds();
  expect(before.kinds).toEqual(expect.arrayContaining(['USE', 'USE_ASK', 'THANKS']));
  expect(before.exceptions).toMatchObject([{ kind: 'THANKS' }]);
  await server.rows('update instance set recognition = false');
  try {
    expect(await kinds()).toEqual({
      kinds: before.kinds.filter((kind) => !['USE', 'USE_ASK', 'THANKS'].includes(kind)),
      exceptions: [],
    });
  } finally {
    await server.rows('update instance set recognition = true');
  }
  expect(await kinds()).toEqual(before);
});
