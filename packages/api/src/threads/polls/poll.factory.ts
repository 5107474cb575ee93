import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { transaction } from '../../kernel/transaction';
import { PollKind, PollResults } from './poll.entity';
import { type NewPoll, writePoll } from './polls.write';

/** A poll of a post, written as the verbs write it but without asking who may. */
export async function aPoll(
  ctx: Context,
  given: { postId: string; closed?: boolean } & Partial<NewPoll>,
): Promise<{ id: string }> {
  const { postId, closed, ...poll } = given;
  const options = given.options ?? ['Foam', 'Gauze', 'Honey'];
  await transaction(ctx, (tx) =>
    writePoll(tx, postId, {
      question: 'Which dressing do we try first?',
      kind: PollKind.SINGLE,
      options,
      minChoices: 1,
      maxChoices: given.kind && given.kind !== PollKind.SINGLE ? options.length : 1,
      results: PollResults.ALWAYS,
      namesShown: false,
      closing: null,
      ...poll,
    }),
  );
  const [made] = await rows<{ id: string }>(
    ctx,
    'update poll set closed_at = $2 where post_id = $1 returning id',
    [postId, closed ? ctx.clock.now() : null],
  );
  if (!made) throw new Error('The poll was not written: is its post there?');
  return made;
}
