import { createHash } from 'node:crypto';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NoticeKind, NoticePace } from '../notifications.types';
import type { UnsubscribeScope } from './unsubscribe-tokens';

/** What somebody has chosen of mail; where there is nothing, the house's defaults hold. */
export interface Choices {
  preferences: Preference[];
  digestPace: string | null;
}

interface Preference {
  communityId: string | null;
  kind: NoticeKind;
  pace: NoticePace;
}

/** One place where a choice can stand. */
type Place = Omit<Preference, 'pace'>;

const kinds = Object.values(NoticeKind);

export async function choicesOf(ctx: Context, personId: string): Promise<Choices> {
  const preferences = await rows<Preference>(
    ctx,
    `select community_id as "communityId", kind, pace from notification_preference
      where person_id = $1 and way = 'MAIL'`,
    [personId],
  );
  const [settings] = await rows<{ pace: string }>(
    ctx,
    'select digest_pace as pace from notification_settings where person_id = $1',
    [personId],
  );
  return { preferences, digestPace: settings?.pace ?? null };
}

export const endsDigest = (scope: UnsubscribeScope): boolean =>
  scope === 'DIGEST' || scope === 'ALL';

/** Where "never" must stand so that nothing of a scope is sent: also where a community has an exception. */
export function placesOf(scope: UnsubscribeScope, { preferences }: Choices): Place[] {
  if (scope === 'DIGEST') return [];
  if (typeof scope === 'object' && 'communityId' in scope) {
    return kinds.map((kind) => ({ communityId: scope.communityId, kind }));
  }
  const ended = scope === 'ALL' ? kinds : [scope.kind];
  const exceptions = preferences.filter(
    ({ communityId, kind }) => communityId !== null && ended.includes(kind),
  );
  return [...ended.map((kind) => ({ communityId: null, kind })), ...exceptions];
}

export const chosenAt = (
  { preferences }: Choices,
  { communityId, kind }: Place,
): NoticePace | null =>
  preferences.find((one) => one.communityId === communityId && one.kind === kind)?.pace ?? null;

export const isEnded = (scope: UnsubscribeScope, choices: Choices): boolean =>
  placesOf(scope, choices).every((place) => chosenAt(choices, place) === NoticePace.NEVER) &&
  (!endsDigest(scope) || choices.digestPace === NoticePace.NEVER);

/** @param pace null for the house's default */
export async function chooseDigest(
  tx: Context,
  personId: string,
  pace: string | null,
): Promise<void> {
  await rows(
    tx,
    `insert into notification_settings (person_id, digest_pace) values ($1, coalesce($2, 'WEEKLY'))
     on conflict (person_id) do update
       set digest_pace = excluded.digest_pace, version = notification_settings.version + 1`,
    [personId, pace],
  );
}

/** What a person ended by links of one scope has one name, whichever mail the link was in. */
const nameOf = (personId: string, scope: UnsubscribeScope): Buffer =>
  createHash('sha256')
    .update(`${personId}:${JSON.stringify(scope)}`)
    .digest();

/** Keeps what there was before, so that it can be brought back. */
export async function remember(
  tx: Context,
  personId: string,
  scope: UnsubscribeScope,
  before: Choices,
): Promise<void> {
  await rows(
    tx,
    `insert into unsubscription (token_hash, person_id, before, created_at) values ($1, $2, $3, $4)
     on conflict (token_hash) do update set before = excluded.before, created_at = excluded.created_at`,
    [nameOf(personId, scope), personId, JSON.stringify(before), tx.clock.now()],
  );
}

/** What there was before the person ended a scope; once. Nothing chosen when that is not known. */
export async function recall(
  tx: Context,
  personId: string,
  scope: UnsubscribeScope,
): Promise<Choices> {
  const [kept] = await rows<{ before: Choices }>(
    tx,
    'delete from unsubscription where token_hash = $1 returning before',
    [nameOf(personId, scope)],
  );
  return kept?.before ?? { preferences: [], digestPace: null };
}
