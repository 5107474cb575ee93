import type { Context } from '../../kernel/context';
import { defineJob } from '../../kernel/jobs';
import { onDurable } from '../../kernel/signals';
import { type FeedbackGiven, feedbackGiven } from '../../recognition/feedback/feedback.signals';
import {
  type UseAnswered,
  type UseAsked,
  type UseSaid,
  type UseSharedAgain,
  type UseTold,
  type UseTurned,
  useAnswered,
  useAsked,
  useReported,
  useSharedAgain,
  useTurned,
} from '../../recognition/recognition.signals';
import { type ThanksGiven, thanksGiven } from '../../recognition/thanks/thanks.signals';
import { useReportLoader } from '../../recognition/uses/uses.queries';
import { NoticeDetail, NoticeKind, NoticeReason } from '../notifications.types';
import { defineTelling } from '../telling/defining';
import { fanOut } from '../telling/fan-out';
import { settleUse } from '../telling/settling-recognition';
import type { Audience, NewHappening, Telling } from '../telling/telling';
import { peopleAt } from './circles';
import { leading, one } from './events.audience';
import { givers, talking, thankedPeople, user } from './recognition.audience';
import {
  sayAnswer,
  sayAsk,
  sayFeedback,
  sayShared,
  sayThanks,
  sayUse,
  type UseFacts,
  useDetail,
} from './recognition.said';

const aboutUse = (
  ctx: Context,
  { reportId, communityId, byId }: UseTold,
  told: Pick<NewHappening<UseFacts>, 'of' | 'detail' | 'facts'>,
): NewHappening<UseFacts> => ({
  ...told,
  kind: NoticeKind.USE,
  subjectKind: 'USE',
  subjectId: reportId,
  communityId,
  actorId: byId,
  createdAt: ctx.clock.now(),
});

const nobody: Audience = { told: [], upTo: null };

/**
 * Somebody put something to use: who gave it reads how it went. What did not work is said to those too who look after the
 * community, and to nobody else. What was put right before it is told is told of by what put it right.
 */
const uses: Telling<UseSaid, UseFacts> = {
  name: 'uses',
  signal: useReported,
  async happening(ctx, told) {
    const report = await useReportLoader(ctx).load(told.reportId);
    const detail = useDetail(told.how);
    if (!report || useDetail(report.how) !== detail) return null;
    const of = told.version > 1 ? `${told.reportId}:${told.version}` : told.reportId;
    return aboutUse(ctx, told, { of, detail, facts: {} });
  },
  async audience(ctx, happening, after, limit) {
    const report = await useReportLoader(ctx).load(happening.subjectId);
    if (!report || useDetail(report.how) !== happening.detail) return nobody;
    const tried = happening.detail === NoticeDetail.TRIED;
    return tried
      ? peopleAt(ctx, happening, [givers, leading(NoticeKind.USE)], [ctx.clock.now()], after, limit)
      : peopleAt(ctx, happening, [givers], [], after, limit);
  },
  say: sayUse,
};
defineTelling(uses);

/** A report was turned: what was told of it goes first, so that it is told as if it were said now. */
onDurable(
  useTurned,
  defineJob<UseTurned>('notifications.tell-uses-anew', {
    async run(ctx, { anew, ...said }) {
      await settleUse(ctx, said.reportId);
      if (anew) await fanOut(ctx, uses, said);
    },
  }),
);

/** Words came back: to who used it, who gave it, and who has said something before. */
defineTelling<UseAnswered, UseFacts>({
  name: 'uses-answered',
  signal: useAnswered,
  happening: async (ctx, told) =>
    aboutUse(ctx, told, {
      of: told.answerId,
      detail: NoticeDetail.USE_ANSWERED,
      facts: { answerId: told.answerId },
    }),
  audience: (ctx, happening, after, limit) =>
    peopleAt(ctx, happening, [user, givers, talking], [], after, limit),
  say: sayAnswer,
});

/** What came out of a use was shared again. */
defineTelling<UseSharedAgain, UseFacts>({
  name: 'uses-shared-again',
  signal: useSharedAgain,
  happening: async (ctx, told) =>
    aboutUse(ctx, told, {
      of: `${told.reportId}:${told.what.id}`,
      detail: NoticeDetail.SHARED_AGAIN,
      facts: { what: told.what },
    }),
  audience: (ctx, happening, after, limit) => peopleAt(ctx, happening, [givers], [], after, limit),
  say: sayShared,
});

/** Whether something was of use: asked once, of one person. */
defineTelling<UseAsked, { personId: string }>({
  name: 'uses-asked',
  signal: useAsked,
  happening: async (ctx, { askId, personId, communityId }) => ({
    of: askId,
    kind: NoticeKind.USE_ASK,
    detail: NoticeDetail.USE_ASKED,
    subjectKind: 'USE_ASK',
    subjectId: askId,
    communityId,
    actorId: null,
    facts: { personId },
    createdAt: ctx.clock.now(),
  }),
  audience: (ctx, happening, after, limit) => {
    const circle = one(NoticeKind.USE_ASK, NoticeReason.KEPT_IT);
    return peopleAt(ctx, happening, [circle], [happening.facts.personId], after, limit);
  },
  say: sayAsk,
});

/** Somebody is thanked in public. */
defineTelling<ThanksGiven, object>({
  name: 'thanks',
  signal: thanksGiven,
  happening: async (ctx, { thanksId, communityId, byId }) => ({
    of: thanksId,
    kind: NoticeKind.THANKS,
    detail: NoticeDetail.THANKED,
    subjectKind: 'THANKS',
    subjectId: thanksId,
    communityId,
    actorId: byId,
    facts: {},
    createdAt: ctx.clock.now(),
  }),
  audience: (ctx, happening, after, limit) =>
    peopleAt(ctx, happening, [thankedPeople], [], after, limit),
  say: sayThanks,
});

/** Somebody has feedback for another. */
defineTelling<FeedbackGiven, { personId: string }>({
  name: 'feedback',
  signal: feedbackGiven,
  happening: async (ctx, { feedbackId, communityId, byId, personId }) => ({
    of: feedbackId,
    kind: NoticeKind.THANKS,
    detail: NoticeDetail.FEEDBACK,
    subjectKind: 'FEEDBACK',
    subjectId: feedbackId,
    communityId,
    actorId: byId,
    facts: { personId },
    createdAt: ctx.clock.now(),
  }),
  audience: (ctx, happening, after, limit) => {
    const circle = one(NoticeKind.THANKS, NoticeReason.FOR_YOU);
    return peopleAt(ctx, happening, [circle], [happening.facts.personId], after, limit);
  },
  say: sayFeedback,
});
