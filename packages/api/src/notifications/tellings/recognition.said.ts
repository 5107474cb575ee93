import { communityFor } from '../../communities/communities.queries';
import { say } from '../../kernel/catalogue';
import type { Context } from '../../kernel/context';
import { askFor } from '../../recognition/asks/asks.queries';
import type { Contribution, ContributionRef } from '../../recognition/contribution.entity';
import { contributionLoader, slim } from '../../recognition/contributions';
import { aboutOf } from '../../recognition/contributions.rows';
import { feedbackFor } from '../../recognition/feedback/feedback.queries';
import { thanksFor } from '../../recognition/thanks/thanks.queries';
import { UseOutcome, type UseReport } from '../../recognition/uses/use-report.entity';
import { answersLoader } from '../../recognition/uses/uses.details';
import { useReportFor } from '../../recognition/uses/uses.queries';
import { NoticeDetail } from '../notifications.types';
import type { Happening, Said } from '../telling/telling';
import { nameOf } from './names';
import { unlessRefused } from './threads.said';

export interface UseFacts {
  /** Words that came back. */
  answerId?: string;
  /** What came out of it. */
  what?: ContributionRef;
}

const there = (ctx: Context, ref: ContributionRef): Promise<Contribution | null> =>
  contributionLoader(ctx).load({ ...ref, shape: slim });

const placeOf = ({ community, title }: Pick<Contribution, 'community' | 'title'>) => {
  const { id, slug, name, language } = community;
  return { community: { id, slug, name }, title, language };
};

const plain = { words: null, note: null, answer: null };

/** A report that is there for whoever is told, with what was used. */
async function usedThere(
  ctx: Context,
  reportId: string,
): Promise<{ report: UseReport; of: Contribution } | null> {
  const report = await unlessRefused(useReportFor(ctx, reportId, 'read'));
  const of = report && !report.removedAt ? await there(ctx, report.ref) : null;
  return report && of && { report, of };
}

/** As what a report is told, by how it went. */
export const useDetail = (how: UseOutcome): NoticeDetail =>
  how === UseOutcome.DID_NOT_WORK ? NoticeDetail.TRIED : NoticeDetail.USED;

/** What became of something, in the words of who used it; nothing when they have put it right since, which is told anew. */
export async function sayUse(ctx: Context, happening: Happening): Promise<Said | null> {
  const used = await usedThere(ctx, happening.subjectId);
  if (!used || useDetail(used.report.how) !== happening.detail) return null;
  const { report, of } = used;
  return {
    ...plain,
    ...placeOf(of),
    path: `/uses/${report.id}`,
    actorName: await nameOf(ctx, report.byId),
    note: report.words,
    lines: report.place ? [say('notifications.use.place', { place: report.place })] : [],
  };
}

/** What was said back, as long as it was not taken back. */
export async function sayAnswer(
  ctx: Context,
  happening: Happening<UseFacts>,
): Promise<Said | null> {
  const used = await usedThere(ctx, happening.subjectId);
  if (!used?.report.party) return null;
  const said = await answersLoader(ctx).load(used.report);
  const answer = said.find(({ id }) => id === happening.facts.answerId);
  if (!answer) return null;
  return {
    ...plain,
    ...placeOf(used.of),
    path: `/uses/${used.report.id}`,
    actorName: await nameOf(ctx, answer.byId),
    note: answer.words,
  };
}

/** What came out of a use; it leads there. */
export async function sayShared(
  ctx: Context,
  { subjectId, facts, actorId }: Happening<UseFacts>,
): Promise<Said | null> {
  const used = await usedThere(ctx, subjectId);
  const made = used && facts.what ? await there(ctx, facts.what) : null;
  if (!used || !made) return null;
  return {
    ...plain,
    ...placeOf(used.of),
    path: made.path,
    actorName: await nameOf(ctx, actorId),
    lines: [say('notifications.use.became', { title: made.title })],
  };
}

/** Whether a post was of use; not asked any more of what is answered. */
export async function sayAsk(ctx: Context, { subjectId }: Happening): Promise<Said | null> {
  const ask = await askFor(ctx, subjectId);
  return ask && { ...plain, ...placeOf(ask.of), path: '/', actorName: null };
}

/** Thanks are public where they stand: their words are told. */
export async function sayThanks(ctx: Context, { subjectId }: Happening): Promise<Said | null> {
  const thanks = await unlessRefused(thanksFor(ctx, subjectId, 'read'));
  if (!thanks || thanks.removedAt) return null;
  const ref = aboutOf(thanks);
  const about = ref && (await there(ctx, ref));
  const { community } = thanks;
  return {
    ...plain,
    ...placeOf({ community, title: about?.title ?? community.name }),
    path: about?.path ?? `/c/${community.slug}/thanks`,
    actorName: await nameOf(ctx, thanks.fromId),
    note: thanks.words,
  };
}

/** That there is feedback, from whom and where; its words are read behind its door alone. */
export async function sayFeedback(ctx: Context, { subjectId }: Happening): Promise<Said | null> {
  const feedback = await unlessRefused(feedbackFor(ctx, subjectId, 'read'));
  const community =
    feedback && (await unlessRefused(communityFor(ctx, feedback.communityId, 'list')));
  if (!feedback || !community) return null;
  return {
    ...plain,
    ...placeOf({ community, title: community.name }),
    path: '/feedback',
    actorName: await nameOf(ctx, feedback.fromId),
  };
}
