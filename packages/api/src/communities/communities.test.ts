import { type Enrolled, enrol, secretIn } from '../../test/cast';
import { anyPerson, startTestServer, type TestServer } from '../../test/harness';
import { systemContext } from '../kernel/context';
import { newId } from '../kernel/ids';
import { transaction } from '../kernel/transaction';
import { recordActivity } from './activity';
import { type Community, Visibility } from './community.entity';
import { aCommunity, aMember } from './community.factory';
import { type CommunityCreated, onCommunityCreated } from './hooks';

let server: TestServer;
type Name = 'amara' | 'ravi' | 'ines' | 'oskar' | 'marta';
let people: Record<Name, Enrolled>;

/** What another room would hang on a new community; it fails when it is asked to. */
const hung: CommunityCreated[] = [];
onCommunityCreated(async (_, created) => {
  if (created.welcome?.title === 'Fail') throw new Error('the hook fails');
  hung.push(created);
});

beforeAll(async () => {
  server = await startTestServer({ environment: { logLevel: 'silent' } });
  people = await enrol(server, 'amara', 'ravi', 'ines', 'oskar', 'marta');
});
afterAll(() => server.close());

const place = (slug: string, visibility: Visibility, name = slug): Promise<Community> =>
  aCommunity(systemContext(server.services), { name, slug, visibility, steward: people.amara });

const CREATE = `mutation($input: CreateCommunityInput!) { createCommunity(input: $input) {
  id slug name visibility language memberCount version
  domains { slug } charter { purpose number goals { text serves } forWhom cadence }
  amendments { number note author { handle } } groundRules { number html author { handle } }
  viewerMembership { role state acceptedRulesNumber } viewerMustAcceptRules { blocking }
  viewerCan { openThread { allowed reason } openAnnouncement { allowed reason } edit { allowed } }
  members { nodes { person { handle } role } } invited { nodes { person { handle } } }
} }`;

const form = (given: object = {}) => ({
  name: 'Wound care',
  visibility: 'OPEN',
  domainIds: [] as string[],
  purpose: 'Wounds that heal sooner.',
  goals: [{ text: 'Fewer amputations', serves: 'Safe care' }, { text: 'Less pain' }],
  forWhom: 'Everybody who dresses wounds.',
  cadence: 'Every second Tuesday.',
  groundRules: 'Name **no** patients.',
  clientMutationId: newId(),
  ...given,
});

async function domain(name: string): Promise<string> {
  const { createDomain } = await people.marta.client.mutate<{ createDomain: { id: string } }>(
    'mutation($input: CreateDomainInput!) { createDomain(input: $input) { id } }',
    { input: { name, description: '', clientMutationId: newId() } },
  );
  return createDomain.id;
}

