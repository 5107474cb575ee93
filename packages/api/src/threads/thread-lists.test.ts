import { startTestServer, type TestServer } from '../../test/harness';
import { type Data, LIST, type Page } from '../../test/threads';
import { type WoundCare, woundCare } from '../../test/wound-care';
import { aCommunity, aMember } from '../communities/community.factory';
import { ThreadKind } from './thread.entity';
import { aPost, aThread } from './thread.factory';

let server: TestServer;
let world: WoundCare;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server);
});
afterAll(() => server.close());

describe('lists', () => {
  it('gives every thread once, newest activity first, by kind, tag and what waits', async () => {
    const { ctx, ines, tomasz, amara, ravi } = world;
    const community = await aCommunity(ctx, { steward: amara, name: 'Lists' });
    await aMember(ctx, community, ines);
    const made: string[] = [];
    for (let at = 0; at < 7; at += 1) {
      server.clock.advance(1000);
      const thread = await aThread(ctx, {
        communityId: community.id,
        authorId: tomasz.id,
        kind: at % 2 ? ThreadKind.QUESTION : ThreadKind.STORY,
        tags: at === 3 ? ['slough'] : [],
      });
      made.unshift(thread.id);
    }
    server.clock.advance(1000);
    const oldest = made.pop() as string;
    await aPost(ctx, { thread: { id: oldest, communityId: community.id }, authorId: ravi.id });
    made.unshift(oldest);
    const ask = async (variables: Record<string, unknown>) =>
      (await ines.client.query<Data>(LIST, { slug: community.slug, ...variables })).community
        .threads;
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: Page = await ask({ first: 3, after });
      seen.push(...page.nodes.map((node: { id: string }) => node.id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual(made);
    const first = (await ask({ first: 1 })).nodes[0];
    expect(first.participants).toEqual([{ handle: 'ravi' }, { handle: 'tomasz' }]);
    expect((await ask({ kind: 'QUESTION' })).nodes).toHaveLength(3);
    expect((await ask({ unanswered: true })).nodes).toHaveLength(3);
    expect((await ask({ tag: 'Slough' })).nodes).toHaveLength(1);
    const home = await ines.client.query<Data>(
      '{ viewer { latestThreads(first: 100) { nodes { id community { name } } } waitingQuestions(first: 100) { nodes { id } } } }',
    );
    const here = (nodes: Array<{ id: string }>) =>
      nodes.map(({ id }) => id).filter((id) => made.includes(id));
    expect(here(home.viewer.latestThreads.nodes)).toEqual(made);
    expect(here(home.viewer.waitingQuestions.nodes)).toHaveLength(3);
    expect(
      await ines.client.refused(LIST, { slug: community.slug, after: 'nonsense' }),
    ).toMatchObject({
      code: 'INVALID',
    });
  });

  it('offers the people of the thread first, then members', async () => {
    const { ctx, community, ines, tomasz } = world;
    const thread = await aThread(ctx, { communityId: community.id, authorId: tomasz.id });
    const ask = `query ($c: ID!, $t: ID, $text: String!) {
      peopleToMention(communityId: $c, threadId: $t, text: $text) { handle } }`;
    const of = async (text: string) =>
      (
        await ines.client.query<{ peopleToMention: Array<{ handle: string }> }>(ask, {
          c: community.id,
          t: thread.id,
          text,
        })
      ).peopleToMention.map(({ handle }) => handle);
    expect(await of('')).toEqual(['tomasz', 'amara', 'ravi']);
    expect(await of('OKON')).toEqual(['amara']);
    expect(await of('sub')).toEqual(['ravi']);
    expect(await of('%')).toEqual([]);
    const preview = `query ($input: PreviewMarkdownInput!) { previewMarkdown(input: $input) { html mentions { handle } } }`;
    const { previewMarkdown } = await ines.client.query<Data>(preview, {
      input: { markdown: '**Hi** @lucia @ghost', communityId: community.id },
    });
    expect(previewMarkdown.html).toContain('<strong>Hi</strong>');
    expect(previewMarkdown.mentions).toEqual([{ handle: 'lucia' }]);
  });
});
