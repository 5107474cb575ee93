import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { DEFAULT_TIMES } from '../digest/moments';
import type { NoticeKind, NoticePace, NoticeWay } from '../notifications.types';
import { defaults } from './defaults';
import type { Rhythm } from './rhythm';

interface ChosenRow {
  personId: string;
  ofCommunity: boolean;
  kind: NoticeKind;
  way: NoticeWay;
  pace: NoticePace;
}

/** What some people have chosen, as it counts in one community. */
export interface Choices {
  pace(personId: string, kind: NoticeKind, way: NoticeWay): NoticePace;
  rhythm(personId: string): Rhythm;
  /** Whether there is a confirmed address to write to. */
  reachable(personId: string): boolean;
}

/**
 * Reads the choices of many people at once, in two statements.
 * @param communityId whose exceptions go before what they chose for everywhere
 */
export async function choicesOf(
  ctx: Context,
  communityId: string | null,
  people: ReadonlyArray<{ personId: string }>,
): Promise<Choices> {
  const ids = people.map(({ personId }) => personId);
  const chosen = await rows<ChosenRow>(
    ctx,
    `select person_id as "personId", community_id is not null as "ofCommunity", kind, way, pace
       from notification_preference
      where person_id = any($1::uuid[]) and (community_id is null or community_id = $2)`,
    [ids, communityId],
  );
  const rhythms = await rows<Rhythm & { personId: string; reachable: boolean }>(
    ctx,
    `select p.id as "personId", p.time_zone as "timeZone", p.email is not null as reachable,
            to_char(s.quiet_from, 'HH24:MI') as "quietFrom", to_char(s.quiet_until, 'HH24:MI') as "quietUntil",
            coalesce(to_char(s.digest_at, 'HH24:MI'), $2) as at, coalesce(s.digest_weekday, $3)::int as weekday
       from person p left join notification_settings s on s.person_id = p.id where p.id = any($1::uuid[])`,
    [ids, DEFAULT_TIMES.at, DEFAULT_TIMES.weekday],
  );
  const paces = new Map<string, NoticePace>();
  const key = (...parts: unknown[]) => parts.join(' ');
  for (const { personId, ofCommunity, kind, way, pace } of chosen) {
    paces.set(key(personId, kind, way, ofCommunity), pace);
  }
  const rhythmOf = new Map(rhythms.map((row) => [row.personId, row]));
  return {
    pace: (personId, kind, way) =>
      paces.get(key(personId, kind, way, true)) ??
      paces.get(key(personId, kind, way, false)) ??
      defaults[kind][way],
    rhythm: (personId) => {
      const rhythm = rhythmOf.get(personId);
      if (!rhythm) throw new Error('Asked for the rhythm of somebody who was not named');
      return rhythm;
    },
    reachable: (personId) => rhythmOf.get(personId)?.reachable ?? false,
  };
}