describe('opening a community', () => {
  test('Marta fills the form in, and the community lives', async () => {
    const domainIds = [await domain('Nursing'), await domain('Surgery')];
    const input = form({
      domainIds,
      invitePersonIds: [people.ravi.id, people.ines.id],
      inviteEmails: ['nova@example.org', 'NOVA@example.org'],
    });
    const { client } = people.marta;
    const first = await client.mutate<{ createCommunity: { id: string } }>(CREATE, { input });
    expect(first.createCommunity).toMatchObject({
      slug: 'wound-care',
      language: 'en',
      memberCount: 1,
      version: 1,
      domains: [{ slug: 'nursing' }, { slug: 'surgery' }],
      charter: {
        purpose: 'Wounds that heal sooner.',
        number: 1,
        goals: [
          { text: 'Fewer amputations', serves: 'Safe care' },
          { text: 'Less pain', serves: null },
        ],
      },
      amendments: [{ number: 1, note: '', author: { handle: 'marta' } }],
      groundRules: { number: 1, author: { handle: 'marta' } },
      viewerMembership: { role: 'STEWARD', state: 'ACTIVE', acceptedRulesNumber: 1 },
      viewerMustAcceptRules: null,
      viewerCan: { openThread: { allowed: true }, openAnnouncement: { allowed: true } },
      members: { nodes: [{ person: { handle: 'marta' }, role: 'STEWARD' }] },
      invited: { nodes: [{ person: { handle: 'ravi' } }, { person: { handle: 'ines' } }] },
    });
    expect(JSON.stringify(first)).toContain('<strong>no</strong>');
    expect(hung.at(-1)).toMatchObject({
      communityId: first.createCommunity.id,
      authorId: people.marta.id,
      welcome: { title: 'Welcome to Wound care' },
    });
    // The same key again is the same community, and nobody is told a second time.
    expect(await client.mutate(CREATE, { input })).toEqual(first);
    await server.runJobs();
    expect(
      await server.rows('select detail, happenings from notice where person_id = $1', [
        people.ravi.id,
      ]),
    ).toEqual([{ detail: 'INVITED', happenings: 1 }]);
    const token = await secretIn(server, 'nova@example.org', 'communities.invitation');
    expect(await server.mails('nova@example.org')).toHaveLength(1);
    await people.oskar.client.mutate(
      'mutation($token: String!) { acceptInvitation(input: { token: $token }) { id } }',
      { token },
    );
    // Another of the same name has another address.
    const again = await client.mutate(CREATE, { input: form() });
    expect(again.createCommunity).toMatchObject({ slug: 'wound-care-2' });
  });

  test('with another steward, who reads the rules like everybody', async () => {
    const input = form({ name: '看護', stewardId: people.amara.id, welcomeMarkdown: '' });
    const made = await people.marta.client.mutate<{ createCommunity: { slug: string } }>(CREATE, {
      input,
    });
    expect(made.createCommunity).toMatchObject({
      slug: 'community',
      viewerMembership: null,
      viewerCan: { openThread: { allowed: false, reason: 'JOIN_FIRST' }, edit: { allowed: true } },
    });
    expect(hung.at(-1)?.welcome).toBeNull();
    await server.runJobs();
    expect(
      await server.rows(
        'select detail from notice where person_id = $1 order by latest_at desc, id desc limit 1',
        [people.amara.id],
      ),
    ).toEqual([{ detail: 'STEWARDSHIP' }]);
    const due = await people.amara.client.query(
      '{ community(slug: "community") { viewerMustAcceptRules { blocking graceUntil previous { number } } } }',
    );
    expect(due.community).toEqual({
      viewerMustAcceptRules: { blocking: true, graceUntil: null, previous: null },
    });
  });

  test('is for admins, and for what can be meant', async () => {
    expect(await people.amara.client.refused(CREATE, { input: form() })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'NOT_ADMIN',
    });
    expect(await server.visitor().refused(CREATE, { input: form() })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const wrong = async (given: object) => {
      const { fields, code } = await people.marta.client.refused(CREATE, { input: form(given) });
      expect(code).toBe('INVALID');
      return fields?.map(({ path }) => path);
    };
    expect(await wrong({ name: '   ' })).toEqual(['name']);
    expect(await wrong({ slug: 'Wound Care' })).toEqual(['slug']);
    expect(await wrong({ goals: [{ text: '' }] })).toContain('goals.0.text');
    expect(await wrong({ domainIds: [newId()] })).toEqual(['domainIds']);
    expect(await wrong({ domainIds: ['nonsense'] })).toEqual(['domainIds']);
    expect(await wrong({ inviteEmails: ['nobody'] })).toEqual(['inviteEmails']);
    expect(await wrong({ invitePersonIds: [newId()] })).toEqual(['invitePersonIds']);
    await server.rows('update person set deactivated_at = now() where id = $1', [people.ines.id]);
    expect(await wrong({ stewardId: people.ines.id })).toEqual(['stewardId']);
    await server.rows('update person set deactivated_at = null where id = $1', [people.ines.id]);
    const taken = await people.marta.client.refused(CREATE, {
      input: form({ slug: 'wound-care' }),
    });
    expect(taken).toMatchObject({ code: 'CONFLICT', reason: 'TAKEN' });
  });

  test('is all or nothing', async () => {
    const count = () =>
      server.rows(
        `select (select count(*) from community) as communities, (select count(*) from mail) as mails,
                (select count(*) from idempotency) as keys, (select count(*) from invitation) as invitations`,
      );
    const before = await count();
    const input = form({ welcomeTitle: 'Fail', inviteEmails: ['late@example.org'] });
    expect(await people.marta.client.refused(CREATE, { input })).toMatchObject({
      code: 'INTERNAL',
    });
    expect(await count()).toEqual(before);
  });
});

