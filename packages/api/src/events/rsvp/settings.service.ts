import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { enforce, known } from '../../kernel/policy';
import type { SetEventSettingsInput } from './rsvp.inputs';
import { inOrder } from './rsvp.service';
import { type EventSettings, REMINDERS_OF_ALL } from './rsvp.types';

/** Of the viewer: what they have chosen, else what everybody has. */
export async function eventSettingsOf(ctx: Context): Promise<EventSettings> {
  const [chosen] = await rows<EventSettings>(
    ctx,
    `select reminders, calendar_mails as "calendarMails" from event_person_settings where person_id = $1`,
    [ctx.viewer.personId],
  );
  return chosen ?? { reminders: REMINDERS_OF_ALL, calendarMails: true };
}

/** What is left out stays as it is. */
export async function setEventSettings(
  ctx: Context,
  { reminders, calendarMails }: SetEventSettingsInput,
): Promise<void> {
  enforce(known(ctx.viewer));
  await rows(
    ctx,
    `insert into event_person_settings as s (person_id, reminders, calendar_mails)
     values ($1, coalesce($2, $4::int[]), coalesce($3, true))
     on conflict (person_id) do update set reminders = coalesce($2, s.reminders),
       calendar_mails = coalesce($3, s.calendar_mails)`,
    [
      ctx.viewer.personId,
      reminders ? inOrder(reminders) : null,
      calendarMails ?? null,
      REMINDERS_OF_ALL,
    ],
  );
}
