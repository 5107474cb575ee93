import { createHash } from 'node:crypto';
import { getIntrospectionQuery } from 'graphql';
import { serverAudits } from 'graphql-http';
import { pathRules } from '../src/server/routes';
import { anyPerson, startTestServer, type TestClient, type TestServer } from './harness';
import { leafSchema } from './server.fixture';

const id = (text: string) => createHash('sha256').update(text).digest('hex');
const known = [
  'query Known($number: Int! = 3) { leaf(number: $number) { number at } }',
  'query Wrong { leaf { number } forbidden { number } }',
  'query Broken { broken { number } }',
  'query Hollow { hollow { number at } }',
  'query Bare($fail: Boolean!) { bare(fail: $fail) { number } }',
  'query Default($number: Int) { leaf(number: $number) { number } }',
  'mutation Grow($input: LeafInput!) { grow(input: $input) { number at } }',
];
const documents = Object.fromEntries(known.map((text) => [id(text), text]));

let server: TestServer;
let visitor: TestClient;
beforeAll(async () => {
  server = await startTestServer({ schema: leafSchema(), documents });
  visitor = server.visitor();
});
afterAll(() => server.close());

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (body: unknown, headers: Record<string, string> = {}, client = visitor) =>
  client.fetch('/graphql', {
    method: 'POST',
    headers: { ...JSON_TYPE, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({ url: () => `${server.url}/graphql` });

  test.each(
    audits.filter(({ name }) => name.startsWith('MUST')).map((audit) => [audit.name, audit]),
  )('%s', async (_name, audit) => {
    const result = await audit.fn();
    expect(result).toMatchObject({ status: 'ok' });
  });

  // GET is off, since a link could ask in somebody's name. And a request that failed has a status that
  // says so, whatever the client accepts: proxies and logs count it, and our client reads the answer anyway.
  const leftOut = [
    'MAY accept application/x-www-form-urlencoded formatted GET requests',
    'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
    'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
    'SHOULD use 200 status code on document parsing failure when accepting application/json',
    'SHOULD use 200 status code on document validation failure when accepting application/json',
    'SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
  ];
  test('of what it only should or may do, nothing else is missing than what is listed', async () => {
    const missing: string[] = [];
    for (const audit of audits.filter(({ name }) => !name.startsWith('MUST'))) {
      const result = await audit.fn();
      if (result.status !== 'ok') missing.push(audit.name);
    }
    expect(missing.sort()).toEqual(leftOut.sort());
  });

  test('answers with a time as text, and with the id of the request', async () => {
    const response = await post({ query: '{ leaf { number at } }' });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await response.json()).toEqual({
      data: { leaf: { number: 1, at: '2026-03-02T09:00:00.000Z' } },
    });
  });

  test('is off over GET, and for lists of operations', async () => {
    const got = await visitor.fetch('/graphql?query={leaf{number}}');
    expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST']);
    expect(await got.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    const batch = await post([{ query: '{ me }' }, { query: '{ me }' }]);
    expect(batch.status).toBe(400);
    expect(await batch.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  test.each([
    ['JSON that is none', '{"query": ', {}, 400],
    ['another type', 'query=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    [
      'more than 256 KB',
      JSON.stringify({ query: '{ me }', variables: { a: 'x'.repeat(300_000) } }),
      {},
      413,
    ],
    ['nothing', '{}', {}, 400],
    ['no body at all', '', {}, 400],
  ])('refuses %s with an error of the usual form', async (_what, body, headers, status) => {
    const response = await post(body, headers);
    expect(response.status).toBe(status);
    const { errors } = (await response.json()) as { errors: unknown[] };
    expect(errors).toEqual([
      {
        message: expect.any(String),
        extensions: { code: 'BAD_REQUEST', requestId: response.headers.get('x-request-id') },
      },
    ]);
  });

  test('subscriptions are not answered here', async () => {
    const response = await post({ query: 'subscription { grown { number } }' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'BAD_REQUEST' } }],
    });
  });
});

describe('cookies', () => {
  test('a session names the viewer; without the header its request is refused', async () => {
    const person = await anyPerson(server);
    const client = await server.as(person);
    expect(await client.query('{ me }')).toEqual({ me: person.id });
    const headers = { ...JSON_TYPE, cookie: `guildhall=${client.token}` };
    const body = JSON.stringify({ query: '{ me }' });
    const foreign = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body });
    expect(foreign.status).toBe(403);
    expect(await foreign.json()).toMatchObject({
      errors: [{ extensions: { code: 'BAD_REQUEST', reason: 'CSRF' } }],
    });
  });

  test('an ended, an expired and an invented session are a visitor, as is a deactivated person', async () => {
    const person = await anyPerson(server);
    const [ended, expired, mine] = [
      await server.as(person),
      await server.as(person),
      await server.as(person),
    ];
    const now = server.clock.now();
    await server.rows('update session set ended_at = $2 where id = $1', [ended.sessionId, now]);
    await server.rows('update session set expires_at = $2 where id = $1', [expired.sessionId, now]);
    for (const client of [ended, expired])
      expect(await client.query('{ me }')).toEqual({ me: null });
    const invented = server.visitor();
    invented.token = 'x'.repeat(43);
    expect(await invented.query('{ me }')).toEqual({ me: null });
    expect(await mine.query('{ me }')).toEqual({ me: person.id });
    await server.rows('update person set deactivated_at = $2 where id = $1', [person.id, now]);
    expect(await mine.query('{ me }')).toEqual({ me: null });
  });

  test('the viewer is read in one statement; when somebody was last seen, at most every five minutes', async () => {
    const client = await server.as(await anyPerson(server));
    const counted = await server.statements(() => client.query('{ asked }'));
    expect(counted).toHaveLength(2);
    const seen = () =>
      server.rows<{ last_seen_at: Date }>('select last_seen_at from session where id = $1', [
        client.sessionId,
      ]);
    const [before] = await seen();
    server.clock.advance(6 * 60_000);
    await client.query('{ me }');
    let after = before;
    for (
      let turn = 0;
      turn < 100 && after?.last_seen_at.getTime() === before?.last_seen_at.getTime();
      turn += 1
    ) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      [after] = await seen();
    }
    expect(after?.last_seen_at).toEqual(server.clock.now());
  });
});