describe('editing', () => {
  const EDIT = `mutation($input: EditCommunityInput!) { editCommunity(input: $input) {
    slug name visibility version domains { slug } } }`;

  test('by a steward, of the version that was seen', async () => {
    const { id, version } = await place('editing', Visibility.OPEN);
    await aMember(systemContext(server.services), { id }, people.ravi);
    const { client } = people.amara;
    const input = { id, version, name: ' Edited ', visibility: 'PRIVATE', slug: 'edited' };
    expect(await people.ravi.client.refused(EDIT, { input })).toMatchObject({
      reason: 'NOT_STEWARD',
    });
    const edited = await client.mutate(EDIT, { input });
    expect(edited.editCommunity).toEqual({
      slug: 'edited',
      name: 'Edited',
      visibility: 'PRIVATE',
      version: version + 1,
      domains: [],
    });
    expect(await client.refused(EDIT, { input })).toMatchObject({
      code: 'CONFLICT',
      reason: 'VERSION',
    });
    expect(await people.oskar.client.refused(EDIT, { input })).toMatchObject({ code: 'NOT_FOUND' });
    await place('taken', Visibility.OPEN);
    const onTaken = { id, version: version + 1, slug: 'taken' };
    expect(await client.refused(EDIT, { input: onTaken })).toMatchObject({ reason: 'TAKEN' });
  });

  test('two who edit at once: one of them is told', async () => {
    const { id, version } = await place('at-once', Visibility.OPEN);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        people.amara.client.ask(EDIT, { input: { id, version, name: `At once ${index}` } }),
      ),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
  });

  test('the charter is amended, and what it was stays', async () => {
    const { id, version } = await place('charter', Visibility.CLOSED);
    const { client } = people.amara;
    const input = {
      communityId: id,
      version,
      purpose: 'Wounds that heal.',
      goals: [{ text: 'Measure' }],
      forWhom: 'Nurses',
      cadence: 'Monthly',
      note: 'We meet less often.',
    };
    const AMEND = `mutation($input: AmendCharterInput!) { amendCharter(input: $input) {
      purpose charter { number cadence } amendments { number cadence note author { handle } } } }`;
    const amended = await client.mutate(AMEND, { input });
    expect(amended.amendCharter).toEqual({
      purpose: 'Wounds that heal.',
      charter: { number: 2, cadence: 'Monthly' },
      amendments: [
        { number: 2, cadence: 'Monthly', note: 'We meet less often.', author: { handle: 'amara' } },
        { number: 1, cadence: 'Every second Tuesday.', note: '', author: null },
      ],
    });
    expect(await client.refused(AMEND, { input })).toMatchObject({ reason: 'VERSION' });
    expect(await people.oskar.client.refused(AMEND, { input })).toMatchObject({
      reason: 'JOIN_FIRST',
    });
  });

  test('archived it stays readable, nothing changes in it, and it comes back', async () => {
    const { id, slug, version } = await place('ended', Visibility.OPEN);
    const { client } = people.amara;
    const archive = `mutation($id: ID!, $version: Int!) {
      archiveCommunity(input: { communityId: $id, version: $version }) { archivedAt version } }`;
    const restore = archive.replace('archive', 'restore');
    expect(await people.oskar.client.refused(archive, { id, version })).toMatchObject({
      reason: 'NOT_STEWARD',
    });
    expect(await client.refused(restore, { id, version })).toMatchObject({ reason: 'SYSTEM_ONLY' });
    await client.mutate(archive, { id, version });
    const seen = await people.oskar.client.query<{
      community: object;
      communities: { nodes: Array<{ slug: string }> };
    }>(
      `query($slug: String!) {
        community(slug: $slug) { memberCount viewerCan { join { reason } openThread { reason } } }
        communities(filter: { search: "ended" }) { nodes { slug } } }`,
      { slug },
    );
    expect(seen.community).toEqual({
      memberCount: 1,
      viewerCan: { join: { reason: 'ARCHIVED' }, openThread: { reason: 'ARCHIVED' } },
    });
    expect(seen.communities.nodes).toEqual([]);
    const join = 'mutation($id: ID!) { joinCommunity(input: { communityId: $id }) { id } }';
    expect(await people.oskar.client.refused(join, { id })).toMatchObject({ reason: 'ARCHIVED' });
    const rename = { input: { id, version: version + 1, name: 'Other' } };
    expect(await client.refused(EDIT, rename)).toMatchObject({ reason: 'ARCHIVED' });
    await client.mutate(restore, { id, version: version + 1 });
    await people.oskar.client.mutate(join, { id });
  });
});

