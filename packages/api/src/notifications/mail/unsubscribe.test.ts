import { startTestServer, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { aMember } from '../../communities/community.factory';
import { MembershipState } from '../../communities/membership.entity';
import { DAY } from '../../kernel/clock';
import { newId } from '../../kernel/ids';
import { NoticeKind, NoticePace } from '../notifications.types';
import { type UnsubscribeScope, unsubscribeUrl } from './unsubscribe-tokens';
import type { Unsubscription } from './unsubscription.types';

let server: TestServer;
let world: WoundCare;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
});
afterAll(() => server.close());
beforeEach(async () => {
  for (const table of ['notification_preference', 'notification_settings', 'unsubscription']) {
    await server.rows(`delete from ${table}`);
  }
});

const pathOf = (scope: UnsubscribeScope) =>
  new URL(unsubscribeUrl(world.ctx, world.ines.id, scope)).pathname;
const tokenOf = (scope: UnsubscribeScope) => pathOf(scope).replace('/unsubscribe/', '');

/** As a mail program does it: a form, no cookie, no header of ours. */
const oneClick = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: 'List-Unsubscribe=One-Click',
  });

const PARTS = '{ scope kind communityName ended }';
const look = async (token: string) =>
  (
    await world.visitor.query<{ unsubscription: Unsubscription | null }>(
      `query($token: String!) { unsubscription(token: $token) ${PARTS} }`,
      { token },
    )
  ).unsubscription;
const press = (name: 'unsubscribe' | 'resubscribe', token: string) =>
  world.visitor.mutate<Record<string, Unsubscription>>(
    `mutation($token: String!) { ${name}(input: { token: $token }) ${PARTS} }`,
    { token },
  );

const choose = (
  kind: NoticeKind,
  pace: NoticePace,
  communityId: string | null = null,
  way = 'MAIL',
) =>
  server.rows(
    `insert into notification_preference (id, person_id, community_id, kind, way, pace)
     values ($1, $2, $3, $4, $5, $6)`,
    [newId(), world.ines.id, communityId, kind, way, pace],
  );
const chosen = async () =>
  (
    await server.rows<{ line: string }>(
      `select concat_ws(' ', case when community_id is null then 'everywhere' else 'there' end, kind, way, pace) as line
         from notification_preference where person_id = $1 order by 1`,
      [world.ines.id],
    )
  ).map(({ line }) => line);
const digest = async () =>
  (await server.rows<{ digest_pace: string }>('select digest_pace from notification_settings'))[0]
    ?.digest_pace;

const MENTIONS = { kind: NoticeKind.MENTION };
const EVERY = Object.values(NoticeKind);
const never = (where: string) => EVERY.map((kind) => `${where} ${kind} MAIL NEVER`).sort();

describe('one click', () => {
  it('ends mails of a kind without cookie, header or redirect, and may come twice', async () => {
    const path = pathOf(MENTIONS);
    for (const answer of [await oneClick(path), await oneClick(path)]) {
      expect([answer.status, await answer.json()]).toEqual([200, { unsubscribed: true }]);
    }
    expect(await chosen()).toEqual(['everywhere MENTION MAIL NEVER']);
    expect(await digest()).toBeUndefined();
  });

  it('comes from a browser that is signed in, as anybody, just as well', async () => {
    const cookie = `guildhall=${world.amara.client.token}`;
    expect((await oneClick(pathOf(MENTIONS), { cookie })).status).toBe(200);
    expect(await chosen()).toEqual(['everywhere MENTION MAIL NEVER']);
  });

  it('does nothing when the address is only looked at', async () => {
    await fetch(server.url + pathOf(MENTIONS), { headers: { accept: 'text/html' } });
    await fetch(server.url + pathOf(MENTIONS), { method: 'HEAD' });
    await look(tokenOf(MENTIONS));
    expect(await chosen()).toEqual([]);
  });

  it('is refused with a link that was changed, and with one that is too old', async () => {
    expect((await oneClick(`${pathOf(MENTIONS)}A`)).status).toBe(404);
    expect((await oneClick('/unsubscribe/nothing')).status).toBe(404);
    const path = pathOf(MENTIONS);
    server.clock.advance(366 * DAY);
    expect((await oneClick(path)).status).toBe(404);
    expect(await chosen()).toEqual([]);
    server.clock.advance(-366 * DAY);
  });

  it('is one when five come at the same time', async () => {
    await choose(NoticeKind.MENTION, NoticePace.DAILY);
    const path = pathOf('ALL');
    await Promise.all(Array.from({ length: 5 }, () => oneClick(path)));
    expect(await chosen()).toEqual(never('everywhere'));
    await press('resubscribe', tokenOf('ALL'));
    expect(await chosen()).toEqual(['everywhere MENTION MAIL DAILY']);
  });
});

