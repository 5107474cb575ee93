import { type Enrolled, enrol, secretIn } from '../../test/cast';
import { startTestServer, type TestServer } from '../../test/harness';
import { DAY, HOUR } from '../kernel/clock';

let server: TestServer;
let people: Record<'marta' | 'amara', Enrolled>;
beforeAll(async () => {
  server = await startTestServer();
  people = await enrol(server, 'marta', 'amara');
});
afterAll(() => server.close());

/** The same person with another address: each test has a newcomer of its own. */
const newcomer = (address: string) => ({ ...phuc, email: `${address}@Example.org` });

const SIGN_UP = 'mutation ($input: SignUpInput!) { signUp(input: $input) { email } }';
const VERIFY = `mutation ($input: VerifyEmailInput!) {
  verifyEmail(input: $input) { emailVerified person { handle name timeZone } } }`;
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { person { name } } }';
const ME = '{ viewer { email emailVerified person { name } } }';

const phuc = {
  name: 'Nguyễn Hồng Phúc',
  email: 'Phuc@Example.org',
  password: 'moisture at night',
  timeZone: 'Europe/London',
  clientMutationId: 'a',
};

test('somebody signs up, confirms by the mail, and is signed in', async () => {
  const visitor = server.visitor();
  await visitor.mutate(SIGN_UP, { input: phuc });
  expect(await visitor.query(ME)).toEqual({ viewer: null });

  const token = await secretIn(server, 'phuc@example.org', 'accounts.verify');
  expect(await visitor.mutate(VERIFY, { input: { token, password: phuc.password } })).toEqual({
    verifyEmail: {
      emailVerified: true,
      person: { handle: 'nguyen-hong-phuc', name: 'Nguyễn Hồng Phúc', timeZone: 'Europe/London' },
    },
  });
  expect(await visitor.query(ME)).toMatchObject({ viewer: { email: 'phuc@example.org' } });
});

test('a link in a mail works once, and not for ever', async () => {
  const visitor = server.visitor();
  await visitor.mutate(SIGN_UP, { input: newcomer('late') });
  const token = await secretIn(server, 'late@example.org', 'accounts.verify');
  server.clock.advance(72 * HOUR + 1);
  expect(
    await visitor.refused(VERIFY, { input: { token, password: phuc.password } }),
  ).toMatchObject({
    code: 'CONFLICT',
    reason: 'EXPIRED',
  });

  await visitor.mutate(
    'mutation ($input: EmailInput!) { resendVerification(input: $input) { email } }',
    {
      input: { email: 'late@example.org' },
    },
  );
  const fresh = await secretIn(server, 'late@example.org', 'accounts.verify');
  await visitor.mutate(VERIFY, { input: { token: fresh, password: phuc.password } });
  expect(
    await server.visitor().refused(VERIFY, { input: { token: fresh, password: phuc.password } }),
  ).toMatchObject({
    code: 'CONFLICT',
  });
});

test('nothing in the answers tells whether an address has an account', async () => {
  const known = { ...phuc, email: 'amara@guildhall.example' };
  const unknown = { ...phuc, email: 'nobody@guildhall.example' };
  const ask = async (query: string, input: object) => {
    const { data, errors } = await server.visitor().ask(query, { input });
    return JSON.stringify({ data, codes: errors?.map((error) => error.extensions.fields) });
  };
  const same = (answer: string) => answer.replaceAll(/(amara|nobody)@/g, 'x@');
  for (const [query, one, other] of [
    [SIGN_UP, known, unknown],
    [
      SIGN_IN,
      { email: known.email, password: 'wrong' },
      { email: 'no@x.example', password: 'wrong' },
    ],
    [
      'mutation ($input: EmailInput!) { requestPasswordReset(input: $input) { email } }',
      { email: known.email },
      { email: 'nobody2@guildhall.example' },
    ],
    [
      'mutation ($input: EmailInput!) { resendVerification(input: $input) { email } }',
      { email: known.email },
      { email: 'nobody3@guildhall.example' },
    ],
  ] as const) {
    expect(same(await ask(query, one))).toBe(
      same((await ask(query, other)).replace(/nobody[23]@/, 'nobody@')),
    );
  }
  // Its owner is told instead.
  const mails = await server.mails(known.email);
  expect(mails.map((mail) => mail.kind)).toEqual(['accounts.already', 'accounts.reset']);
});