describe('the directory', () => {
  interface Directory {
    communities: {
      nodes: Array<{ slug: string }>;
      pageInfo: { endCursor: string; hasNextPage: boolean };
    };
  }
  const LIST = `query($first: Int, $after: String, $filter: CommunityFilter) {
    communities(first: $first, after: $after, filter: $filter) {
      nodes { slug name purpose roughSize memberCount domains { slug } facesOfMembers { handle }
        viewerMembership { state } viewerCan { join { allowed } leave { allowed } } }
      pageInfo { endCursor hasNextPage } } }`;
  const names = ['Zebra', 'apple', 'Äpfel', 'banana', 'Banana 2', '100%'];

  beforeAll(async () => {
    for (const [index, name] of names.entries()) {
      await place(`fruit-${index}`, index === 3 ? Visibility.PRIVATE : Visibility.OPEN, name);
    }
  });

  test('walks through pages by name, each once', async () => {
    const { client } = people.amara;
    const whole = await client.query<Directory>(LIST, { first: 100 });
    const walked: string[] = [];
    let after: string | undefined;
    do {
      const { communities }: Directory = await client.query<Directory>(LIST, { first: 2, after });
      walked.push(...communities.nodes.map(({ slug }) => slug));
      after = communities.pageInfo.hasNextPage ? communities.pageInfo.endCursor : undefined;
    } while (after);
    expect(walked).toEqual(whole.communities.nodes.map(({ slug }) => slug));
    expect(walked.filter((slug) => slug.startsWith('fruit'))).toEqual([
      'fruit-5',
      'fruit-1',
      'fruit-3',
      'fruit-4',
      'fruit-0',
      'fruit-2',
    ]);
    expect(await client.refused(LIST, { after: 'nonsense' })).toMatchObject({ code: 'INVALID' });
  });

  test('is narrowed by words, membership and domain', async () => {
    const { client } = people.oskar;
    const found = async (filter: object) => {
      const { communities } = await client.query<Directory>(LIST, { filter, first: 100 });
      return communities.nodes.map(({ slug }) => slug).filter((slug) => slug.startsWith('fruit'));
    };
    expect(await found({ search: 'BANANA' })).toEqual(['fruit-4']);
    expect(await found({ search: '%' })).toEqual(['fruit-5']);
    expect(await found({ search: 'less pain' })).toHaveLength(5);
    expect(await found({ membership: 'MINE' })).toEqual([]);
    const [{ id } = { id: '' }] = await server.rows<{ id: string }>(
      `select id from community where slug = 'fruit-1'`,
    );
    await client.mutate(
      'mutation($id: ID!) { joinCommunity(input: { communityId: $id }) { id } }',
      {
        id,
      },
    );
    expect(await found({ membership: 'MINE' })).toEqual(['fruit-1']);
    expect(await found({ membership: 'NOT_MINE' })).toHaveLength(4);
    expect(await found({ domainSlug: 'no-such-domain' })).toEqual([]);
  });

  test('takes as many statements for a long page as for a short one', async () => {
    const { client } = people.amara;
    const few = await server.statements(() => client.query(LIST, { first: 2 }));
    const many = await server.statements(() => client.query(LIST, { first: 100 }));
    expect(many).toHaveLength(few.length);
    // Who asks, the communities, their domains, faces, the viewer's places, and the stewards for `leave`.
    expect(many.length).toBeLessThanOrEqual(6);
  });
});

test('the counter of activity grows by one for each of fifty at once, with no gap', async () => {
  const { id } = await place('counted', Visibility.OPEN);
  const ctx = systemContext(server.services);
  const values = await Promise.all(
    Array.from({ length: 50 }, () =>
      transaction(ctx, (tx) => recordActivity(tx, id, { posts: 1, threads: 1 })),
    ),
  );
  expect(values.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  const [row] = await server.rows(
    'select activity_seq, post_count, thread_count from community where id = $1',
    [id],
  );
  expect(row).toEqual({ activity_seq: 50, post_count: 50, thread_count: 50 });
});

test('the size is told roughly', async () => {
  const community = await place('size', Visibility.CLOSED);
  const outsider = await server.as(await anyPerson(server));
  const bucket = async (members: number) => {
    await server.rows('update community set member_count = $2 where id = $1', [
      community.id,
      members,
    ]);
    const data = await outsider.query<{ community: { roughSize: string } }>(
      '{ community(slug: "size") { roughSize } }',
    );
    return data.community.roughSize;
  };
  expect([await bucket(9), await bucket(10), await bucket(99)]).toEqual(['FEW', 'TENS', 'TENS']);
  expect([await bucket(100), await bucket(1_000)]).toEqual(['HUNDREDS', 'THOUSANDS']);
});
