import { type Action, type Can, own, permission, saidOf, verb } from '../actions';
import type { Actor } from '../parse';
import { type RoomTable } from '../run';
import { block, onlyTheirs, ownInside, some, strangersInside, wasRemoved } from '../table';
import type { Ground } from '../world';

type PollOf = (ground: Ground, actor: Actor) => string;
const onPoll = (name: string, pollId: PollOf, can?: string): Action =>
  verb(name, 'PollInput', (ground, actor) => ({ pollId: pollId(ground, actor) }), can);
const vote = (pollId: PollOf, can?: string): Action =>
  verb(
    'castVote',
    'CastVoteInput',
    (ground, actor) => ({ pollId: pollId(ground, actor), choices: [0] }),
    can,
  );
const writeOutcome = (pollId: PollOf, can: string): Action =>
  verb(
    'writePollOutcome',
    'WritePollOutcomeInput',
    (ground, actor) => ({ pollId: pollId(ground, actor), markdown: 'We try foam.', version: 1 }),
    can,
  );
const addPoll = (postId: PollOf, can: string): Action =>
  verb(
    'addPoll',
    'AddPollInput',
    (ground, actor) => ({
      postId: postId(ground, actor),
      poll: {
        ...{ question: 'Which one?', kind: 'SINGLE', options: ['This', 'That'] },
        ...{ results: 'ALWAYS', namesShown: false },
      },
    }),
    can,
  );

const CAN = permission(['vote', 'remove', 'close', 'writeOutcome']);
const SAID = `query($post: ID!, $opening: ID!, $closed: ID!) {
  poll: post(id: $post) { poll { viewerCan ${CAN} } }
  closedPoll: post(id: $opening) { poll { viewerCan ${CAN} } }
  pollOfClosedThread: post(id: $closed) { poll { viewerCan ${CAN} } }
}`;
/** Polls beside posts. */
export const polls: RoomTable = {
  writes: {
    'vote in a poll': vote(({ founders }) => founders.pollId, 'poll.vote'),
    'withdraw a vote': onPoll('withdrawVote', ({ founders }) => founders.pollId, 'poll.vote'),
    'vote in a closed poll': vote(({ founders }) => founders.closedPollId, 'closedPoll.vote'),
    'vote in a closed thread': vote(
      ({ closedThread }) => closedThread.pollId,
      'pollOfClosedThread.vote',
    ),
    'vote in the poll of a removed post': vote(({ founders }) => founders.removedPollId),
    "remove another's poll": onPoll('removePoll', ({ founders }) => founders.pollId, 'poll.remove'),
    "close another's poll": onPoll('closePoll', ({ founders }) => founders.pollId, 'poll.close'),
    'write the outcome of a closed poll': writeOutcome(
      ({ founders }) => founders.closedPollId,
      'closedPoll.writeOutcome',
    ),
    'write the outcome of an open poll': writeOutcome(
      ({ founders }) => founders.pollId,
      'poll.writeOutcome',
    ),
    'add a poll to own post': addPoll((ground, actor) => own(ground, actor).postId, 'ownPost.edit'),
    "add a poll to another's post": addPoll(({ founders }) => founders.postId, 'post.edit'),
  },
  reading: [],
  writing: [
    some(['add a poll to own post'], ownInside),
    block(["add a poll to another's post", "remove another's poll"], onlyTheirs),
    block(
      ["close another's poll", 'write the outcome of a closed poll'],
      `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice                                  | rules                 | archived
  member                                  | author                | archived
  facilitator steward admin               | ok                    | archived`,
    ),
    block(
      ['write the outcome of an open poll'],
      `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice                                  | rules                 | archived
  member                                  | author                | archived
  facilitator steward admin               | poll-open             | archived`,
    ),
    block(
      ['vote in a poll', 'withdraw a vote'],
      `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice                                  | rules                 | archived
  member facilitator steward              | ok                    | archived
  admin                                   | join                  | archived`,
    ),
    block(
      ['vote in a closed poll'],
      `${strangersInside}
  outsider elsewhere left removed invited | join hidden hidden    | archived hidden hidden
  pending                                 | pending hidden hidden | archived hidden hidden
  banned                                  | banned hidden hidden  | archived hidden hidden
  novice                                  | rules                 | archived
  member facilitator steward              | poll-closed           | archived
  admin                                   | join                  | archived`,
    ),
    block(
      ['vote in a closed thread'],
      `
  visitor                                        | sign-in
  unverified                                     | verify
  visitor* unverified*                           | closed hidden hidden
  outsider elsewhere pending left removed banned | closed hidden hidden
  invited                                        | closed hidden hidden
  novice member facilitator steward admin        | closed`,
    ),
    block(['vote in the poll of a removed post'], wasRemoved),
  ],
  async verdicts(client, { founders, closedThread }) {
    const { data } = await client.ask<Record<string, { poll: Can } | null>>(SAID, {
      post: founders.postId,
      opening: founders.openingId,
      closed: closedThread.postId,
    });
    const polls = Object.entries(data ?? {}).map(([root, post]) => [root, post?.poll ?? null]);
    return saidOf(Object.fromEntries(polls));
  },
};