describe('what a link ends', () => {
  it('is a kind, also where a community has an exception, and nothing but mail', async () => {
    await choose(NoticeKind.MENTION, NoticePace.AT_ONCE, world.community.id);
    await choose(NoticeKind.MENTION, NoticePace.AT_ONCE, null, 'PUSH');
    await choose(NoticeKind.POST, NoticePace.DAILY);
    const { unsubscribe } = await press('unsubscribe', tokenOf(MENTIONS));
    expect(unsubscribe).toEqual({
      scope: 'KIND',
      kind: 'MENTION',
      communityName: null,
      ended: true,
    });
    expect(await chosen()).toEqual([
      'everywhere MENTION MAIL NEVER',
      'everywhere MENTION PUSH AT_ONCE',
      'everywhere POST MAIL DAILY',
      'there MENTION MAIL NEVER',
    ]);
  });

  it('is a community and no other', async () => {
    const scope = { communityId: world.community.id };
    expect(await look(tokenOf(scope))).toEqual({
      ...{ scope: 'COMMUNITY', kind: null, ended: false },
      communityName: world.community.name,
    });
    await press('unsubscribe', tokenOf(scope));
    expect(await chosen()).toEqual(never('there'));
  });

  it('is the digest alone', async () => {
    await press('unsubscribe', tokenOf('DIGEST'));
    expect([await digest(), await chosen()]).toEqual(['NEVER', []]);
    await press('resubscribe', tokenOf('DIGEST'));
    expect(await digest()).toBe('WEEKLY');
  });

  it('is everything, with the digest', async () => {
    await press('unsubscribe', tokenOf('ALL'));
    expect([await digest(), await chosen()]).toEqual(['NEVER', never('everywhere')]);
  });

  it('is also what waits for the end of quiet hours or for a digest', async () => {
    const happeningId = newId();
    await server.rows(
      `insert into happening (id, key, kind, subject_kind, subject_id, community_id, created_at)
       values ($1::uuid, $1::text, 'POST', 'COMMUNITY', $2, $2, $3)`,
      [happeningId, world.community.id, server.clock.now()],
    );
    for (const way of ['MAIL', 'PUSH']) {
      await server.rows(
        `insert into delivery (id, happening_id, person_id, way, kind, reason, pace, due_at, created_at)
         values ($1, $2, $3, $4, 'MENTION', 'MENTIONED', 'AT_ONCE', $5, $5)`,
        [newId(), happeningId, world.ines.id, way, server.clock.now()],
      );
    }
    await press('unsubscribe', tokenOf(MENTIONS));
    const states = await server.rows('select way, state from delivery order by way');
    expect(states).toEqual([
      { way: 'MAIL', state: 'SKIPPED' },
      { way: 'PUSH', state: 'WAITING' },
    ]);
  });
});

describe('taking it back', () => {
  it('brings what was chosen before, from any mail, and not what was chosen since', async () => {
    await choose(NoticeKind.POST, NoticePace.DAILY);
    await choose(NoticeKind.ANSWER, NoticePace.NEVER);
    await press('unsubscribe', tokenOf('ALL'));
    await server.rows(
      `update notification_preference set pace = 'WEEKLY' where kind = 'MENTION' and way = 'MAIL'`,
    );
    server.clock.advance(DAY);
    const { resubscribe } = await press('resubscribe', tokenOf('ALL'));
    expect(resubscribe?.ended).toBe(false);
    expect(await chosen()).toEqual([
      'everywhere ANSWER MAIL NEVER',
      'everywhere MENTION MAIL WEEKLY',
      'everywhere POST MAIL DAILY',
    ]);
    expect(await digest()).toBe('WEEKLY');
  });

  it('is there also for what was ended elsewhere', async () => {
    await choose(NoticeKind.MENTION, NoticePace.NEVER);
    expect((await look(tokenOf(MENTIONS)))?.ended).toBe(true);
    await press('resubscribe', tokenOf(MENTIONS));
    expect(await chosen()).toEqual([]);
  });
});

it('says nothing of a link that holds nothing, whatever the reason', async () => {
  expect(await look('x')).toBeNull();
  expect(await look(tokenOf({ communityId: newId() }))).toBeNull();
  const refusal = await world.visitor.refused(
    'mutation { unsubscribe(input: { token: "x" }) { ended } }',
  );
  expect(refusal.code).toBe('NOT_FOUND');
  await server.rows('update person set deactivated_at = $2 where id = $1', [
    world.ines.id,
    server.clock.now(),
  ]);
  expect(await look(tokenOf(MENTIONS))).toBeNull();
  await server.rows('update person set deactivated_at = null where id = $1', [world.ines.id]);
});

it('does not tell the name of a community that the person may no longer know', async () => {
  const token = tokenOf({ communityId: world.community.id });
  await server.rows(`update community set visibility = 'PRIVATE' where id = $1`, [
    world.community.id,
  ]);
  await aMember(world.ctx, world.community, world.ines, { state: MembershipState.LEFT });
  expect(await look(token)).toMatchObject({ scope: 'COMMUNITY', communityName: null });
  // What they once followed there they can end all the same.
  expect((await press('unsubscribe', token)).unsubscribe).toMatchObject({ ended: true });
});
