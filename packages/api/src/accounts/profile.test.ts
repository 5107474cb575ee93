import sharp from 'sharp';
import { type Enrolled, enrol } from '../../test/cast';
import { startTestServer, type TestServer } from '../../test/harness';
import { newId } from '../kernel/ids';

let server: TestServer;
let people: Record<'ines' | 'marta' | 'ravi', Enrolled>;
beforeAll(async () => {
  server = await startTestServer();
  people = await enrol(server, 'ines', 'marta', 'ravi');
});
afterAll(() => server.close());

const EDIT = `mutation ($input: EditProfileInput!) { editProfile(input: $input) {
  name handle pronouns role aboutHtml askMeAbout version } }`;
const PERSON = `query ($handle: String!) { person(handle: $handle) {
  id name joinedAt photo { small large } version placeholder deactivated
  viewerCan { editProfile { allowed reason } deactivate { allowed } makeAdmin { allowed } claim { allowed } } } }`;

interface PersonAnswer {
  person: { id: string; version: number; photo: { small: string; large: string } | null };
}

test('somebody edits their profile; empty lines are nothing, tags are tidied', async () => {
  const { ines } = people;
  const answer = await ines.client.mutate(EDIT, {
    input: {
      version: 1,
      pronouns: '',
      role: ' Community nurse ',
      aboutMarkdown: 'On **stairs**. <script>alert(1)</script>',
      askMeAbout: [' home   visits ', 'home visits', 'the boot'],
    },
  });
  expect(answer).toMatchObject({
    editProfile: {
      pronouns: null,
      role: 'Community nurse',
      askMeAbout: ['home visits', 'the boot'],
      version: 2,
    },
  });
  const html = (answer as { editProfile: { aboutHtml: string } }).editProfile.aboutHtml;
  expect(html).toContain('<strong>stairs</strong>');
  expect(html).not.toContain('<script');
});

test('two edits of the same version: the second learns that somebody was first', async () => {
  const { ravi } = people;
  const both = await Promise.all(
    ['Ravi S.', 'R. Subramaniam'].map((name) =>
      ravi.client.ask(EDIT, { input: { version: 1, name } }),
    ),
  );
  expect(both.filter((answer) => !answer.errors)).toHaveLength(1);
  const refused = both.find((answer) => answer.errors);
  expect(refused?.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'VERSION' });
});

test('a handle is one person’s only, whatever its case', async () => {
  const version = (await people.marta.client.query<PersonAnswer>(PERSON, { handle: 'marta' }))
    .person.version;
  expect(
    await people.marta.client.refused(EDIT, { input: { version, handle: 'INES' } }),
  ).toMatchObject({ code: 'CONFLICT', reason: 'TAKEN' });
});

test('nobody edits somebody else, but for an admin', async () => {
  const { ines, ravi, marta } = people;
  const { version } = (await ines.client.query<PersonAnswer>(PERSON, { handle: 'ines' })).person;
  expect(
    await ravi.client.refused(EDIT, { input: { personId: ines.id, version, name: 'X' } }),
  ).toMatchObject({ code: 'FORBIDDEN', reason: 'NOT_ADMIN' });
  await marta.client.mutate(EDIT, { input: { personId: ines.id, version, name: 'Inês C.' } });
});

test('a visitor does not learn which handles exist', async () => {
  const one = await server.visitor().refused(PERSON, { handle: 'ines' });
  const other = await server.visitor().refused(PERSON, { handle: 'nobody-at-all' });
  expect({ ...one, requestId: '' }).toEqual({ ...other, requestId: '' });
});

describe('a photo', () => {
  const post = (file: Buffer, headers: Record<string, string> = {}) =>
    people.ines.client.fetch('/photos', {
      method: 'POST',
      body: new Uint8Array(file),
      headers: { 'content-type': 'image/png', ...headers },
    });
  const picture = (width = 900, height = 600) =>
    sharp({ create: { width, height, channels: 3, background: '#1f5140' } });

  test('is decoded and encoded anew, in two sizes, without what the camera wrote', async () => {
    const file = await picture()
      .withExif({ IFD0: { Copyright: 'secret place' } })
      .jpeg()
      .toBuffer();
    const response = await post(file);
    expect(response.status).toBe(200);
    const { small, large } = (await response.json()) as { small: string; large: string };
    const shown = await people.ravi.client.fetch(large);
    expect(shown.headers.get('content-type')).toBe('image/webp');
    const bytes = Buffer.from(await shown.arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({
      format: 'webp',
      width: 320,
      height: 320,
    });
    expect(bytes.includes('secret place')).toBe(false);
    expect((await people.ravi.client.fetch(small)).status).toBe(200);
    expect((await server.visitor().fetch(small)).status).toBe(401);
    const { person } = await people.ravi.client.query<PersonAnswer>(PERSON, { handle: 'ines' });
    expect(person.photo).toEqual({ small, large });
  });

  test.each([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a text that calls itself a picture', Buffer.from('hello')],
    ['nothing', Buffer.alloc(0)],
    ['nine megabytes', Buffer.alloc(9 * 1024 * 1024)],
    ['half a picture', undefined],
  ])('%s is refused', async (_, file) => {
    const half = (await picture().png({ compressionLevel: 0 }).toBuffer()).subarray(0, 4_000);
    const response = await post(file ?? half);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'INVALID' } });
  });

  test('that unfolds into gigabytes is refused', async () => {
    const bomb = await picture(12_000, 12_000).png().toBuffer();
    expect((await post(bomb)).status).toBe(400);
  });

  test('cannot be sent by another site’s form', async () => {
    const response = await fetch(`${server.url}/photos`, {
      method: 'POST',
      headers: { cookie: `guildhall=${people.ines.client.token}` },
      body: new Uint8Array(await picture().png().toBuffer()),
    });
    expect(response.ok).toBe(false);
  });

  test('can be taken away', async () => {
    await people.ines.client.mutate(
      'mutation ($input: RemovePhotoInput!) { removePhoto(input: $input) { photo { small } } }',
      { input: {} },
    );
    const { person } = await people.ravi.client.query<PersonAnswer>(PERSON, { handle: 'ines' });
    expect(person.photo).toBeNull();
  });
});

