import { answerFromCalendar } from '../../../events/calendar/invitations/answers';
import { type Context, makeContext } from '../../../kernel/context';
import { rows } from '../../../kernel/database/statements';
import { parsedMail, reportParts, UnreadableMailError } from '../parsing/parsed-mail';
import { sameMailbox } from './mailbox';
import { settle, type WaitingMail } from './row';

/**
 * Does what the calendar program of a person answers to an invitation, with their rights of now. A program is not written
 * back to: who looks at the session sees what stands there.
 */
export async function readCalendarAnswer(ctx: Context, row: WaitingMail): Promise<void> {
  const { personId, seriesId } = row;
  if (!personId || !seriesId) throw new Error('An answer is from somebody, to a series');
  const viewer = await ctx.services.viewers.ofPerson(ctx, personId);
  const [person] = await rows<{ email: string | null }>(
    ctx,
    'select email from person where id = $1',
    [personId],
  );
  if (!viewer || !person?.email) return void (await settle(ctx, row, 'DROPPED', 'ACCOUNT_CLOSED'));
  const mail = await calendarIn(row);
  if (!mail) return void (await settle(ctx, row, 'DROPPED', 'UNREADABLE'));
  // What a mail says of its sender only takes away.
  if (!sameMailbox(mail.from, person.email)) {
    return void (await settle(ctx, row, 'DROPPED', 'SENDER'));
  }
  const as = makeContext(ctx.services, viewer, { log: ctx.log });
  await settle(ctx, row, 'NOTED', await answerFromCalendar(as, seriesId, mail.calendar));
}

async function calendarIn(
  row: WaitingMail,
): Promise<{ from: string | null; calendar: string } | null> {
  try {
    const { from } = await parsedMail(row.raw);
    const parts = await reportParts(row.raw);
    const calendar = parts.get('text/calendar') ?? parts.get('application/ics');
    return calendar === undefined ? null : { from, calendar };
  } catch (error) {
    if (error instanceof UnreadableMailError) return null;
    throw error;
  }
}
