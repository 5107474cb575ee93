import { rows } from '../../../src/kernel/database/statements';
import { newId } from '../../../src/kernel/ids';
import { aResource } from '../../../src/resources/resource.factory';
import { asking, attempt, type WorldsRoom } from './room';

const REPORT = `insert into use_report (id, community_id, post_id, by_id, how, words, shown_to, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** What became of things: inside, and of what is open but not for all. */
export const uses: WorldsRoom = {
  async publish(ctx, { open, openThread }, people) {
    const told = newId();
    await rows(ctx, REPORT, [
      ...[told, open.id, openThread.postId, people('ravi').id, 'WORKED', 'As we do it.'],
      ...['COMMUNITY', ctx.clock.now()],
    ]);
    return { told };
  },
  async hide(ctx, { open, openThread, things }, { community, thread }, people) {
    const ines = people('ines').id;
    const tomasz = people('tomasz').id;
    const now = ctx.clock.now();
    const [inside, sore, quiet, answer, ask] = Array.from({ length: 5 }, newId) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const within = community.id;
    for (const [id, communityId, postId, how, words, shownTo] of [
      [inside, within, thread.postId, 'WORKED', 'Secret use', 'COMMUNITY'],
      [sore, open.id, openThread.postId, 'DID_NOT_WORK', 'Secret failure', 'CONTRIBUTOR'],
      [quiet, open.id, openThread.postId, 'ADAPTED', 'Secret change', 'CONTRIBUTOR'],
    ]) {
      await rows(ctx, REPORT, [id, communityId, postId, tomasz, how, words, shownTo, now]);
    }
    await rows(
      ctx,
      `insert into use_answer (id, report_id, by_id, words, created_at) values ($1, $2, $3, 'Secret answer', $4)`,
      [answer, things.told, ines, now],
    );
    // What came out of an open use is shared again where nobody else reads, and an open post is kept there.
    const shared = await aResource(ctx, { communityId: within, createdBy: ines, title: 'Secret' });
    await rows(
      ctx,
      'insert into use_shared_again (report_id, resource_id, at) values ($1, $2, $3)',
      [things.told, shared.id, now],
    );
    const originPostId = openThread.postId;
    await aResource(ctx, { communityId: within, createdBy: ines, originPostId });
    await rows(ctx, 'update use_report set thread_id = $2 where id = $1', [things.told, thread.id]);
    await rows(
      ctx,
      `insert into use_ask (id, person_id, post_id, why, asked_at, asked_on)
       values ($1, $2, $3, 'BOOKMARK', $4::timestamptz, $4::timestamptz)`,
      [ask, ines, thread.postId, now],
    );
    return { inside, sore, quiet, useAnswer: answer, useAsk: ask, usedPost: thread.postId };
  },
  queries: (whole, known, hidden) =>
    asking(
      'useReport',
      `query($id: ID!) { useReport(id: $id) ${whole('useReport', 2)} }`,
      ...[known.told, hidden.inside, hidden.sore, hidden.quiet, newId(), 'no id'].map((id) => ({
        id,
      })),
    ),
  attempts: (hidden, known) => {
    const key = { clientMutationId: 'the-same' };
    const report = { reportId: hidden.inside };
    return [
      attempt('reportUse', 'ReportUseInput', {
        ...{ of: { kind: 'POST', id: hidden.usedPost }, how: 'WORKED', words: 'A', ...key },
      }),
      attempt('editUse', 'EditUseInput', { ...report, version: 1, words: 'A' }),
      attempt('removeUse', 'UseReportInput', report),
      attempt('removeUse', 'UseReportInput', { reportId: hidden.sore }),
      attempt('restoreUse', 'UseReportInput', report),
      attempt('answerUse', 'AnswerUseInput', { ...report, words: 'A', ...key }),
      attempt('removeUseAnswer', 'UseAnswerInput', { answerId: hidden.useAnswer }),
      attempt('openUseThread', 'OpenUseThreadInput', {
        ...{ reportId: hidden.sore, title: 'A', markdown: 'B', ...key },
      }),
      attempt('shareAgain', 'ShareAgainInput', {
        ...{ ...report, what: { kind: 'POST', id: hidden.usedPost } },
      }),
      attempt('shareAgain', 'ShareAgainInput', {
        ...{ reportId: known.told, what: { kind: 'POST', id: hidden.usedPost } },
      }),
      attempt('answerUseAsk', 'AnswerUseAskInput', { askId: hidden.useAsk, answer: 'NO' }),
    ];
  },
};
