import { DAY, later } from '../kernel/clock';
import type { Context } from '../kernel/context';
import { affected } from '../kernel/database/statements';
import { ConflictError } from '../kernel/errors';
import { once } from '../kernel/idempotency';
import { newId } from '../kernel/ids';
import { renderMarkdown } from '../kernel/markdown/markdown';
import { transaction } from '../kernel/transaction';
import { CharterAmendment, type Goal } from './charter.entity';
import type {
  AcceptGroundRulesInput,
  AmendCharterInput,
  GoalInput,
  PublishGroundRulesInput,
} from './communities.inputs';
import { communityFor, communityForChange, communityOf, refreshed } from './communities.queries';
import { saveVersion } from './communities.service';
import type { Community } from './community.entity';
import { GroundRules } from './ground-rules.entity';

/** How long who accepted an earlier version may go on posting: two weeks cover a holiday. */
export const GRACE = 14 * DAY;

export const goalsFrom = (goals: GoalInput[]): Goal[] =>
  goals.map(({ text, serves }) => ({ text: text.trim(), serves: serves?.trim() || null }));

/** Changes the charter; what it was before stays in the history. @throws ConflictError VERSION */
export async function amendCharter(ctx: Context, input: AmendCharterInput): Promise<Community> {
  await transaction(ctx, async (outer) => {
    const { community, tx } = await communityForChange(outer, input.communityId, 'amendCharter');
    const number = community.charterNumber + 1;
    const charter = {
      purpose: input.purpose.trim(),
      goals: goalsFrom(input.goals),
      forWhom: input.forWhom.trim(),
      cadence: input.cadence.trim(),
    };
    await saveVersion(tx, community, input.version, { ...charter, charterNumber: number });
    await recordAmendment(tx, { communityId: community.id, number, ...charter, note: input.note });
  });
  return communityOf(ctx, input.communityId);
}

export async function recordAmendment(
  tx: Context,
  amendment: Omit<CharterAmendment, 'id' | 'authorId' | 'createdAt'>,
): Promise<void> {
  await tx.db.insert(CharterAmendment, {
    ...amendment,
    id: newId(),
    authorId: tx.viewer.personId,
    createdAt: tx.clock.now(),
  });
}

/**
 * Puts a new version of the ground rules in force. Who accepted an earlier one has some days to read it; who
 * publishes it has accepted it. An earlier version that somebody still owes keeps its earlier day.
 * @throws ConflictError VERSION
 */
export async function publishGroundRules(
  ctx: Context,
  input: PublishGroundRulesInput,
): Promise<Community> {
  const { communityId } = input;
  await communityFor(ctx, communityId, 'changeRules');
  const { html } = await renderMarkdown(ctx.services, input.markdown);
  await transaction(ctx, async (outer) => {
    const { community, tx } = await communityForChange(outer, communityId, 'changeRules');
    const publish = async (id: string) => {
      const number = (community.groundRulesNumber ?? 0) + 1;
      const graceUntil = later(tx.clock.now(), GRACE);
      await saveVersion(tx, community, input.version, { groundRulesNumber: number });
      await recordGroundRules(tx, {
        id,
        communityId,
        number,
        markdown: input.markdown,
        html,
        graceUntil,
      });
      await affected(
        tx,
        `update membership set rules_due_at = coalesce(rules_due_at, $2)
          where community_id = $1 and accepted_rules_number is not null`,
        [communityId, graceUntil],
      );
      await accept(tx, communityId, number);
    };
    await once(tx, { mutation: 'publishGroundRules', input }, publish, async () => undefined);
  });
  await refreshed(ctx, communityId);
  return communityOf(ctx, communityId);
}

export async function recordGroundRules(
  tx: Context,
  version: Omit<GroundRules, 'authorId' | 'createdAt'>,
): Promise<void> {
  await tx.db.insert(GroundRules, {
    ...version,
    authorId: tx.viewer.personId,
    createdAt: tx.clock.now(),
  });
}

/**
 * Agrees to the ground rules as they are now.
 * @throws ConflictError VERSION when they have changed since they were read
 */
export async function acceptGroundRules(
  ctx: Context,
  input: AcceptGroundRulesInput,
): Promise<Community> {
  const { communityId } = input;
  await transaction(ctx, async (outer) => {
    const { community, tx } = await communityForChange(outer, communityId, 'acceptRules');
    if (community.groundRulesNumber !== input.number) throw new ConflictError('VERSION');
    await accept(tx, communityId, input.number);
  });
  await refreshed(ctx, communityId);
  return communityOf(ctx, communityId);
}

/** For the viewer, if they are a member. */
async function accept(tx: Context, communityId: string, number: number): Promise<void> {
  await affected(
    tx,
    `update membership set accepted_rules_number = $3, rules_due_at = null
      where community_id = $1 and person_id = $2 and state = 'ACTIVE'`,
    [communityId, tx.viewer.personId, number],
  );
}
