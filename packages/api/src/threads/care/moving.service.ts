import { recordActivity, setWelcomeThread } from '../../communities/activity';
import { communityFor } from '../../communities/communities.queries';
import type { Community } from '../../communities/community.entity';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { InvalidError } from '../../kernel/errors';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import { tellLinkedFrom } from '../links/links.service';
import type { Shape } from '../lookahead';
import { settleReaders } from '../reading/settle';
import { oneLine } from '../text';
import type { Thread } from '../thread.entity';
import { threadFor } from '../threads.queries';
import { tellCommunity, tellLive, threadTended } from '../threads.signals';
import { ChangeKind } from '../threads.types';
import type { MoveThreadInput } from './care.inputs';
import { askKnowingly, holdCommunities, holdThreadsIn } from './holding';
import { TraceKind } from './trace.type';
import { leaveTraces } from './traces';

/**
 * Moves a thread into another community; whoever does it looks after both. Its id stays, so old addresses lead on.
 * @throws the errors of `threadFor` and `communityFor`; InvalidError when others would read it and nobody said so
 *   knowingly
 */
export async function moveThread(
  ctx: Context,
  input: MoveThreadInput,
  shape: Shape,
): Promise<Thread> {
  const { id, communityId: here } = await threadFor(ctx, input.id, 'lookAfter');
  const { id: there } = await communityFor(ctx, input.communityId, 'moderate');
  if (here === there) throw new InvalidError({ path: 'communityId', rule: 'another' });
  const reason = oneLine(input.reason ?? '');
  await transaction(ctx, async (outer) => {
    const { tx, communities } = await holdCommunities(outer, [here, there]);
    const from = communities.get(here) as Community;
    askKnowingly(from, { id: there }, input.knowingly);
    const held = (await holdThreadsIn(tx, [{ id, communityId: here }])).get(id);
    if (!held) return;
    const { postCount: posts, title } = held;
    const left = await recordActivity(tx, here, { threads: -1, posts: -posts });
    // Its posts keep their values of the counter: whoever was away asks for what is greater.
    const seq = await recordActivity(tx, there, { threads: 1, posts }, left);
    await rows(
      tx,
      `update thread set community_id = $2, seq = $3, pinned_at = null, pinned_until = null where id = $1`,
      [id, there, seq],
    );
    if (from.welcomeThreadId === id) await setWelcomeThread(tx, here, null);
    await settleReaders(tx, [id]);
    const told = { postCount: posts, otherThreadId: id, otherTitle: title, reason };
    await leaveTraces(tx, [
      {
        ...{ kind: TraceKind.MOVED_AWAY, communityId: here, threadId: null },
        ...{ ...told, otherCommunityId: there },
      },
      {
        ...{ kind: TraceKind.MOVED_HERE, communityId: there, threadId: id },
        ...{ ...told, otherCommunityId: here },
      },
    ]);
    await tellLinkedFrom(tx, id, null);
    const byId = tx.viewer.personId;
    const done = { threadId: id, communityId: there, byId, postId: null, seq };
    await emit(tx, threadTended, { ...done, what: 'MOVED' });
    const change = { kind: ChangeKind.THREAD_MOVED, threadId: id, postId: null };
    tellCommunity(tx, here, { ...change, seq: left });
    tellLive(tx, there, { ...change, seq });
  });
  return threadFor(ctx, id, 'see', shape);
}
