import { startTestServer, type TestClient, type TestServer } from '../../../test/harness';
import { type WoundCare, woundCare } from '../../../test/wound-care';
import { Visibility } from '../../communities/community.entity';
import { HOUR, MINUTE } from '../../kernel/clock';
import { newId } from '../../kernel/ids';
import { aPost, aThread, type MadePost, type MadeThread } from '../thread.factory';

const POLL = `poll { id question kind minChoices maxChoices voterCount resultsShown ranking preferences viewerVote
  closedAt version closedBy { handle } options { position text votes } outcome { html number writtenBy { handle } }
  ballots { nodes { choices person { handle } } }
  viewerCan { vote { allowed reason } remove { allowed reason } close { allowed reason } writeOutcome { allowed reason } } }`;
const ON = `id ${POLL} thread { outcome { question html number } }`;
const verb = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${ON} } }`;
const ADD = verb('addPoll', 'AddPollInput');
const VOTE = verb('castVote', 'CastVoteInput');
const WITHDRAW = verb('withdrawVote', 'PollInput');
const REMOVE = verb('removePoll', 'PollInput');
const CLOSE = verb('closePoll', 'PollInput');
const OUTCOME = verb('writePollOutcome', 'WritePollOutcomeInput');
const SEE = `query ($id: ID!) { post(id: $id) { ${ON} } }`;

interface Seen {
  id: string;
  voterCount: number;
  resultsShown: boolean;
  ranking: number[][] | null;
  viewerVote: number[] | null;
  closedAt: string | null;
  version: number;
  options: Array<{ text: string; votes: number | null }>;
  ballots: { nodes: Array<{ choices: number[]; person: { handle: string } }> } | null;
  outcome: { html: string; number: number } | null;
  viewerCan: Record<string, { allowed: boolean; reason: string | null }>;
}
interface On {
  id: string;
  poll: Seen | null;
  thread: { outcome: { question: string; html: string; number: number } | null };
}

let server: TestServer;
let world: WoundCare;
let thread: MadeThread;
let post: MadePost;

beforeAll(async () => {
  server = await startTestServer();
  world = await woundCare(server, Visibility.CLOSED);
});
afterAll(() => server.close());
beforeEach(async () => {
  const { ctx, community, ines, tomasz } = world;
  thread = await aThread(ctx, { communityId: community.id, authorId: ines.id, title: 'Foam' });
  post = await aPost(ctx, { thread, authorId: tomasz.id });
});

const question = {
  question: 'Which dressing first?',
  kind: 'SINGLE',
  options: ['Foam', 'Gauze', 'Honey'],
  results: 'ALWAYS',
  namesShown: false,
};
const poll = async (given: object = {}): Promise<Seen> => {
  const { addPoll } = await world.tomasz.client.mutate<{ addPoll: On }>(ADD, {
    input: { postId: post.id, poll: { ...question, ...given } },
  });
  return addPoll.poll as Seen;
};
const vote = async (client: TestClient, pollId: string, ...choices: number[]): Promise<Seen> =>
  (await client.mutate<{ castVote: On }>(VOTE, { input: { pollId, choices } })).castVote
    .poll as Seen;
const seenBy = async (client: TestClient): Promise<Seen> =>
  (await client.query<{ post: On }>(SEE, { id: post.id })).post.poll as Seen;
const votes = ({ options }: Seen) => options.map((option) => option.votes);
const inUtc = (milliseconds: number) => ({
  on: new Date(server.clock.now().getTime() + milliseconds).toISOString().slice(0, 16),
  timeZone: 'UTC',
});

/** What is kept of each poll, against a count of the votes themselves. */
async function recount(): Promise<void> {
  const wrong = await server.rows(
    `select w.id from poll w where w.voter_count <> (select count(*) from poll_vote v where v.poll_id = w.id)
     union all
     select w.id from poll w join poll_option o on o.poll_id = w.id
      where o.votes <> (select count(*) from poll_vote v where v.poll_id = w.id
        and o.position = any(case when w.kind = 'RANKED' then v.choices[1:1] else v.choices end))
     union all
     select w.id from poll w join poll_option a on a.poll_id = w.id join poll_option b on b.poll_id = w.id
      where w.kind = 'RANKED' and a.position <> b.position and w.voter_count > 0
        and w.preferences[a.position * 20 + b.position + 1] <> (select count(*) from poll_vote v
          where v.poll_id = w.id and array_position(v.choices, a.position)
            < coalesce(array_position(v.choices, b.position), 99))`,
  );
  expect(wrong).toEqual([]);
}

describe('a poll', () => {
  it('comes with a reply or a new thread, once for its key', async () => {
    const given = { ...question, question: ' Which\u0000 one? ', kind: 'SEVERAL', maxChoices: 2 };
    const input = {
      threadId: thread.id,
      markdown: 'Let us decide.',
      clientMutationId: newId(),
      poll: given,
    };
    const REPLY = `mutation ($input: ReplyInput!) { reply(input: $input) { ${ON} } }`;
    const first = await world.ines.client.mutate<{ reply: On }>(REPLY, { input });
    const again = await world.ines.client.mutate<{ reply: On }>(REPLY, { input });
    expect(again).toEqual(first);
    expect(first.reply.poll).toMatchObject({ question: 'Which\ufffd one?', maxChoices: 2 });
    const OPEN = `mutation ($input: OpenThreadInput!) { openThread(input: $input) { posts { nodes { ${POLL} } } } }`;
    const { openThread } = await world.ines.client.mutate<{
      openThread: { posts: { nodes: On[] } };
    }>(OPEN, {
      input: {
        communityId: world.community.id,
        kind: 'DISCUSSION',
        title: 'Asked',
        markdown: 'Well?',
        clientMutationId: newId(),
        poll: question,
      },
    });
    expect(openThread.posts.nodes[0]?.poll?.options.map(({ text }) => text)).toEqual(
      question.options,
    );
  });

  it('is added by the author alone, one to a post, and removed until somebody votes', async () => {
    const input = { postId: post.id, poll: question };
    expect(await world.ines.client.refused(ADD, { input })).toMatchObject({ reason: 'NOT_AUTHOR' });
    const made = await poll();
    expect(await world.tomasz.client.refused(ADD, { input })).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_DONE',
    });
    const { removePoll } = await world.tomasz.client.mutate<{ removePoll: On }>(REMOVE, {
      input: { pollId: made.id },
    });
    expect(removePoll.poll).toBeNull();
    const other = await poll();
    await vote(world.ines.client, other.id, 0);
    expect(
      await world.tomasz.client.refused(REMOVE, { input: { pollId: other.id } }),
    ).toMatchObject({ code: 'FORBIDDEN', reason: 'HAS_VOTES' });
  });

  it.each<[object, string, string]>([
    [{ options: ['Foam'] }, 'poll.options', 'tooFew'],
    [{ options: ['Foam', ' foam '] }, 'poll.options', 'arrayUnique'],
    [{ options: ['Foam', '\u200b'] }, 'poll.options.1', 'isNotEmpty'],
    [{ options: Array.from({ length: 21 }, (_, at) => `${at}`) }, 'options', 'arrayMaxSize'],
    [{ question: ' ' }, 'poll.question', 'isNotEmpty'],
    [{ kind: 'SEVERAL', maxChoices: 4 }, 'poll.maxChoices', 'max'],
    [{ kind: 'SEVERAL', minChoices: 3, maxChoices: 2 }, 'poll.minChoices', 'max'],
    [{ closing: { on: '2020-01-01T09:00', timeZone: 'UTC' } }, 'poll.closing.on', 'inFuture'],
  ])('is not made of %j', async (given, path, rule) => {
    const refused = await world.tomasz.client.refused(ADD, {
      input: { postId: post.id, poll: { ...question, ...given } },
    });
    expect(refused.code).toBe('INVALID');
    expect(refused.fields).toEqual([
      expect.objectContaining({ path: expect.stringContaining(path), rule }),
    ]);
  });

  it('takes one vote from each, which they change and withdraw', async () => {
    const { id } = await poll();
    expect(votes(await vote(world.ines.client, id, 0))).toEqual([1, 0, 0]);
    const changed = await vote(world.ines.client, id, 2);
    expect([votes(changed), changed.voterCount, changed.viewerVote]).toEqual([[0, 0, 1], 1, [2]]);
    await vote(world.amara.client, id, 2);
    const { withdrawVote } = await world.ines.client.mutate<{ withdrawVote: On }>(WITHDRAW, {
      input: { pollId: id },
    });
    expect(withdrawVote.poll).toMatchObject({ voterCount: 1, viewerVote: null });
    await world.ines.client.mutate(WITHDRAW, { input: { pollId: id } });
    await recount();
  });

  it.each<[string, number[], string]>([
    ['nothing', [], 'tooFew'],
    ['too much', [0, 1, 2], 'arrayMaxSize'],
    ['the same twice', [1, 1], 'arrayUnique'],
    ['what is not there', [3], 'exists'],
  ])('takes no vote for %s', async (_, choices, rule) => {
    const { id: pollId } = await poll({ kind: 'SEVERAL', minChoices: 1, maxChoices: 2 });
    const refused = await world.ines.client.refused(VOTE, { input: { pollId, choices } });
    expect(refused).toMatchObject({ code: 'INVALID', fields: [{ path: 'choices', rule }] });
  });

  it('that is ranked is counted by pairs, and says ties as ties', async () => {
    const { id, ranking } = await poll({ kind: 'RANKED' });
    expect(ranking).toEqual([]);
    await vote(world.ines.client, id, 2, 0);
    await vote(world.amara.client, id, 0, 2, 1);
    expect((await vote(world.ravi.client, id, 0)).ranking).toEqual([[0], [2], [1]]);
    expect((await vote(world.ravi.client, id, 2, 0)).ranking).toEqual([[2], [0], [1]]);
    await world.ravi.client.mutate(WITHDRAW, { input: { pollId: id } });
    expect((await seenBy(world.ravi.client)).ranking).toEqual([[0, 2], [1]]);
    await recount();
  });
});

describe('fifty at once', () => {
  it.each(['SINGLE', 'SEVERAL', 'RANKED'])(
    'leave a %s poll as a recount finds it',
    async (kind) => {
      const { id } = await poll({ kind });
      const { amara, ravi, ines, tomasz } = world;
      await Promise.all(
        Array.from({ length: 50 }, (_, at) => {
          const { client } = [amara, ravi, ines, tomasz][at % 4] as typeof ines;
          if (at % 9 === 8) return client.mutate(WITHDRAW, { input: { pollId: id } });
          const choices = kind === 'SINGLE' ? [at % 3] : [at % 3, (at + 1) % 3];
          return vote(client, id, ...choices);
        }),
      );
      await recount();
      expect((await seenBy(ines.client)).voterCount).toBeLessThanOrEqual(4);
    },
  );
});

describe('what shows when', () => {
  const hidden = { resultsShown: false, ranking: null, preferences: null, ballots: null };

  it('after one’s vote: to nobody before, who asked and facilitators included', async () => {
    const { id } = await poll({ results: 'AFTER_VOTE', namesShown: true, kind: 'RANKED' });
    const own = await vote(world.ines.client, id, 1, 0);
    expect(own).toMatchObject({ resultsShown: true, ranking: [[1], [0], [2]] });
    expect(own.ballots?.nodes).toEqual([{ choices: [1, 0], person: { handle: 'ines' } }]);
    for (const { client } of [world.tomasz, world.amara, world.ravi]) {
      const before = await seenBy(client);
      expect(before).toMatchObject({ ...hidden, voterCount: 1 });
      expect(votes(before)).toEqual([null, null, null]);
    }
    await world.ines.client.mutate(WITHDRAW, { input: { pollId: id } });
    expect(await seenBy(world.ines.client)).toMatchObject(hidden);
  });

  it('after the closing: to nobody before, who voted included', async () => {
    const { id } = await poll({ results: 'AFTER_CLOSE' });
    expect(await vote(world.ines.client, id, 1)).toMatchObject({ ...hidden, viewerVote: [1] });
    await world.tomasz.client.mutate(CLOSE, { input: { pollId: id } });
    expect(votes(await seenBy(world.ravi.client))).toEqual([0, 1, 0]);
  });

  it('names never, when it was said so', async () => {
    const { id } = await poll();
    await vote(world.ines.client, id, 1);
    await world.tomasz.client.mutate(CLOSE, { input: { pollId: id } });
    for (const { client } of [world.tomasz, world.amara, world.ines]) {
      expect((await seenBy(client)).ballots).toBeNull();
    }
  });

  it('the same live: each reader with their own eyes', async () => {
    const { id } = await poll({ results: 'AFTER_VOTE', namesShown: true });
    await vote(world.ines.client, id, 0);
    const follow = `subscription ($id: ID!) { threadChanged(threadId: $id) { kind post { ${POLL} } } }`;
    type Told = { threadChanged: { kind: string; post: { poll: Seen } } };
    const { live } = server.services;
    const told = [];
    for (const { client } of [world.ines, world.ravi]) {
      const before = live.readers;
      const reading = await client.subscribe<Told>(follow, { id: thread.id });
      for (let wait = 0; live.readers < before + 3 && wait < 500; wait += 1) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      told.push(reading);
    }
    await vote(world.amara.client, id, 2);
    const [mine, others] = await Promise.all(told.map((one) => one.next()));
    expect(mine?.data?.threadChanged).toMatchObject({
      kind: 'POLL_CHANGED',
      post: { poll: { voterCount: 2, resultsShown: true, viewerVote: [0] } },
    });
    expect(votes(mine?.data?.threadChanged.post.poll as Seen)).toEqual([1, 0, 1]);
    expect(mine?.data?.threadChanged.post.poll.ballots?.nodes).toHaveLength(2);
    const other = others?.data?.threadChanged.post.poll as Seen;
    expect(other).toMatchObject({ ...hidden, voterCount: 2, viewerVote: null });
    expect(votes(other)).toEqual([null, null, null]);
    for (const one of told) one.stop();
  });

  it('nothing at all when the post was removed', async () => {
    const { id } = await poll();
    await vote(world.ines.client, id, 0);
    await world.tomasz.client.mutate(
      'mutation ($id: ID!) { removePost(input: { id: $id, reason: "" }) { id } }',
      { id: post.id },
    );
    expect(await seenBy(world.ines.client)).toBeNull();
    expect((await seenBy(world.ravi.client)).voterCount).toBe(1);
    expect(
      await world.ines.client.refused(VOTE, { input: { pollId: id, choices: [1] } }),
    ).toMatchObject({ reason: 'REMOVED' });
  });
});

describe('the end of a poll', () => {
  it('comes at its time, by the clock of its zone', async () => {
    const { id } = await poll({ results: 'AFTER_CLOSE', closing: inUtc(HOUR) });
    await vote(world.ines.client, id, 0);
    server.clock.advance(HOUR - MINUTE);
    await server.runJobs();
    expect(await vote(world.ines.client, id, 1)).toMatchObject({ closedAt: null });
    server.clock.advance(MINUTE);
    // From the second on, whenever the job comes.
    const input = { pollId: id, choices: [2] };
    expect(await world.ines.client.refused(VOTE, { input })).toMatchObject({
      reason: 'POLL_CLOSED',
    });
    const closed = await seenBy(world.ravi.client);
    expect([closed.resultsShown, votes(closed)]).toEqual([true, [0, 1, 0]]);
    const before = await server.rows<{ seq: number }>('select seq from post where id = $1', [
      post.id,
    ]);
    await server.runJobs();
    await server.runJobs();
    expect((await seenBy(world.ravi.client)).closedAt).toBe(closed.closedAt);
    const after = await server.rows<{ seq: number }>('select seq from post where id = $1', [
      post.id,
    ]);
    expect(Number(after[0]?.seq)).toBeGreaterThan(Number(before[0]?.seq));
  });

  it('is brought by who asked or by a facilitator, and is for good', async () => {
    const { id: pollId } = await poll();
    expect(await world.ines.client.refused(CLOSE, { input: { pollId } })).toMatchObject({
      reason: 'NOT_AUTHOR',
    });
    const { closePoll } = await world.ravi.client.mutate<{ closePoll: On }>(CLOSE, {
      input: { pollId },
    });
    expect(closePoll.poll).toMatchObject({ closedBy: { handle: 'ravi' } });
    expect(await world.tomasz.client.refused(CLOSE, { input: { pollId } })).toMatchObject({
      reason: 'POLL_CLOSED',
    });
  });

  it.each(['closeThread', 'removeThread'])('%s ends the voting', async (name) => {
    const { id: pollId } = await poll();
    await world.ravi.client.mutate(
      `mutation ($id: ID!) { ${name}(input: { id: $id, reason: "Done" }) { id } }`,
      { id: thread.id },
    );
    const refused = await world.ravi.client.refused(VOTE, { input: { pollId, choices: [0] } });
    expect(refused).toMatchObject({ reason: name === 'closeThread' ? 'CLOSED' : 'REMOVED' });
  });

  it('has an outcome that stands at the head of the thread as long as its post is there', async () => {
    const { id: pollId, version } = await poll();
    const input = { pollId, markdown: 'We try **foam**.', version };
    expect(await world.tomasz.client.refused(OUTCOME, { input })).toMatchObject({
      reason: 'POLL_OPEN',
    });
    await world.tomasz.client.mutate(CLOSE, { input: { pollId } });
    const { writePollOutcome } = await world.tomasz.client.mutate<{ writePollOutcome: On }>(
      OUTCOME,
      { input },
    );
    expect(writePollOutcome.poll?.outcome?.html).toContain('<strong>foam</strong>');
    expect(writePollOutcome.thread.outcome).toMatchObject({
      number: 2,
      question: question.question,
    });
    expect(await world.ravi.client.refused(OUTCOME, { input })).toMatchObject({
      code: 'CONFLICT',
      reason: 'VERSION',
    });
    await world.ravi.client.mutate(OUTCOME, {
      input: { ...input, markdown: 'And gauze.', version: version + 1 },
    });
    const head = async (query: string) => {
      const found = await world.ines.client.query<{
        thread: On['thread'];
        community: { threads: { nodes: Array<On['thread'] & { id: string }> } };
      }>(query, { id: thread.id, slug: world.community.slug });
      return found;
    };
    const THREAD = 'query ($id: ID!) { thread(id: $id) { outcome { html } } }';
    const LIST =
      'query ($slug: String!) { community(slug: $slug) { threads { nodes { id outcome { html } } } } }';
    expect((await head(THREAD)).thread.outcome?.html).toContain('gauze');
    const { community } = await head(LIST);
    expect(community.threads.nodes.filter(({ outcome }) => outcome).map(({ id }) => id)).toEqual([
      thread.id,
    ]);
    await world.tomasz.client.mutate(
      'mutation ($id: ID!) { removePost(input: { id: $id, reason: "" }) { id } }',
      { id: post.id },
    );
    expect((await head(THREAD)).thread.outcome).toBeNull();
  });
});

it('costs the thread page no statement', async () => {
  await poll();
  const page = (
    more: string,
  ) => `query ($id: ID!) { thread(id: $id) { id title ${more && 'outcome { html }'}
    posts(first: 20) { nodes { id html author { name } ${more} } } } }`;
  const ask = (more: string) =>
    server.statements(() => world.ines.client.query(page(more), { id: thread.id }));
  const plain = await ask('');
  expect(
    await ask(
      'poll { id voterCount viewerVote options { text votes } viewerCan { vote { allowed } } }',
    ),
  ).toHaveLength(plain.length);
});