test('signing in takes as long for an address without an account', async () => {
  await server.visitor().mutate(SIGN_UP, { input: newcomer('slow') });
  const rounds = 9;
  const time = async (email: string) => {
    const started = performance.now();
    await server.visitor().ask(SIGN_IN, { input: { email, password: 'not this one' } });
    return performance.now() - started;
  };
  await time('warm@example.org');
  const known: number[] = [];
  const unknown: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    known.push(await time('slow@example.org'));
    unknown.push(await time(`nobody${round}@example.org`));
  }
  // The least of each: others on the machine make some of them long, and none short.
  // Without the decoy hash the ratio is below 0.2.
  expect(Math.min(...unknown) / Math.min(...known)).toBeGreaterThan(0.5);
  expect(Math.min(...unknown) / Math.min(...known)).toBeLessThan(2);
});

test('guessing a password is stopped, for that account, and said with a time', async () => {
  const input = { email: 'guessed@guildhall.example', password: 'guess' };
  const many = Array.from({ length: 14 }, (_, n) => `a${n}: signIn(input: $input) { email }`);
  const guesses = await server
    .visitor()
    .ask(`mutation ($input: SignInInput!) { ${many.slice(0, 9).join(' ')} }`, { input });
  expect(guesses.errors?.[0]?.extensions.code).toBe('INVALID');
  // Attempts inside one request count each.
  await server.visitor().refused(SIGN_IN, { input });
  for (let n = 0; n < 9; n += 1) await server.visitor().ask(SIGN_IN, { input });
  const refusal = await server.visitor().refused(SIGN_IN, { input });
  expect(refusal).toMatchObject({ code: 'RATE_LIMITED' });
  expect(refusal.retryAfter).toBeGreaterThan(0);
  expect(
    await server.visitor().refused(SIGN_IN, { input: { ...input, email: 'other@x.example' } }),
  ).toMatchObject({ code: 'INVALID' });
});

