import { type Context, systemContext } from '../kernel/context';
import { askForUseJob } from '../recognition/asks/asks.jobs';
import { ContributionKind, type ContributionRef } from '../recognition/contribution.entity';
import { giveFeedback } from '../recognition/feedback/feedback.service';
import { publishKnowledge } from '../recognition/knowledge/knowledge.service';
import { giveThanks } from '../recognition/thanks/thanks.service';
import { answerUse } from '../recognition/uses/answers.service';
import { shareAgain } from '../recognition/uses/sharing.service';
import { UseOutcome } from '../recognition/uses/use-report.entity';
import { reportUse } from '../recognition/uses/uses.service';
import type { Act } from './acts';
import { communityOf } from './acts.events';
import { postIn, resourceCalled, sessionOf } from './acts.library';
import type { Stage } from './stage';
import { askedAt, feedback, published, thanks, uses } from './world/recognition';
import type {
  WorldContribution,
  WorldFeedback,
  WorldThanks,
  WorldUse,
} from './world/recognition.types';
import type { When } from './world/types';

type At = (when: When) => Date;

let keys = 0;
const key = (): string => {
  keys += 1;
  return `recognition-${keys}`;
};

/** What became of what people gave, and what they said to each other for it. */
export const actsOfRecognition = (stage: Stage, at: At): Act[] => [
  ...uses.flatMap((use) => actsOfUse(use, at)),
  ...thanks.map((one) => actOfThanks(one, stage, at)),
  ...feedback.map((one) => actOfFeedback(one, stage, at)),
  ...published.map(({ by, at: when }) => ({
    ...{ by, at: at(when), play: (ctx: Context) => publishKnowledge(ctx, true) },
  })),
  {
    ...{ by: 'marta', at: at(askedAt) },
    play: (ctx) => askForUseJob.run({ ...systemContext(ctx.services), clock: ctx.clock }, {}),
  },
];

async function refOf(
  ctx: Context,
  community: string,
  what: WorldContribution,
): Promise<ContributionRef> {
  if ('keeps' in what) {
    const id = await resourceCalled(ctx, community, what.keeps);
    return { kind: ContributionKind.RESOURCE, id };
  }
  if ('thread' in what) {
    return { kind: ContributionKind.POST, id: await postIn(ctx, community, what) };
  }
  return { kind: ContributionKind.EVENT, id: await sessionOf(ctx, community, what) };
}

function actsOfUse(use: WorldUse, at: At): Act[] {
  const { community, by, words, place, changed, sharedAs } = use;
  const made: { id?: string } = {};
  const reportId = (): string => made.id as string;
  const acts: Act[] = [
    {
      ...{ by, at: at(use.at) },
      async play(ctx) {
        const report = await reportUse(ctx, {
          of: await refOf(ctx, community, use.of),
          ...{ how: UseOutcome[use.how], words, clientMutationId: key() },
          ...(place && { place }),
          ...(changed && { changed }),
        });
        made.id = report.id;
      },
    },
  ];
  for (const answer of use.answers ?? []) {
    acts.push({
      ...{ by: answer.by, at: at(answer.at) },
      play: (ctx) =>
        answerUse(ctx, { reportId: reportId(), words: answer.words, clientMutationId: key() }),
    });
  }
  if (sharedAs) {
    acts.push({
      ...{ by, at: at(sharedAs.at) },
      play: async (ctx) =>
        shareAgain(ctx, {
          reportId: reportId(),
          what: await refOf(ctx, community, sharedAs.what),
        }),
    });
  }
  return acts;
}

const actOfThanks = (
  { community, by, at: when, to, team, words, about }: WorldThanks,
  stage: Stage,
  at: At,
): Act => ({
  ...{ by, at: at(when) },
  play: async (ctx) =>
    giveThanks(ctx, {
      communityId: await communityOf(ctx, community),
      personIds: to.map((name) => stage.idOf(name)),
      ...{ words, clientMutationId: key() },
      ...(team && { team }),
      ...(about && { about: await refOf(ctx, community, about) }),
    }),
});

const actOfFeedback = (
  { community, by, at: when, to, ...said }: WorldFeedback,
  stage: Stage,
  at: At,
): Act => ({
  ...{ by, at: at(when) },
  play: async (ctx) =>
    giveFeedback(ctx, {
      communityId: await communityOf(ctx, community),
      personId: stage.idOf(to),
      ...said,
      clientMutationId: key(),
    }),
});
