import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { DEFAULT_TIMES, nextMoment } from './moments';

/** What a person has chosen of their digest, with the defaults for those who have chosen nothing. */
export interface DigestSettings {
  personId: string;
  timeZone: string;
  /** There is a row: somebody has chosen, if only by looking. */
  chosen: boolean;
  pace: 'DAILY' | 'WEEKLY' | 'NEVER';
  at: string;
  weekday: number;
  minutes: number;
  /** Some of what they are told waits for a day's end, whatever the pace of the digest is. */
  somethingDaily: boolean;
}

/** 5, 10 or 20; as in notification_settings. */
export const DEFAULT_MINUTES = 10;

/** The digest settings of people; those who are not there, or have no moment of their own, are left out. */
export async function digestSettings(
  ctx: Context,
  personIds: readonly string[],
): Promise<DigestSettings[]> {
  return rows<DigestSettings>(
    ctx,
    `select p.id as "personId", p.time_zone as "timeZone", s.person_id is not null as chosen,
       coalesce(s.digest_pace, 'WEEKLY') as pace, coalesce(to_char(s.digest_at, 'HH24:MI'), $2) as at,
       coalesce(s.digest_weekday, $3)::int as weekday, coalesce(s.digest_minutes, $4)::int as minutes,
       exists (select 1 from notification_preference n
         where n.person_id = p.id and n.way = 'MAIL' and n.pace = 'DAILY') as "somethingDaily"
      from person p left join notification_settings s on s.person_id = p.id
     where p.id = any($1::uuid[]) and not p.placeholder`,
    [personIds, DEFAULT_TIMES.at, DEFAULT_TIMES.weekday, DEFAULT_MINUTES],
  );
}

/** When the job looks at a person next: each day for whom something is told daily, else each week. */
export function nextLook(settings: DigestSettings, after: Date): Date {
  const daily = settings.pace === 'DAILY' || settings.somethingDaily;
  return nextMoment(settings, settings.timeZone, daily ? 'DAILY' : 'WEEKLY', after);
}

/** When the digest itself comes next; null when it never does. */
export const nextDigest = (settings: DigestSettings, after: Date): Date | null =>
  settings.pace === 'NEVER' ? null : nextMoment(settings, settings.timeZone, settings.pace, after);

/**
 * Finds the moment of a person's next digest anew, and moves what waits for it. To be called in the transaction that
 * changes their settings or preferences. (A changed zone is seen by the database itself: 017-catch-up.sql.)
 */
export async function rescheduleDigest(tx: Context, personId: string): Promise<void> {
  const [settings] = await digestSettings(tx, [personId]);
  if (!settings) return;
  const now = tx.clock.now();
  const next = nextLook(settings, now);
  await rows(
    tx,
    `insert into catch_up (person_id, digest_at, look_at) values ($1, $2, $2)
     on conflict (person_id) do update set digest_at = excluded.digest_at, look_at = excluded.look_at`,
    [personId, next],
  );
  const { timeZone } = settings;
  await rows(
    tx,
    `update delivery set due_at = case pace when 'DAILY' then $2::timestamptz else $3::timestamptz end
      where person_id = $1 and state = 'WAITING' and pace <> 'AT_ONCE'`,
    [
      personId,
      nextMoment(settings, timeZone, 'DAILY', now),
      nextMoment(settings, timeZone, 'WEEKLY', now),
    ],
  );
}
