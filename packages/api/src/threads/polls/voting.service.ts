import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import type { Shape } from '../lookahead';
import type { Post } from '../post.entity';
import { postFor } from '../posts.queries';
import { checkChoices, countedOptions, kept, type Weight, withBallot } from './ballots';
import { changePoll } from './changing';
import { PollKind } from './poll.entity';
import type { CastVoteInput } from './polls.inputs';
import { pollFor } from './polls.queries';

/**
 * Votes, or votes anew: what one said before no longer counts. The same again changes nothing.
 * @throws the errors of `pollFor`; InvalidError
 */
export async function castVote(ctx: Context, input: CastVoteInput, shape: Shape): Promise<Post> {
  const { post, poll } = await pollFor(ctx, input.pollId, 'vote');
  const { minChoices, maxChoices } = poll;
  checkChoices(input.choices, { minChoices, maxChoices, options: poll.options.length });
  const choices = kept(poll.kind, input.choices);
  if (!same(choices, poll.viewerVote)) await vote(ctx, poll.id, post, choices);
  return postFor(ctx, post.id, 'read', shape);
}

/** Takes the vote back. Nothing happens when there is none. */
export async function withdrawVote(ctx: Context, pollId: string, shape: Shape): Promise<Post> {
  const { post, poll } = await pollFor(ctx, pollId, 'vote');
  if (poll.viewerVote) await vote(ctx, poll.id, post, null);
  return postFor(ctx, post.id, 'read', shape);
}

const same = (one: number[], other: number[] | null): boolean => `${one}` === `${other}`;

interface Open {
  kind: PollKind;
  preferences: number[];
  options: number;
  before: number[] | null;
}

/** The vote and all that is counted of it are one transaction, and wait for each other at the community's lock. */
const vote = (ctx: Context, pollId: string, post: Post, choices: number[] | null): Promise<void> =>
  changePoll(
    ctx,
    post,
    async (tx) => {
      const { personId } = tx.viewer;
      const now = tx.clock.now();
      const [open] = await rows<Open>(
        tx,
        `select w.kind, w.preferences, v.choices as before,
           (select count(*)::int from poll_option o where o.poll_id = w.id) as options
          from poll w join thread t on t.id = $4
          left join poll_vote v on v.poll_id = w.id and v.person_id = $2
         where w.id = $1 and t.closed_at is null
           and w.closed_at is null and (w.closes_at is null or w.closes_at > $3)`,
        [pollId, personId, now, post.thread.id],
      );
      if (!open) return false;
      const changes = [
        ...(open.before ? [{ ballot: open.before, weight: -1 as Weight }] : []),
        ...(choices ? [{ ballot: choices, weight: 1 as Weight }] : []),
      ];
      if (choices) {
        await rows(
          tx,
          `insert into poll_vote (poll_id, person_id, choices, cast_at) values ($1, $2, $3, $4)
           on conflict (poll_id, person_id) do update set choices = excluded.choices, cast_at = excluded.cast_at`,
          [pollId, personId, choices, now],
        );
      } else {
        await rows(tx, 'delete from poll_vote where poll_id = $1 and person_id = $2', [
          pollId,
          personId,
        ]);
      }
      await count(tx, pollId, open, changes);
      return true;
    },
    (tx) => pollFor(tx, pollId, 'vote'),
  );

async function count(
  tx: Context,
  pollId: string,
  { kind, options, preferences }: Open,
  changes: Array<{ ballot: number[]; weight: Weight }>,
): Promise<void> {
  const counted = changes.flatMap(({ ballot, weight }) =>
    countedOptions(kind, ballot).map((option) => ({ option, weight })),
  );
  await rows(
    tx,
    `update poll_option o set votes = o.votes + c.change
       from (select position, sum(weight)::int as change
               from unnest($2::int[], $3::int[]) given(position, weight) group by position) c
      where o.poll_id = $1 and o.position = c.position and c.change <> 0`,
    [pollId, counted.map(({ option }) => option), counted.map(({ weight }) => weight)],
  );
  const matrix =
    kind === PollKind.RANKED
      ? changes.reduce(
          (kept, one) => withBallot(kept, one.ballot, options, one.weight),
          preferences,
        )
      : preferences;
  const voters = changes.reduce((sum, { weight }) => sum + weight, 0);
  await rows(tx, 'update poll set voter_count = voter_count + $2, preferences = $3 where id = $1', [
    pollId,
    voters,
    matrix,
  ]);
}