describe('who may sign up', () => {
  const POLICY = `mutation ($input: EditInstanceInput!) {
    editInstance(input: $input) { signUpPolicy version } }`;
  const INVITE = `mutation ($input: InvitePersonInput!) {
    invitePerson(input: $input) { url invitation { id usesLeft } } }`;

  let version = 1;
  const policy = async (signUpPolicy: string) => {
    await people.marta.client.mutate(POLICY, { input: { signUpPolicy, version } });
    version += 1;
  };
  afterEach(() => policy('OPEN'));

  test('by invitation: with one, as often as it says, also when fifty come at once', async () => {
    const { marta } = people;
    await policy('INVITATION');
    expect(await server.visitor().refused(SIGN_UP, { input: newcomer('out') })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'INVITATION_ONLY',
    });

    const invite = { uses: 3, clientMutationId: 'k' };
    const made = await marta.client.mutate<{ invitePerson: { url: string } }>(INVITE, {
      input: invite,
    });
    const invitationToken = made.invitePerson.url.split('/').at(-1);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        server.visitor().ask(SIGN_UP, {
          input: { ...phuc, email: `n${n}@example.org`, invitationToken },
        }),
      ),
    );
    expect(answers.filter((answer) => !answer.errors)).toHaveLength(3);
    const [count] = await server.rows<{ count: number }>(
      "select count(*)::int as count from person where email like 'n%@example.org'",
    );
    expect(count?.count).toBe(3);

    // The secret was told once.
    const again = await marta.client.mutate(INVITE, { input: invite });
    expect(again).toMatchObject({ invitePerson: { url: null } });
    expect(await marta.client.refused(INVITE, { input: { ...invite, uses: 4 } })).toMatchObject({
      code: 'CONFLICT',
      reason: 'KEY_REUSED',
    });
  });

  test('closed: nobody, not even with an invitation', async () => {
    const { marta } = people;
    const made = await marta.client.mutate<{ invitePerson: { url: string } }>(INVITE, {
      input: { clientMutationId: 'closed' },
    });
    await policy('CLOSED');
    const invitationToken = made.invitePerson.url.split('/').at(-1);
    expect(
      await server.visitor().refused(SIGN_UP, { input: { ...newcomer('shut'), invitationToken } }),
    ).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('an invitation by mail reaches its address only, and ends after its time', async () => {
    const { marta } = people;
    const made = await marta.client.mutate(INVITE, {
      input: { email: 'New@Example.org', expiresInDays: 2, clientMutationId: 'm' },
    });
    expect(made).toMatchObject({ invitePerson: { url: null } });
    const token = await secretIn(server, 'new@example.org', 'accounts.invitation');
    const SEEN = 'query ($token: String!) { invitation(token: $token) { email usesLeft } }';
    expect(await server.visitor().query(SEEN, { token })).toEqual({
      invitation: { email: 'new@example.org', usesLeft: 1 },
    });
    server.clock.advance(2 * DAY + 1);
    expect(await server.visitor().refused(SEEN, { token })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

test.each([
  ['an address that is none', { email: 'not an address' }, 'email'],
  ['a short password', { password: 'short' }, 'password'],
  ['a password of a megabyte', { password: 'x'.repeat(10_000) }, 'password'],
  ['no name', { name: '' }, 'name'],
  ['a zone that is none', { timeZone: 'Mars/Olympus' }, 'timeZone'],
  ['a handle with a space', { handle: 'a b' }, 'handle'],
])('%s is refused, with its field and without its value', async (_, wrong, path) => {
  const { errors } = await server.visitor().ask(SIGN_UP, { input: { ...phuc, ...wrong } });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID', fields: [{ path }] });
  for (const value of Object.values(wrong).filter(Boolean)) {
    expect(JSON.stringify(errors)).not.toContain(value);
  }
});

describe('an address that is not one’s own', () => {
  const MALLORY = { ...phuc, name: 'Mallory', password: 'known to mallory' };

  test('is not confirmed by its owner for a stranger: the password is asked for', async () => {
    const address = { email: 'owner@example.org' };
    await server.visitor().mutate(SIGN_UP, { input: { ...MALLORY, ...address } });
    const token = await secretIn(server, address.email, 'accounts.verify');
    expect(await server.visitor().refused(VERIFY, { input: { token } })).toMatchObject({
      code: 'INVALID',
      fields: [{ path: 'password', rule: 'credentials' }],
    });
    // A wrong password does not use the link up.
    await server.visitor().mutate(VERIFY, { input: { token, password: MALLORY.password } });
  });

  test('belongs to the last who signed up with it and can read its mail', async () => {
    const address = { email: 'twice@example.org' };
    const mallory = server.visitor();
    await mallory.mutate(SIGN_UP, { input: { ...MALLORY, ...address } });
    await mallory.mutate(SIGN_IN, { input: { ...address, password: MALLORY.password } });
    const owner = server.visitor();
    await owner.mutate(SIGN_UP, { input: { ...phuc, ...address } });

    expect(await mallory.query(ME)).toEqual({ viewer: null });
    const token = await secretIn(server, address.email, 'accounts.verify');
    await owner.mutate(VERIFY, { input: { token, password: phuc.password } });
    expect(await owner.query(ME)).toMatchObject({
      viewer: { emailVerified: true, person: { name: phuc.name } },
    });
    expect(
      await mallory.refused(SIGN_IN, { input: { ...address, password: MALLORY.password } }),
    ).toMatchObject({ code: 'INVALID' });
  });
});
