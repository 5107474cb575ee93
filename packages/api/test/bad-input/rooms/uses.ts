import { aFile } from '../../../src/files/file.factory';
import { rows } from '../../../src/kernel/database/statements';
import { newId } from '../../../src/kernel/ids';
import { aThread } from '../../../src/threads/thread.factory';
import type { HouseRoom } from '.';

/** Uses of a practice of another, one of which did not work, with an answer, and something to share again. */
export const uses: HouseRoom = {
  async build(ctx, { communityId, allId, otherId }) {
    const now = ctx.clock.now();
    const { postId } = await aThread(ctx, { communityId, authorId: otherId });
    const own = await aThread(ctx, { communityId, authorId: allId });
    const file = await aFile(ctx, { ownerId: allId });
    const [reportId, soreId, goneId, answerId, askId] = Array.from({ length: 5 }, newId);
    for (const [id, how, shownTo, gone] of [
      [reportId, 'WORKED', 'COMMUNITY', false],
      [soreId, 'DID_NOT_WORK', 'CONTRIBUTOR', false],
      [goneId, 'WORKED', 'COMMUNITY', true],
    ] as const) {
      await rows(
        ctx,
        `insert into use_report (id, community_id, post_id, by_id, how, words, shown_to, created_at, removed_at, removed_by)
         values ($1, $2, $3, $4, $5, 'As we did it.', $6, $7, $8, $9)`,
        [
          id,
          communityId,
          postId,
          allId,
          how,
          shownTo,
          now,
          ...(gone ? [now, allId] : [null, null]),
        ],
      );
    }
    await rows(
      ctx,
      `insert into use_answer (id, report_id, by_id, words, created_at) values ($1, $2, $3, 'Thanks', $4)`,
      [answerId, reportId, otherId, now],
    );
    await rows(
      ctx,
      `insert into use_ask (id, person_id, post_id, why, asked_at, asked_on)
       values ($1, $2, $3, 'ANSWER', $4::timestamptz, $4::timestamptz)`,
      [askId, allId, postId, now],
    );
    const values: Record<string, Record<string, unknown>> = {
      useReport: { id: reportId },
      reportUse: { id: postId, fileIds: file.id },
      editUse: { reportId, version: 1, fileIds: file.id },
      removeUse: { reportId },
      restoreUse: { reportId: goneId },
      answerUse: { reportId },
      removeUseAnswer: { answerId },
      openUseThread: { reportId: soreId },
      shareAgain: { reportId, id: own.postId },
      answerUseAsk: { askId },
      setRecognitionChoices: {},
    };
    return (operation) => values[operation];
  },
};
