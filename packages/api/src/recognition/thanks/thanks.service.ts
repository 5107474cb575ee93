import {
  communityForChange,
  lockCommunity,
  withPresentFacts,
} from '../../communities/communities.queries';
import { line, maybeLine } from '../../events/text';
import type { Context } from '../../kernel/context';
import { affected, rows } from '../../kernel/database/statements';
import { InvalidError } from '../../kernel/errors';
import { once } from '../../kernel/idempotency';
import { isId } from '../../kernel/ids';
import { enforce, every, known } from '../../kernel/policy';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import type { Contribution } from '../contribution.entity';
import { contributionFor } from '../contributions';
import { aboutValues } from '../contributions.rows';
import { recognitionOn } from '../switch';
import type { Thanks } from './thanks.entity';
import { type GiveThanksInput, TEAM_MAX, THANKED_MAX, THANKS_MAX } from './thanks.inputs';
import type { ThanksAction } from './thanks.policy';
import { thanksFor } from './thanks.queries';
import { thanksGiven, thanksTakenDown } from './thanks.signals';

/** Thanks people, or a team, where all who read the community see it. The same key again thanks once. */
export async function giveThanks(ctx: Context, input: GiveThanksInput): Promise<Thanks> {
  enforce(every(known(ctx.viewer), recognitionOn(ctx.viewer)));
  const words = line(input.words, THANKS_MAX, 'words');
  const team = maybeLine(input.team, TEAM_MAX, 'team');
  const about = input.about ? await contributionFor(ctx, input.about, 'thank') : null;
  const thanksId = await transaction(ctx, async (outer) => {
    const { community, tx } = await communityForChange(outer, input.communityId, 'post');
    if (about && about.community.id !== community.id) {
      throw new InvalidError({ path: 'about', rule: 'inThisCommunity' });
    }
    return once(
      tx,
      { mutation: 'giveThanks', input },
      async (id) => {
        const people = await thanked(tx, community.id, input.personIds, team, about);
        await rows(
          tx,
          `insert into thanks (id, community_id, from_id, words, team, post_id, resource_id, event_id, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          [
            id,
            community.id,
            tx.viewer.personId,
            words,
            team,
            ...aboutValues(about),
            tx.clock.now(),
          ],
        );
        await rows(
          tx,
          'insert into thanks_to (thanks_id, person_id) select $1, unnest($2::uuid[])',
          [id, people],
        );
        const byId = tx.viewer.personId as string;
        await emit(tx, thanksGiven, { thanksId: id, communityId: community.id, byId });
        return id;
      },
      async (id) => id,
    );
  });
  return thanksFor({ ...ctx, loaders: new Map() }, thanksId, 'read');
}

/**
 * Whom it is for: those who are named, or else, without a team, those who gave what it is about.
 * @throws InvalidError when it is for nobody, for the viewer, or for somebody who is neither a member nor gave it
 */
async function thanked(
  tx: Context,
  communityId: string,
  named: string[],
  team: string | null,
  about: Contribution | null,
): Promise<string[]> {
  const wanted = [...new Set(named)];
  const giving = about?.byIds ?? [];
  const asked = wanted.length > 0 || team ? wanted : giving.slice(0, THANKED_MAX);
  if (asked.length === 0 && !team)
    throw new InvalidError({ path: 'personIds', rule: 'isNotEmpty' });
  const found = asked.every(isId) ? await standing(tx, communityId, asked, giving) : [];
  const people = [...new Set(found.map(({ id }) => id))];
  if ([...asked, ...people].includes(tx.viewer.personId as string)) {
    throw new InvalidError({ path: 'personIds', rule: 'notYourself' });
  }
  if (found.length < asked.length) throw new InvalidError({ path: 'personIds', rule: 'member' });
  return people;
}

/**
 * Those of them who are members or gave it; of a placeholder that was claimed, whoever has claimed it. Until this is
 * written nobody else is claimed: what is to go to whoever claims them would be looked for before it is there.
 */
const standing = (
  tx: Context,
  communityId: string,
  asked: string[],
  giving: string[],
): Promise<Array<{ id: string }>> =>
  rows(
    tx,
    `select coalesce(p.claimed_by, p.id) as id from person p where p.id = any($1::uuid[]) and p.deactivated_at is null
        and (p.id = any($2::uuid[]) or p.claimed_by = any($2::uuid[]) or exists (select from membership m
          where m.person_id = coalesce(p.claimed_by, p.id) and m.community_id = $3 and m.state = 'ACTIVE'))
      for share of p`,
    [asked, giving, communityId],
  );

export const removeThanks = (ctx: Context, thanksId: string): Promise<Thanks> =>
  changeThanks(ctx, thanksId, 'remove', async (tx) => {
    await affected(tx, 'update thanks set removed_at = $2, removed_by = $3 where id = $1', [
      thanksId,
      tx.clock.now(),
      tx.viewer.personId,
    ]);
    await emit(tx, thanksTakenDown, { subjectId: thanksId });
  });

export const restoreThanks = (ctx: Context, thanksId: string): Promise<Thanks> =>
  changeThanks(ctx, thanksId, 'restore', async (tx) => {
    await affected(tx, 'update thanks set removed_at = null, removed_by = null where id = $1', [
      thanksId,
    ]);
  });

/** A change under the lock of its community and of its own row; the door is asked again with what is true then. */
async function changeThanks(
  ctx: Context,
  thanksId: string,
  action: ThanksAction,
  change: (tx: Context) => Promise<void>,
): Promise<Thanks> {
  enforce(every(known(ctx.viewer), recognitionOn(ctx.viewer)));
  const { communityId } = await thanksFor(ctx, thanksId, action);
  await transaction(ctx, async (outer) => {
    await lockCommunity(outer, communityId);
    const tx = await withPresentFacts(outer, communityId);
    await thanksFor(tx, thanksId, action, { lock: true });
    await change(tx);
  });
  return thanksFor({ ...ctx, loaders: new Map() }, thanksId, 'read');
}
