import { enrol, secretIn } from '../../test/cast';
import { startTestServer, type TestServer } from '../../test/harness';
import { DAY } from '../kernel/clock';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const ME = '{ viewer { email pendingEmail sessions { id current } person { id name version } } }';
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { email } }';
const RESET = 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { email } }';
const ASK_RESET =
  'mutation ($input: EmailInput!) { requestPasswordReset(input: $input) { email } }';
const END = `mutation ($input: EndSessionInput!) {
  endSession(input: $input) { sessions { id current } } }`;

interface Me {
  viewer: { email: string; sessions: Array<{ id: string; current: boolean }> } | null;
}

test('a forgotten password: a new one by mail, and every other session ends', async () => {
  const { hana } = await enrol(server, 'hana');
  await server.visitor().mutate(ASK_RESET, { input: { email: hana.email } });
  const token = await secretIn(server, hana.email, 'accounts.reset');
  const elsewhere = server.visitor();
  await elsewhere.mutate(RESET, { input: { token, password: 'when charts are read-only' } });

  expect(await hana.client.query(ME)).toEqual({ viewer: null });
  const me = await elsewhere.query<Me>(ME);
  expect(me.viewer?.sessions).toEqual([{ id: expect.any(String), current: true }]);
  expect(
    await server.visitor().refused(RESET, { input: { token, password: 'once more, please' } }),
  ).toMatchObject({
    code: 'CONFLICT',
  });
  await server.visitor().mutate(SIGN_IN, {
    input: { email: ' Hana@Guildhall.example ', password: 'when charts are read-only' },
  });
});

test('the cookie is out of reach of scripts, and new at each signing in', async () => {
  const visitor = server.visitor();
  const response = await visitor.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: SIGN_IN,
      variables: {
        input: { email: 'hana@guildhall.example', password: 'when charts are read-only' },
      },
    }),
  });
  const [cookie] = response.headers.getSetCookie();
  expect(cookie).toMatch(/^guildhall=[\w-]{43};/);
  for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/'])
    expect(cookie).toContain(attribute);
  const first = visitor.token;
  await visitor.mutate(SIGN_IN, {
    input: { email: 'hana@guildhall.example', password: 'when charts are read-only' },
  });
  expect(visitor.token).not.toBe(first);
  // The session that the request came with is over, not left behind.
  const [old] = await server.rows<{ open: number }>(
    "select count(*)::int as open from session where ended_at is null and user_agent <> 'test' and token_hash = sha256($1::bytea)",
    [first],
  );
  expect(old?.open).toBe(0);
});

test('somebody sees their sessions and ends one, or all the others', async () => {
  const { sefa } = await enrol(server, 'sefa');
  const phone = await server.as(sefa.id);
  const library = await server.as(sefa.id);
  const { viewer } = await sefa.client.query<Me>(ME);
  expect(viewer?.sessions).toHaveLength(3);

  await sefa.client.mutate(END, { input: { id: phone.sessionId } });
  expect(await phone.query(ME)).toEqual({ viewer: null });
  expect(await library.query(ME)).not.toEqual({ viewer: null });
  await sefa.client.mutate(END, { input: { others: true } });
  expect(await library.query(ME)).toEqual({ viewer: null });
  expect(await sefa.client.query(ME)).toMatchObject({ viewer: { sessions: [{ current: true }] } });
});

test("nobody ends somebody else's session, or learns that it exists", async () => {
  const { tomasz, lucia } = await enrol(server, 'tomasz', 'lucia');
  const theirs = await tomasz.client.refused(END, { input: { id: lucia.client.sessionId } });
  const none = await tomasz.client.refused(END, {
    input: { id: '01900000-0000-7000-8000-000000000000' },
  });
  expect({ ...theirs, requestId: '' }).toEqual({ ...none, requestId: '' });
  expect(theirs.code).toBe('NOT_FOUND');
  expect(await lucia.client.query(ME)).not.toEqual({ viewer: null });
});

test('a session ends by itself', async () => {
  const { yusuf } = await enrol(server, 'yusuf');
  const visitor = server.visitor();
  await server.visitor().mutate(ASK_RESET, { input: { email: yusuf.email } });
  const token = await secretIn(server, yusuf.email, 'accounts.reset');
  await visitor.mutate(RESET, { input: { token, password: 'seven days, then stop' } });
  server.clock.advance(60 * DAY + 1);
  expect(await visitor.query(ME)).toEqual({ viewer: null });
});