describe('an author of an imported archive', () => {
  const CLAIM = `mutation ($input: ClaimPlaceholderInput!) {
    claimPlaceholder(input: $input) { id state claimant { handle } } }`;
  const DECIDE = 'mutation ($input: DecideClaimInput!) { decideClaim(input: $input) { state } }';

  async function placeholder(handle: string): Promise<string> {
    const id = newId();
    await server.rows(
      `insert into person (id, handle, name, placeholder, source_site, source_id, created_at)
       values ($1, $2, $2, true, 'archive.example', $2, $3)`,
      [id, handle, server.clock.now()],
    );
    return id;
  }

  test('is claimed with an admin’s consent, by one only', async () => {
    const { ines, ravi, marta } = people;
    const personId = await placeholder('old-ines');
    const claim = (who: Enrolled, key: string) =>
      who.client.mutate<{ claimPlaceholder: { id: string } }>(CLAIM, {
        input: { personId, clientMutationId: key },
      });
    const first = await claim(ines, 'k');
    expect(await claim(ines, 'k')).toEqual(first);
    const second = await claim(ravi, 'k');
    expect(
      await ravi.client.refused(DECIDE, {
        input: { id: second.claimPlaceholder.id, approve: true },
      }),
    ).toMatchObject({ code: 'FORBIDDEN', reason: 'NOT_ADMIN' });

    await marta.client.mutate(DECIDE, { input: { id: first.claimPlaceholder.id, approve: true } });
    expect(
      await marta.client.refused(DECIDE, {
        input: { id: second.claimPlaceholder.id, approve: true },
      }),
    ).toMatchObject({ code: 'CONFLICT', reason: 'TAKEN' });
    await marta.client.mutate(DECIDE, {
      input: { id: second.claimPlaceholder.id, approve: false },
    });
    expect((await server.mails(ines.email)).map((mail) => mail.kind)).toContain(
      'accounts.claimApproved',
    );
    expect((await server.mails(ravi.email)).map((mail) => mail.kind)).toContain(
      'accounts.claimRefused',
    );
  });

  test('cannot be somebody real', async () => {
    const { ines, ravi } = people;
    expect(
      await ines.client.refused(CLAIM, { input: { personId: ravi.id, clientMutationId: 'x' } }),
    ).toMatchObject({ code: 'FORBIDDEN' });
  });
});

test('admins: made, ended by another, never by themselves', async () => {
  const { marta, ravi } = people;
  const MAKE = 'mutation ($input: PersonInput!) { makeAdmin(input: $input) { version } }';
  const END = 'mutation ($input: PersonInput!) { endAdmin(input: $input) { version } }';
  expect(await ravi.client.refused(MAKE, { input: { personId: ravi.id } })).toMatchObject({
    reason: 'NOT_ADMIN',
  });
  await marta.client.mutate(MAKE, { input: { personId: ravi.id } });
  expect(await ravi.client.query('{ viewer { admin } }')).toEqual({ viewer: { admin: true } });
  expect(await ravi.client.refused(END, { input: { personId: ravi.id } })).toMatchObject({
    code: 'FORBIDDEN',
  });
  await marta.client.mutate(END, { input: { personId: ravi.id } });
  expect(await ravi.client.query('{ viewer { admin } }')).toEqual({ viewer: { admin: false } });
});

test('the admins’ list of people is theirs only, and pages by name', async () => {
  const LIST = `query ($after: String, $search: String) {
    people(first: 2, after: $after, search: $search) { nodes { name } pageInfo { hasNextPage endCursor } } }`;
  expect(await people.ines.client.refused(LIST)).toMatchObject({ code: 'FORBIDDEN' });
  type Page = {
    people: {
      nodes: Array<{ name: string }>;
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  };
  const first = await people.marta.client.query<Page>(LIST);
  expect(first.people.nodes).toHaveLength(2);
  const second = await people.marta.client.query<Page>(LIST, {
    after: first.people.pageInfo.endCursor,
  });
  expect(second.people.nodes).toHaveLength(1);
  expect(second.people.pageInfo.hasNextPage).toBe(false);
  const found = await people.marta.client.query<Page>(LIST, { search: '%' });
  expect(found.people.nodes).toEqual([]);
  expect(await people.marta.client.refused(LIST, { after: 'nonsense' })).toMatchObject({
    code: 'INVALID',
    fields: [{ path: 'after', rule: 'cursor' }],
  });
});
