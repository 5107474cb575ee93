import { type Enrolled, enrol } from '../../../test/cast';
import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import { Visibility } from '../../communities/community.entity';
import { aCommunity } from '../../communities/community.factory';
import { DAY } from '../../kernel/clock';
import { systemContext } from '../../kernel/context';
import { newId } from '../../kernel/ids';
import { NoticeKind, NoticeReason } from '../notifications.types';
import type { Happening, Said } from '../telling/telling';
import { pushSettings } from './push.fixture';
import { DEVICES_MAX } from './push.service';
import { type Browser, type PushService, startPushService } from './push-service.fixture';
import { pushHappening } from './sending';

let server: TestServer;
let service: PushService;
let people: Record<'ines' | 'amara' | 'hana', Enrolled>;
let open: { id: string; slug: string; name: string };
let hidden: { id: string; slug: string; name: string };

beforeAll(async () => {
  service = await startPushService();
  server = await startTestServer({ environment: { push: pushSettings } });
  people = await enrol(server, 'ines', 'amara', 'hana');
  const ctx = systemContext(server.services);
  open = await aCommunity(ctx, { steward: people.amara });
  hidden = await aCommunity(ctx, {
    ...{ steward: people.amara, name: 'The cellar', visibility: Visibility.PRIVATE },
  });
});
afterAll(async () => {
  await server.close();
  await service.close();
});
beforeEach(async () => {
  await server.rows('delete from push_subscription returning id');
  service.received.length = 0;
});

const register = (client: TestClient, { endpoint, keys }: Browser) =>
  client.ask(
    `mutation($input: RegisterPushInput!) {
       registerPush(input: $input) { pushDevices { id current userAgent lastUsedAt } } }`,
    { input: { endpoint, keys } },
  );
const devicesOf = async (client: TestClient) =>
  (
    await client.query<{ viewer: { pushDevices: Array<{ id: string; current: boolean }> } }>(
      '{ viewer { pushDevices { id current } } }',
    )
  ).viewer.pushDevices;

const happening = (given: Partial<Happening> = {}): Happening => ({
  ...{ id: newId(), key: `post:${newId()}`, kind: NoticeKind.POST, detail: null },
  ...{
    subjectKind: 'THREAD',
    subjectId: newId(),
    communityId: open.id,
    actorId: people.amara.id,
    facts: {},
  },
  createdAt: server.clock.now(),
  ...given,
});
const said = (community = open): Said => ({
  ...{ community, title: 'Who dresses a slow-healing heel?', path: '/c/wound-care/t/1/2' },
  ...{ actorName: 'Amara Okafor', words: null, note: null, answer: null, language: 'en' },
});
const mention = { kind: NoticeKind.MENTION, reason: NoticeReason.MENTIONED };
const tell = (given: { what?: Happening; where?: Said; whom?: string } = {}) =>
  pushHappening(
    systemContext(server.services),
    given.whom ?? people.ines.id,
    given.what ?? happening(),
    mention,
    given.where ?? said(),
  );

