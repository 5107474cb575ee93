import { maybeProse } from '../../events/text';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { InvalidError, NotFoundError } from '../../kernel/errors';
import { once } from '../../kernel/idempotency';
import { isId } from '../../kernel/ids';
import { enforce } from '../../kernel/policy';
import { emit } from '../../kernel/signals';
import { useAnswered } from '../recognition.signals';
import { enforceRecognition } from '../switch';
import { changeUse } from './use-report.change';
import type { UseReport } from './use-report.entity';
import { answersLoader } from './uses.details';
import { ANSWER_MAX, type AnswerUseInput } from './uses.inputs';
import { answerPolicy, useStanding } from './uses.policy';

/** Words to and fro about one report: what grows beyond is a thread. */
const ANSWERS_MAX = 100;

/** Says something back. The same key again says it once. @throws InvalidError when nothing is said, or too much */
export async function answerUse(ctx: Context, input: AnswerUseInput): Promise<UseReport> {
  enforceRecognition(ctx);
  const words = maybeProse(input.words, ANSWER_MAX, 'words');
  if (words === '') throw new InvalidError({ path: 'words', rule: 'isNotEmpty' });
  return changeUse(ctx, input.reportId, 'answer', (tx, report) =>
    once(
      tx,
      { mutation: 'answerUse', input },
      async (answerId) => {
        const { id: reportId, communityId } = report;
        const byId = tx.viewer.personId as string;
        if ((await answersLoader(tx).load(report)).length >= ANSWERS_MAX) {
          throw new InvalidError({ path: 'reportId', rule: 'answersFull' });
        }
        await rows(
          tx,
          `insert into use_answer (id, report_id, by_id, words, created_at) values ($1, $2, $3, $4, $5)`,
          [answerId, reportId, byId, words, tx.clock.now()],
        );
        await emit(tx, useAnswered, { answerId, reportId, communityId, byId });
      },
      async () => undefined,
    ),
  );
}

/** Takes back what was said. */
export async function removeUseAnswer(ctx: Context, answerId: string): Promise<UseReport> {
  const [place] = isId(answerId)
    ? await rows<{ reportId: string }>(
        ctx,
        'select report_id as "reportId" from use_answer where id = $1',
        [answerId],
      )
    : [];
  // What is not there is answered by the same door, in the same way.
  return changeUse(ctx, place?.reportId ?? '', 'read', async (tx, report) => {
    const said = report.party ? await answersLoader(tx).load(report) : [];
    const answer = said.find(({ id }) => id === answerId);
    if (!answer) throw new NotFoundError();
    enforce(answerPolicy(useStanding(tx.viewer, report.community, tx.clock.now()), answer));
    await rows(tx, 'update use_answer set removed_at = $2 where id = $1', [
      answerId,
      tx.clock.now(),
    ]);
  });
}