describe('known documents', () => {
  test('go by their id, at the top or among the extensions', async () => {
    const documentId = id(known[0] as string);
    const first = await post({ documentId, variables: { number: 7 } });
    expect(await first.json()).toMatchObject({ data: { leaf: { number: 7 } } });
    const second = await post({ extensions: { documentId } });
    expect(await second.json()).toMatchObject({ data: { leaf: { number: 3 } } });
  });

  test.each([['0'.repeat(64)], [12], [['a']], [{}], ['__proto__']])(
    'an unknown one is refused: %j',
    async (documentId) => {
      const response = await post({ documentId, query: '{ me }' });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        errors: [{ extensions: { code: 'BAD_REQUEST', reason: 'PERSISTED_QUERY_NOT_FOUND' } }],
      });
    },
  );

  // The ordinary way differs from the known one by a space.
  test.each([
    ['what it may not', known[1], {}, 'FORBIDDEN'],
    ['what breaks', known[2], {}, 'INTERNAL'],
    ['null where there is none', known[3], {}, 'INTERNAL'],
    ['what breaks in a field that must be', known[4], { fail: true }, 'INTERNAL'],
    ['a variable of another type', known[0], { number: 'many' }, 'INVALID'],
    ['a variable that is missing', known[4], {}, 'INVALID'],
    ['null for what has a default', known[5], { number: null }, 'INVALID'],
    ['a number beyond the type', known[0], { number: 1e12 }, 'INVALID'],
    [
      'a field that the input does not have',
      known[6],
      { input: { number: 1, other: 2 } },
      'INVALID',
    ],
    ['an input that breaks its rule', known[6], { input: { number: 11 } }, 'INVALID'],
    ['what is right', known[6], { input: { number: 10 } }, undefined],
  ])('both ways give the same answer to %s', async (_what, query, variables, code) => {
    const answers = [];
    for (const text of [query as string, `${query} `]) {
      const response = await post({ query: text, variables });
      const answer = (await response.json()) as {
        errors?: Array<{ extensions: { requestId?: string; code: string } }>;
      };
      for (const { extensions } of answer.errors ?? []) delete extensions.requestId;
      answers.push([response.status, answer]);
      expect(answer.errors?.[0]?.extensions.code).toBe(code);
      expect(JSON.stringify(answer)).not.toMatch(/secret detail|stack|many|other/);
    }
    expect(answers[0]).toEqual(answers[1]);
  });
});

