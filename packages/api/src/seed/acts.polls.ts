import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { everything } from '../threads/lookahead';
import { PollKind, PollResults } from '../threads/polls/poll.entity';
import { addPoll } from '../threads/polls/polls.service';
import { castVote } from '../threads/polls/voting.service';
import type { Act } from './acts';
import type { CastName } from './cast';
import type { WorldPoll } from './world/types';

/** A poll that its author adds to their post, and what people vote, one after another. */
export function actsOfPoll(
  { question, options, votes }: WorldPoll,
  by: CastName,
  postId: () => string,
  after: (minutes: number) => Date,
): Act[] {
  const ask: Act = {
    by,
    at: after(1),
    play: (ctx) =>
      addPoll(
        ctx,
        {
          postId: postId(),
          poll: {
            question,
            options,
            kind: PollKind.RANKED,
            results: PollResults.AFTER_VOTE,
            namesShown: false,
          },
        },
        everything,
      ),
  };
  const cast = Object.entries(votes).map(
    ([voter, choices], index): Act => ({
      by: voter as CastName,
      at: after(10 + index),
      play: async (ctx) =>
        castVote(ctx, { pollId: await pollOf(ctx, postId()), choices: [...choices] }, everything),
    }),
  );
  return [ask, ...cast];
}

async function pollOf(ctx: Context, postId: string): Promise<string> {
  const [poll] = await rows<{ id: string }>(ctx, 'select id from poll where post_id = $1', [
    postId,
  ]);
  return poll?.id ?? '';
}
