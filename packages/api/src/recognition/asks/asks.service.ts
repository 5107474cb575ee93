import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NotFoundError } from '../../kernel/errors';
import { isId } from '../../kernel/ids';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import { useAskAnswered } from '../recognition.signals';
import { enforceRecognition } from '../switch';
import { type AnswerUseAskInput, UseAsk } from './ask.entity';
import { askColumns, askedOf } from './asks.queries';

/**
 * Answers what one was asked, or answers otherwise. Whatever it is: one is not asked again, unless one takes it back.
 * @throws NotFoundError when it is somebody else's, or what it is about is no longer there for the viewer
 */
export async function answerUseAsk(
  ctx: Context,
  { askId, answer }: AnswerUseAskInput,
): Promise<UseAsk> {
  enforceRecognition(ctx);
  const [ask] = isId(askId)
    ? await rows<UseAsk>(
        ctx,
        `select ${askColumns('a')} from use_ask a where a.id = $1 and a.person_id = $2`,
        [askId, ctx.viewer.personId],
      )
    : [];
  if (!ask || !(await askedOf(ctx, ask.postId))) throw new NotFoundError();
  await transaction(ctx, async (tx) => {
    await rows(tx, 'update use_ask set answer = $2, answered_at = $3 where id = $1', [
      askId,
      answer,
      answer && tx.clock.now(),
    ]);
    if (answer) await emit(tx, useAskAnswered, { subjectId: askId });
  });
  return Object.assign(new UseAsk(), ask);
}
