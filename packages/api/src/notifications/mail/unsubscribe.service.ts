import { communityLoader } from '../../communities/communities.queries';
import { communityPolicy } from '../../communities/community.policy';
import { DAY, later } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NotFoundError } from '../../kernel/errors';
import { onHousekeeping } from '../../kernel/housekeeping';
import { transaction } from '../../kernel/transaction';
import { rescheduleDigest } from '../digest/schedule';
import { NoticePace, NoticeWay } from '../notifications.types';
import { setPreference } from '../preferences/preferences.service';
import {
  choicesOf,
  chooseDigest,
  chosenAt,
  endsDigest,
  isEnded,
  placesOf,
  recall,
  remember,
} from './choices';
import { readUnsubscribeToken, type UnsubscribeScope } from './unsubscribe-tokens';
import { type Unsubscription, UnsubscriptionScope } from './unsubscription.types';

const BY_MAIL = { way: NoticeWay.MAIL };

interface Link {
  personId: string;
  scope: UnsubscribeScope;
  communityName: string | null;
}

/** What a link is about; null when it holds nothing: forged, too old, or of what is gone. */
async function linkOf(ctx: Context, token: string): Promise<Link | null> {
  const read = readUnsubscribeToken(ctx, token);
  if (!read) return null;
  const person = await ctx.services.viewers.ofPerson(ctx, read.personId);
  if (!person) return null;
  const { scope } = read;
  if (typeof scope !== 'object' || !('communityId' in scope))
    return { ...read, communityName: null };
  const community = await communityLoader(ctx).load(scope.communityId);
  if (!community) return null;
  // The mail named it; what it is called since is for those only who may know it.
  const listed = communityPolicy(person, 'list', community, ctx.clock.now());
  return { ...read, communityName: listed.allowed ? community.name : null };
}

async function shown(
  ctx: Context,
  { personId, scope, communityName }: Link,
): Promise<Unsubscription> {
  const ended = isEnded(scope, await choicesOf(ctx, personId));
  const nothing = { kind: null, communityName: null, ended };
  if (typeof scope === 'string') return { ...nothing, scope: UnsubscriptionScope[scope] };
  return 'kind' in scope
    ? { ...nothing, scope: UnsubscriptionScope.KIND, kind: scope.kind }
    : { ...nothing, scope: UnsubscriptionScope.COMMUNITY, communityName };
}

/** What an unsubscribe link would end or has ended; null when it holds nothing, which is all that anybody is told. */
export async function unsubscription(ctx: Context, token: string): Promise<Unsubscription | null> {
  const link = await linkOf(ctx, token);
  return link && shown(ctx, link);
}

/** Whoever changes choices holds the person's row, so that what is kept of before is what was before. */
async function change(
  ctx: Context,
  token: string,
  work: (tx: Context, link: Link) => Promise<void>,
): Promise<Unsubscription> {
  return transaction(ctx, async (tx) => {
    const link = await linkOf(tx, token);
    if (!link) throw new NotFoundError();
    await rows(tx, 'select id from person where id = $1 for no key update', [link.personId]);
    await work(tx, link);
    return shown(tx, link);
  });
}

/**
 * Ends the mails that a link is about; a second time changes nothing.
 * @throws NotFoundError when the link holds nothing
 */
export function unsubscribe(ctx: Context, token: string): Promise<Unsubscription> {
  return change(ctx, token, async (tx, { personId, scope }) => {
    const before = await choicesOf(tx, personId);
    if (isEnded(scope, before)) return;
    await remember(tx, personId, scope, before);
    for (const place of placesOf(scope, before)) {
      await setPreference(tx, personId, { ...place, ...BY_MAIL, pace: NoticePace.NEVER });
    }
    if (endsDigest(scope)) await chooseDigest(tx, personId, NoticePace.NEVER);
    await dropWaiting(tx, personId, scope);
    await rescheduleDigest(tx, personId);
  });
}

/**
 * Takes it back: what was chosen before holds again, except where something else was chosen since.
 * @throws NotFoundError when the link holds nothing
 */
export function resubscribe(ctx: Context, token: string): Promise<Unsubscription> {
  return change(ctx, token, async (tx, { personId, scope }) => {
    const now = await choicesOf(tx, personId);
    const before = await recall(tx, personId, scope);
    for (const place of placesOf(scope, now)) {
      if (chosenAt(now, place) !== NoticePace.NEVER) continue;
      const pace = chosenAt(before, place);
      await setPreference(tx, personId, { ...place, ...BY_MAIL, pace });
    }
    if (endsDigest(scope) && now.digestPace === NoticePace.NEVER) {
      await chooseDigest(tx, personId, before.digestPace);
    }
    await rescheduleDigest(tx, personId);
  });
}

/** What was to be mailed and waits, for the end of quiet hours or for a digest, is not any more. */
async function dropWaiting(tx: Context, personId: string, scope: UnsubscribeScope): Promise<void> {
  if (scope === 'DIGEST') return;
  const kind = typeof scope === 'object' && 'kind' in scope ? scope.kind : null;
  const communityId =
    typeof scope === 'object' && 'communityId' in scope ? scope.communityId : null;
  await rows(
    tx,
    `update delivery d set state = 'SKIPPED', settled_at = $2 from happening h
      where h.id = d.happening_id and d.person_id = $1 and d.way = 'MAIL' and d.state = 'WAITING'
        and ($3::text is null or d.kind = $3) and ($4::uuid is null or h.community_id = $4)`,
    [personId, tx.clock.now(), kind, communityId],
  );
}

/** Whoever ended something by mistake sees it when they miss it. */
const UNDO_KEPT = 90 * DAY;

onHousekeeping(async (ctx) => {
  await rows(ctx, 'delete from unsubscription where created_at < $1', [
    later(ctx.clock.now(), -UNDO_KEPT),
  ]);
});