describe('limits', () => {
  const nested = (depth: number) =>
    `{ leaf ${'{ child '.repeat(depth - 2)}{ number }${' }'.repeat(depth - 2)} }`;
  const aliases = (count: number) =>
    `{ leaf { ${Array.from({ length: count }, (_, place) => `a${place}: number`).join(' ')} } }`;

  test("what is not in the schema is the caller's mistake", async () => {
    for (const query of ['{ nothing }', '{ me', '{ leaf }', 'query A { me } query B { me }']) {
      const response = await post({ query });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        errors: [{ extensions: { code: 'BAD_REQUEST' } }],
      });
    }
  });

  test.each([
    ['depth', nested(12), nested(13)],
    ['aliases', aliases(30), aliases(31)],
    ['root fields', `{ ${'me '.repeat(10)} }`, `{ ${'me '.repeat(11)} }`],
    ['tokens', `{ me ${'me '.repeat(5)} }`, `{ leaf { ${'number '.repeat(2_000)} } }`],
    [
      'cost',
      '{ leaves(first: 40) { nodes { branches(first: 100) { nodes { number } } } } }'.replace(
        '100',
        '50',
      ),
      '{ leaves(first: 40) { nodes { branches(first: 100) { nodes { number } } } } }',
    ],
  ])('%s: up to the limit, and no further', async (_limit, allowed, refused) => {
    expect(await visitor.ask(allowed)).not.toHaveProperty('errors');
    const response = await post({ query: refused });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'TOO_COMPLEX' } }],
    });
  });

  test('GraphiQL may ask what there is', async () => {
    expect(await visitor.ask(getIntrospectionQuery())).not.toHaveProperty('errors');
  });

  test('too many requests, too many at once', async () => {
    const narrow = await startTestServer({
      schema: leafSchema(),
      requestsPerMinute: 3,
      inFlight: 2,
    });
    try {
      const client = narrow.visitor();
      const slow = [client.ask('{ slow }'), client.ask('{ slow }')];
      await new Promise((resolve) => setTimeout(resolve, 100));
      const shed = await post({ query: '{ me }' }, {}, client);
      expect([shed.status, shed.headers.get('retry-after')]).toEqual([503, '1']);
      expect(await shed.json()).toMatchObject({
        errors: [{ extensions: { code: 'RATE_LIMITED' } }],
      });
      expect((await fetch(`${narrow.url}/livez`)).status).toBe(200);
      await Promise.all(slow);
      expect(await client.query('{ me }')).toEqual({ me: null });
      const often = await post({ query: '{ me }' }, {}, client);
      expect(often.status).toBe(429);
      expect(Number(often.headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      await narrow.close();
    }
  });
});