describe('a browser in which somebody is told', () => {
  it('is registered for the session that asks, and gets what only it can read', async () => {
    const browser = service.browser();
    const { data } = await register(people.ines.client, browser);
    expect(data).toMatchObject({
      registerPush: { pushDevices: [{ current: true, userAgent: expect.any(String) }] },
    });
    const what = happening();
    expect(await tell({ what })).toBe('SENT');
    const [received] = service.received;
    expect(received).toMatchObject({
      endpoint: browser.endpoint,
      message: {
        ...{ id: what.id, tag: `THREAD:${what.subjectId}` },
        ...{ title: 'Amara Okafor mentions you', body: 'Who dresses a slow-healing heel?' },
        path: '/c/wound-care/t/1/2',
      },
      headers: { ttl: String(DAY / 1_000), urgency: 'normal', 'content-encoding': 'aes128gcm' },
    });
    expect(received?.sealed.toString('latin1')).not.toMatch(/Amara|heel|wound-care/);
  });

  it('replaces what is older of the same subject, and no two people have one topic', async () => {
    await register(people.ines.client, service.browser());
    await register(people.amara.client, service.browser());
    const subjectId = newId();
    await tell({ what: happening({ subjectId }) });
    await tell({ what: happening({ subjectId }) });
    await tell({ what: happening() });
    await tell({ what: happening({ subjectId }), whom: people.amara.id });
    const [first, second, other, hers] = service.received.map(({ headers }) => headers.topic);
    expect(first).toMatch(/^[\w-]{32}$/);
    expect(second).toBe(first);
    expect(new Set([first, other, hers]).size).toBe(3);
  });

  it('learns of a private community only that there is something', async () => {
    await register(people.ines.client, service.browser());
    await tell({ what: happening({ communityId: hidden.id }), where: said(hidden) });
    const { title, body } = service.received[0]?.message ?? {};
    expect({ title, body }).toEqual({ title: 'Guildhall', body: 'Something new in Guildhall' });
  });

  it('is the one of its session: a newer address takes the place of the older', async () => {
    const [before, after] = [service.browser(), service.browser()];
    await register(people.ines.client, before);
    await register(people.ines.client, after);
    expect(await devicesOf(people.ines.client)).toHaveLength(1);
    await tell();
    expect(service.received.map(({ endpoint }) => endpoint)).toEqual([after.endpoint]);
  });

  it('belongs to whoever signed in there last', async () => {
    const shared = service.browser();
    await register(people.ines.client, shared);
    await register(people.amara.client, shared);
    expect(await devicesOf(people.ines.client)).toEqual([]);
    expect(await tell()).toBe('SKIPPED');
    expect(await tell({ whom: people.amara.id })).toBe('SENT');
  });

  it('makes room for another when there are many, the longest unused first', async () => {
    for (let n = 0; n <= DEVICES_MAX; n += 1) {
      server.clock.advance(1_000);
      await register(await server.as(people.hana), service.browser());
    }
    const left = await devicesOf(people.hana.client);
    expect(left).toHaveLength(DEVICES_MAX);
    const [oldest] = await server.rows<{ at: Date }>(
      'select min(created_at) as at from push_subscription where person_id = $1',
      [people.hana.id],
    );
    expect(server.clock.now().getTime() - (oldest?.at.getTime() ?? 0)).toBe(9_000);
  });

  it('is taken away by its owner, and does not exist for others', async () => {
    await register(people.ines.client, service.browser());
    const [device] = await devicesOf(people.ines.client);
    const remove = (client: TestClient) =>
      client.ask('mutation($id: ID!) { removePush(input: { id: $id }) { pushDevices { id } } }', {
        id: device?.id,
      });
    expect((await remove(people.amara.client)).errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    expect((await remove(people.ines.client)).data).toEqual({ removePush: { pushDevices: [] } });
    expect(await tell()).toBe('SKIPPED');
  });
});

describe('what ends it', () => {
  const inNewSession = async () => {
    const client = await server.as(people.ines);
    await register(client, service.browser());
    return client;
  };

  it('is signing out there, and nothing that happens elsewhere', async () => {
    const [here, there] = [await inNewSession(), await inNewSession()];
    await here.mutate('mutation { signOut { signedOutAt } }');
    expect(await devicesOf(there)).toHaveLength(1);
    expect(await server.rows('select id from push_subscription')).toHaveLength(1);
    expect(await tell()).toBe('SENT');
    expect(service.received).toHaveLength(1);
  });

  it('is the end of the session, also when nobody told of it', async () => {
    const client = await inNewSession();
    await server.rows('update session set expires_at = $2 where id = $1 returning id', [
      client.sessionId,
      server.clock.now(),
    ]);
    expect(await tell()).toBe('SKIPPED');
  });

  it('is a closed account, whatever its sessions say', async () => {
    await inNewSession();
    await server.rows('update person set deactivated_at = $2 where id = $1 returning id', [
      people.ines.id,
      server.clock.now(),
    ]);
    expect(await tell()).toBe('SKIPPED');
    await server.rows('update person set deactivated_at = null where id = $1 returning id', [
      people.ines.id,
    ]);
    expect(service.received).toEqual([]);
  });

  it.each([404, 410])('is the service, which answers %i', async (status) => {
    const browser = service.browser();
    await register(people.ines.client, browser);
    service.answers(browser, status);
    expect(await tell()).toBe('SKIPPED');
    expect(await devicesOf(people.ines.client)).toEqual([]);
  });

  it('is a service that refuses again and again', async () => {
    const browser = service.browser();
    await register(people.ines.client, browser);
    service.answers(browser, 403);
    for (let n = 0; n < 9; n += 1) expect(await tell()).toBe('SKIPPED');
    expect(await devicesOf(people.ines.client)).toHaveLength(1);
    await tell();
    expect(await devicesOf(people.ines.client)).toEqual([]);
  });
});

describe('what is tried again', () => {
  it.each([429, 500, 503])('is what the service answered with %i', async (status) => {
    const browser = service.browser();
    await register(people.ines.client, browser);
    service.answers(browser, status);
    const what = happening();
    await expect(tell({ what })).rejects.toThrow(`A push service answered ${status}.`);
    service.answers(browser, 201);
    expect(await tell({ what })).toBe('SENT');
    expect(service.received).toHaveLength(1);
  });

  it('goes only where it was not taken', async () => {
    const [well, ill] = [service.browser(), service.browser()];
    await register(people.ines.client, well);
    await register(await server.as(people.ines), ill);
    service.answers(ill, 503);
    const what = happening();
    await expect(tell({ what })).rejects.toThrow('503');
    service.answers(ill, 201);
    expect(await tell({ what })).toBe('SENT');
    expect(service.received.map(({ endpoint }) => endpoint)).toEqual([well.endpoint, ill.endpoint]);
    expect(await tell({ what })).toBe('SENT');
    expect(service.received).toHaveLength(2);
  });

  it('is what nobody took, because nobody was there', async () => {
    const elsewhere = await startPushService();
    await register(people.ines.client, elsewhere.browser());
    await elsewhere.close();
    await expect(tell()).rejects.toThrow('ECONNREFUSED');
  });
});

describe('what is refused', () => {
  const refusal = async (browser: Browser, client = people.ines.client) => {
    const { errors } = await register(client, browser);
    const { code, fields } = (errors?.[0]?.extensions ?? {}) as Record<string, unknown>;
    return { code, fields };
  };

  it('is an address that our server does not send to, and a name that leads to one', async () => {
    const { keys } = service.browser();
    for (const endpoint of ['https://10.0.0.1/1', 'https://169.254.169.254/', 'https://0xa.1/']) {
      expect(await refusal({ endpoint, keys })).toEqual({
        code: 'INVALID',
        fields: [{ path: 'endpoint', rule: 'publicAddress' }],
      });
    }
    // It was public when it was registered, and is not any more.
    await register(people.ines.client, service.browser());
    await server.rows('update push_subscription set endpoint = $1 returning id', [
      'https://192.168.0.1/push',
    ]);
    expect(await tell()).toBe('SKIPPED');
  });

  it('is a key that is none', async () => {
    const { endpoint, keys } = service.browser();
    const notOnCurve = Buffer.alloc(65, 7);
    notOnCurve[0] = 4;
    for (const p256dh of ['', 'AAAA', notOnCurve.toString('base64url')]) {
      expect(await refusal({ endpoint, keys: { ...keys, p256dh } })).toEqual({
        code: 'INVALID',
        fields: [{ path: 'keys.p256dh', rule: 'key' }],
      });
    }
    expect(await refusal({ endpoint, keys: { ...keys, auth: 'c2hvcnQ' } })).toEqual({
      code: 'INVALID',
      fields: [{ path: 'keys.auth', rule: 'key' }],
    });
  });

  it('is whoever is not signed in', async () => {
    const { code } = await refusal(service.browser(), server.visitor());
    expect(code).toBe('UNAUTHENTICATED');
  });
});

describe('an instance without keys', () => {
  let bare: TestServer;
  beforeAll(async () => {
    bare = await startTestServer();
  });
  afterAll(() => bare.close());

  it('says so, registers nothing and sends nothing', async () => {
    const { hana } = await enrol(bare, 'hana');
    const { instance } = await hana.client.query<{ instance: object }>('{ instance { pushKey } }');
    expect(instance).toEqual({ pushKey: null });
    const { errors } = await register(hana.client, service.browser());
    expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    const ctx = systemContext(bare.services);
    expect(await pushHappening(ctx, hana.id, happening(), mention, said())).toBe('SKIPPED');
  });
});
