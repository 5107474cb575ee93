import type { TestClient } from '../../../test/harness';
import { startTestServer, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { newId } from '../../kernel/ids';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import { careJob } from '../../resources/care/care.jobs';
import { linkBroken, linkWorks } from '../../resources/links/links.signals';
import { aResource } from '../../resources/resource.factory';
import { ResourceForm } from '../../resources/resource.types';

const INBOX = `query { viewer { unreadNotices inbox(first: 20) { nodes { kind reason detail
  actors { handle } resource { id title } } } } }`;
const verb = (name: string, type = 'ResourceInput') =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`;
const REVIEW = verb('reviewResource', 'ReviewResourceInput');
const HAND_ON = verb('handOnResource', 'HandOnResourceInput');
const SUGGEST = verb('suggestRevision', 'SuggestRevisionInput');
const ACCEPT = verb('acceptSuggestion', 'AcceptSuggestionInput');
const DECLINE = verb('declineSuggestion', 'DeclineSuggestionInput');
const WITHDRAW = verb('withdrawSuggestion', 'SuggestionInput');
const REMOVE = verb('removeResource', 'RemoveResourceInput');

interface Line {
  kind: string;
  reason: string;
  detail: string;
  actors: Array<{ handle: string }>;
  resource: { id: string } | null;
}

let server: TestServer;
let world: WoundCare;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server, Visibility.CLOSED);
});
afterAll(() => server.stop());
beforeEach(async () => {
  await server.rows('delete from mail');
});

const settle = async () => {
  await server.runJobs();
  await server.runJobs();
};
/** What somebody's inbox says of a resource, when they are told all there is. */
const told = async (client: TestClient, resourceId: string): Promise<Line[]> => {
  await settle();
  const { viewer } = await client.query<{ viewer: { inbox: { nodes: Line[] } } }>(INBOX);
  return viewer.inbox.nodes.filter(({ resource }) => resource?.id === resourceId);
};
const details = async (client: TestClient, resourceId: string) =>
  (await told(client, resourceId)).map(({ reason, detail }) => `${reason} ${detail}`);
const mailTo = async ({ email }: { email: string }) =>
  (await server.mails(email)).filter(({ kind }) => kind === 'notifications.resource').at(-1);
const one = async (given: object = {}): Promise<string> => {
  const made = await aResource(world.ctx, {
    communityId: world.community.id,
    title: 'Dressing guide',
    createdBy: world.ines.id,
    ...given,
  });
  return made.id;
};
const does = async (client: TestClient, mutation: string, input: object): Promise<string> => {
  const data = await client.mutate<Record<string, { id: string }>>(mutation, { input });
  return (Object.values(data)[0] as { id: string }).id;
};
const suggest = (resourceId: string, given: object = {}) =>
  does(world.tomasz.client, SUGGEST, {
    ...{ resourceId, baseVersion: 1, title: 'Dressing guide', summary: '', tags: [] },
    ...{ markdown: 'Look, wash, dry.', note: 'Looking comes first.', clientMutationId: newId() },
    ...given,
  });

describe('a review that is due', () => {
  it('is told once for its day to whoever answers for it, until somebody has looked', async () => {
    const id = await one({ reviewOn: '2026-03-02' });
    await careJob.run(world.ctx, {});
    await careJob.run(world.ctx, {});
    expect(await details(world.ines.client, id)).toEqual(['YOUR_RESOURCE REVIEW_DUE']);
    expect(await details(world.ravi.client, id)).toEqual([]);
    const mail = await mailTo(world.ines);
    expect(mail?.subject).toContain('Dressing guide');
    expect(mail?.text).toContain('Is “Dressing guide” still good?');
    expect(mail?.text).toContain(`/library/${id}`);
    expect(await server.mails(world.ines.email)).toHaveLength(1);
    await does(world.amara.client, REVIEW, { resourceId: id, reviewOn: '2026-09-02' });
    expect(await details(world.ines.client, id)).toEqual([]);
  });

  it('of what nobody answers for goes to those who look after the community', async () => {
    const id = await one({ reviewOn: '2026-03-01', stewardId: null });
    await careJob.run(world.ctx, {});
    expect(await details(world.ravi.client, id)).toEqual(['FACILITATOR REVIEW_DUE']);
    expect(await details(world.ines.client, id)).toEqual([]);
    await does(world.ines.client, verb('adoptResource'), { resourceId: id });
    expect(await details(world.ravi.client, id)).toEqual([]);
  });

  it('that somebody was quicker with is not sent', async () => {
    const id = await one({ reviewOn: '2026-03-02' });
    await careJob.run(world.ctx, {});
    await does(world.amara.client, REVIEW, { resourceId: id, reviewOn: null });
    expect(await details(world.ines.client, id)).toEqual([]);
    expect(await mailTo(world.ines)).toBeUndefined();
  });
});

describe('what is handed on', () => {
  it('is told to whom it is in the hands of now, until it is another’s', async () => {
    const id = await one();
    const to = (personId: string) => does(world.ines.client, HAND_ON, { resourceId: id, personId });
    await to(world.tomasz.id);
    expect(await told(world.tomasz.client, id)).toMatchObject([
      { detail: 'RESOURCE_HANDED_ON', actors: [{ handle: 'ines' }] },
    ]);
    expect((await mailTo(world.tomasz))?.text).toContain('“Dressing guide” is in your hands');
    await does(world.ravi.client, HAND_ON, { resourceId: id, personId: world.amara.id });
    expect(await details(world.tomasz.client, id)).toEqual([]);
    // Whoever gives it to themself is told nothing.
    await does(world.ravi.client, HAND_ON, { resourceId: id, personId: world.ravi.id });
    expect(await details(world.ravi.client, id)).toEqual([]);
  });
});

describe('a link that does not answer', () => {
  it('is told until it answers again', async () => {
    const id = await one({ form: ResourceForm.LINK, url: 'https://wounds.example/gone' });
    const at = server.clock.now().toISOString();
    const happens = (signal: typeof linkBroken, since: string | null) =>
      transaction(world.ctx, async (tx) => {
        await tx.db.query('update resource set link_broken_at = $2 where id = $1', [id, since]);
        await emit(tx, signal, { resourceId: id, communityId: world.community.id, at });
      });
    await happens(linkBroken, at);
    expect(await details(world.ines.client, id)).toEqual(['YOUR_RESOURCE LINK_BROKEN']);
    expect((await mailTo(world.ines))?.text).toContain('https://wounds.example/gone');
    await happens(linkWorks, null);
    expect(await details(world.ines.client, id)).toEqual([]);
  });
});

describe('another wording', () => {
  it('is told to whoever answers for it, and its outcome to whoever suggested it', async () => {
    const id = await one();
    const suggestionId = await suggest(id);
    expect(await told(world.ines.client, id)).toMatchObject([
      { reason: 'YOUR_RESOURCE', detail: 'RESOURCE_SUGGESTED', actors: [{ handle: 'tomasz' }] },
    ]);
    const mail = await mailTo(world.ines);
    expect(mail?.text).toContain('> Looking comes first.');
    expect(mail?.text).toContain(`/library/${id}/suggestions/${suggestionId}`);
    await does(world.ines.client, ACCEPT, { suggestionId, version: 1, answer: 'Thank you.' });
    expect(await details(world.ines.client, id)).toEqual([]);
    expect(await details(world.tomasz.client, id)).toEqual(['YOUR_SUGGESTION SUGGESTION_ACCEPTED']);
    expect((await mailTo(world.tomasz))?.text).toContain('> Thank you.');
  });

  it('that is declined says so; one that is taken back is told no longer, nor one of what was removed', async () => {
    const id = await one();
    const declined = await suggest(id);
    await does(world.ines.client, DECLINE, { suggestionId: declined });
    expect(await details(world.tomasz.client, id)).toEqual(['YOUR_SUGGESTION SUGGESTION_DECLINED']);
    const other = await one();
    const withdrawn = await suggest(other);
    expect(await details(world.ines.client, other)).toHaveLength(1);
    await does(world.tomasz.client, WITHDRAW, { suggestionId: withdrawn });
    expect(await details(world.ines.client, other)).toEqual([]);
    await does(world.ines.client, REMOVE, { resourceId: id });
    await settle();
    const [left] = await server.rows<{ lines: number }>(
      'select count(*)::int as lines from notice where subject_id = $1',
      [id],
    );
    expect(left?.lines).toBe(0);
  });
});