describe('beside GraphQL', () => {
  test('every path says its rule', () => {
    const paths = pathRules();
    expect(paths.length).toBeGreaterThan(5);
    for (const { method, path, rule } of paths) {
      expect([method, path, rule]).toEqual([
        method,
        path,
        expect.stringMatching(/^[A-Z].{15,}\.$/),
      ]);
    }
  });

  test('security headers', async () => {
    const { headers } = await visitor.fetch('/nothing.png');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("require-trusted-types-for 'script';trusted-types guildhall");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe|unsafe-eval/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('over https the cookie is bound to the host, and browsers are told to stay there', async () => {
    const safe = await startTestServer({
      schema: leafSchema(),
      environment: { origin: 'https://guildhall.example.org', production: true },
    });
    try {
      const person = await safe.as(await anyPerson(safe));
      const headers = {
        ...JSON_TYPE,
        'x-guildhall': '1',
        cookie: `__Host-guildhall=${person.token}`,
      };
      const ask = (query: string) =>
        fetch(`${safe.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
      const answer = await ask('{ me }');
      expect(answer.headers.get('strict-transport-security')).toContain('max-age=15552000');
      expect(await answer.json()).toEqual({ data: { me: expect.any(String) } });
      // In production nothing is told of the schema.
      const hidden = (await (await ask('{ __schema { types { name } } }')).json()) as {
        errors: unknown;
      };
      expect(hidden.errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
      expect(JSON.stringify(await (await ask('{ leaff { number } }')).json())).not.toContain(
        'Did you mean',
      );
      for (const path of ['/dev/mail', '/graphql']) {
        const page = await fetch(safe.url + path, { headers: { accept: 'text/html' } });
        expect(await page.text()).not.toMatch(/GraphiQL|No mail/);
      }
    } finally {
      await safe.close();
    }
  });

  test('live and ready', async () => {
    for (const path of ['/livez', '/readyz', '/readyz']) {
      const response = await fetch(server.url + path);
      expect([response.status, response.headers.get('x-request-id')]).toEqual([
        200,
        expect.any(String),
      ]);
    }
  });

  test('metrics name our own operations only, and are for this machine and administrators', async () => {
    await post({ query: known[0] });
    await post({ query: 'query Invented { me }' });
    const text = await (await fetch(`${server.url}/metrics`)).text();
    expect(text).toContain('operation="Known"');
    expect(text).not.toContain('Invented');
    expect(text).toContain('guildhall_outbox_waiting 0');
    const far = await startTestServer({ schema: leafSchema(), environment: { trustProxy: 1 } });
    try {
      const headers = { 'x-forwarded-for': '203.0.113.9' };
      expect((await far.visitor().fetch('/metrics', { headers })).status).toBe(404);
      const admin = await far.as(await anyPerson(far, { admin: true }));
      expect((await admin.fetch('/metrics', { headers })).status).toBe(200);
    } finally {
      await far.close();
    }
  });

  test('mail can be read, and nothing in it runs', async () => {
    await server.rows(
      `insert into mail (id, kind, recipient, subject, text, html, message_id, created_at) values
       ('0190a1b2-0000-7000-8000-000000000001', 'test.kind', 'a@example.org', '<b>Subject</b>',
        'See http://localhost:4000/verify/abc?x=1&y=2 now <script>', '<p onclick="x"><a href="/x">Hi</a></p>', '<1@test>', now())`,
    );
    const list = await (await visitor.fetch('/dev/mail')).text();
    expect(list).toContain('&lt;b&gt;Subject&lt;/b&gt;');
    const page = await (
      await visitor.fetch('/dev/mail/0190a1b2-0000-7000-8000-000000000001')
    ).text();
    expect(page).toContain('<a href="http://localhost:4000/verify/abc?x=1&amp;y=2">');
    expect(page).not.toContain('<script>');
    expect(page).toContain(
      'srcdoc="&lt;p onclick=&quot;x&quot;&gt;&lt;a target=&quot;_blank&quot; href=',
    );
    expect(page).toContain('sandbox="allow-popups');
    expect(page).toContain('Message-ID: &lt;1@test&gt;');
    for (const path of ['/dev/mail/none', '/dev/mail/0190a1b2-0000-7000-8000-00000000ffff']) {
      const response = await visitor.fetch(path);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error: { code: 'NOT_FOUND' } });
    }
  });
});
