import { communityFor } from '../../communities/communities.queries';
import type { Context } from '../../kernel/context';
import { affected, rows } from '../../kernel/database/statements';
import { ConflictError, InvalidError } from '../../kernel/errors';
import { newId } from '../../kernel/ids';
import { transaction } from '../../kernel/transaction';
import { rescheduleDigest } from '../digest/schedule';
import { type NoticeKind, NoticePace, NoticeWay } from '../notifications.types';
import type {
  EditNotificationSettingsInput,
  SetNotificationPreferenceInput,
} from './preferences.inputs';
import { settingsOf, toldPerson } from './preferences.queries';
import type { NotificationSettings } from './preferences.types';

/** One choice of a person. */
export interface Choice {
  kind: NoticeKind;
  way: NoticeWay;
  /** Null forgets it. */
  pace: NoticePace | null;
  /** Null: everywhere. */
  communityId: string | null;
}

/** Keeps a choice; the same again changes nothing. What waits for a digest moves with it. */
export async function setPreference(tx: Context, personId: string, choice: Choice): Promise<void> {
  const { kind, way, pace, communityId } = choice;
  if (pace === null) {
    await rows(
      tx,
      `delete from notification_preference
        where person_id = $1 and kind = $2 and way = $3 and community_id is not distinct from $4::uuid`,
      [personId, kind, way, communityId],
    );
  } else {
    await rows(
      tx,
      `insert into notification_preference (id, person_id, community_id, kind, way, pace)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (person_id, community_id, kind, way) do update set pace = excluded.pace`,
      [newId(), personId, communityId, kind, way, pace],
    );
  }
  await rescheduleDigest(tx, personId);
}

/** @throws InvalidError when the way does not come at that pace; the errors of `communityFor` */
export async function setNotificationPreference(
  ctx: Context,
  { kind, way, pace = null, communityId = null }: SetNotificationPreferenceInput,
): Promise<NotificationSettings> {
  const personId = toldPerson(ctx);
  const waits = pace === NoticePace.DAILY || pace === NoticePace.WEEKLY;
  if (waits && way !== NoticeWay.MAIL) throw new InvalidError({ path: 'pace', rule: 'mailOnly' });
  if (communityId !== null) await communityFor(ctx, communityId, 'read');
  await transaction(ctx, (tx) => setPreference(tx, personId, { kind, way, pace, communityId }));
  return settingsOf(ctx);
}

/** @throws InvalidError for half of the quiet hours; ConflictError when it is not the version that was seen */
export async function editNotificationSettings(
  ctx: Context,
  input: EditNotificationSettingsInput,
): Promise<NotificationSettings> {
  const personId = toldPerson(ctx);
  const { quietFrom = null, quietUntil = null, version } = input;
  if ((quietFrom === null) !== (quietUntil === null)) {
    throw new InvalidError({ path: quietFrom ? 'quietUntil' : 'quietFrom', rule: 'bothOrNeither' });
  }
  await transaction(ctx, async (tx) => {
    const saved = await affected(
      tx,
      `insert into notification_settings as s (person_id, quiet_from, quiet_until, digest_pace, digest_at,
         digest_weekday, digest_minutes)
       select $1, $2::time, $3::time, $4, $5::time, $6::smallint, $7::smallint
        where $8::int = 0 or exists (select 1 from notification_settings where person_id = $1)
       on conflict (person_id) do update set quiet_from = excluded.quiet_from,
         quiet_until = excluded.quiet_until, digest_pace = excluded.digest_pace,
         digest_at = excluded.digest_at, digest_weekday = excluded.digest_weekday,
         digest_minutes = excluded.digest_minutes, version = s.version + 1
        where s.version = $8`,
      [
        ...[personId, quietFrom, quietUntil, input.digestPace, input.digestAt],
        ...[input.digestWeekday, input.digestMinutes, version],
      ],
    );
    if (saved === 0) throw new ConflictError('VERSION');
    await rescheduleDigest(tx, personId);
  });
  return settingsOf(ctx);
}