test('a closed account is signed out everywhere and cannot sign in', async () => {
  const { marta, oskar } = await enrol(server, 'marta', 'oskar');
  await server.visitor().mutate(ASK_RESET, { input: { email: oskar.email } });
  const token = await secretIn(server, oskar.email, 'accounts.reset');
  await oskar.client.mutate(RESET, { input: { token, password: 'looking around first' } });
  const CLOSE =
    'mutation ($input: PersonInput!) { deactivatePerson(input: $input) { deactivated } }';
  expect(await oskar.client.refused(CLOSE, { input: { personId: marta.id } })).toMatchObject({
    code: 'FORBIDDEN',
    reason: 'NOT_ADMIN',
  });
  await marta.client.mutate(CLOSE, { input: { personId: oskar.id } });
  expect(await oskar.client.query(ME)).toEqual({ viewer: null });
  expect(
    await server.visitor().refused(SIGN_IN, {
      input: { email: oskar.email, password: 'looking around first' },
    }),
  ).toMatchObject({ code: 'INVALID' });
  // An admin cannot close the door behind themself.
  expect(await marta.client.refused(CLOSE, { input: { personId: marta.id } })).toMatchObject({
    code: 'FORBIDDEN',
  });
});

describe('another address', () => {
  const REQUEST = `mutation ($input: RequestEmailChangeInput!) {
    requestEmailChange(input: $input) { email pendingEmail } }`;
  const CONFIRM =
    'mutation ($input: TokenInput!) { confirmEmailChange(input: $input) { email pendingEmail } }';

  async function withPassword(name: 'ines' | 'ravi' | 'henrik') {
    const person = (await enrol(server, name))[name];
    await server.visitor().mutate(ASK_RESET, { input: { email: person.email } });
    const token = await secretIn(server, person.email, 'accounts.reset');
    await person.client.mutate(RESET, { input: { token, password: 'on stairs and in kitchens' } });
    return person;
  }

  test('is confirmed at both, in either order, before anything changes', async () => {
    const ines = await withPassword('ines');
    await ines.client.mutate(REQUEST, {
      input: { email: 'Ines.New@example.org', password: 'on stairs and in kitchens' },
    });
    const fresh = await secretIn(server, 'ines.new@example.org', 'accounts.changeNew');
    const old = await secretIn(server, ines.email, 'accounts.changeOld');
    await server.visitor().mutate(CONFIRM, { input: { token: fresh } });
    expect(await ines.client.query(ME)).toMatchObject({
      viewer: { email: ines.email, pendingEmail: 'ines.new@example.org' },
    });
    await ines.client.mutate(CONFIRM, { input: { token: old } });
    expect(await ines.client.query(ME)).toMatchObject({
      viewer: { email: 'ines.new@example.org', pendingEmail: null },
    });
  });

  test('needs the password, and a link of an earlier wish holds no more', async () => {
    const ravi = await withPassword('ravi');
    expect(
      await ravi.client.refused(REQUEST, { input: { email: 'a@example.org', password: 'wrong' } }),
    ).toMatchObject({ code: 'INVALID', fields: [{ path: 'password', rule: 'credentials' }] });
    const input = { email: 'first@example.org', password: 'on stairs and in kitchens' };
    await ravi.client.mutate(REQUEST, { input });
    const first = await secretIn(server, 'first@example.org', 'accounts.changeNew');
    await ravi.client.mutate(REQUEST, { input: { ...input, email: 'second@example.org' } });
    expect(await ravi.client.refused(CONFIRM, { input: { token: first } })).toMatchObject({
      code: 'CONFLICT',
      reason: 'EXPIRED',
    });
  });

  test('that somebody has already: only its owner is told', async () => {
    const henrik = await withPassword('henrik');
    const { phuc } = await enrol(server, 'phuc');
    await henrik.client.mutate(REQUEST, {
      input: { email: phuc.email, password: 'on stairs and in kitchens' },
    });
    expect((await server.mails(phuc.email)).map((mail) => mail.kind)).toEqual(['accounts.already']);
    const old = await secretIn(server, henrik.email, 'accounts.changeOld');
    await henrik.client.mutate(CONFIRM, { input: { token: old } });
    expect(await henrik.client.query(ME)).toMatchObject({ viewer: { email: henrik.email } });
  });
});
