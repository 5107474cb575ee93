import type { Context } from '../../../kernel/context';
import { rows } from '../../../kernel/database/statements';
import { DomainError } from '../../../kernel/errors';
import { rsvp } from '../../rsvp/rsvp.service';
import { RsvpAnswer } from '../../rsvp/rsvp.types';
import { rsvpToSeries } from '../../rsvp/standing.service';
import { readReplies } from '../format/replies';
import { uidOf } from '../single';

const ANSWERS: Readonly<Record<string, RsvpAnswer>> = {
  ACCEPTED: RsvpAnswer.GOING,
  TENTATIVE: RsvpAnswer.MAYBE,
  DECLINED: RsvpAnswer.NOT,
};

/** Its program shows the answer already: nothing is mailed because of it. */
const IN_CALENDAR = { inCalendar: true };

/**
 * Does what the answer of a calendar program says, as the person to whom the invitation went, by the verbs and rights of
 * the app. What it says of a series that the address is not for is passed over.
 * @returns what has become of it, for whoever looks into it
 */
export async function answerFromCalendar(
  as: Context,
  seriesId: string,
  text: string,
): Promise<string> {
  const replies = readReplies(text);
  if (replies.length === 0) return 'NO_ANSWER';
  const done: string[] = [];
  for (const { uid, recurrence, answer } of replies) {
    const meant = ANSWERS[answer];
    if (!meant) continue;
    const eventId = await eventOf(as, seriesId, uid, recurrence);
    if (eventId === undefined) continue;
    try {
      if (eventId === null) await rsvpToSeries(as, { seriesId, answer: meant }, IN_CALENDAR);
      else await rsvp(as, { eventId, answer: meant }, IN_CALENDAR);
      done.push(meant);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      done.push(error.details.reason ?? error.code);
    }
  }
  return done.length > 0 ? `CALENDAR ${done.join(' ')}` : 'OTHER_EVENT';
}

/** Null: all of the series. Undefined: none of it. */
async function eventOf(
  as: Context,
  seriesId: string,
  uid: string,
  recurrence: { on: string; at: Date | null } | null,
): Promise<string | null | undefined> {
  const found = await rows<{ id: string; uid: string; rule: string | null; on: string; at: Date }>(
    as,
    `select e.id, s.uid, s.rule, to_char(e.recurrence_on, 'YYYY-MM-DD"T"HH24:MI') as on,
       (e.recurrence_on at time zone s.time_zone) as at
       from event e join event_series s on s.id = e.series_id where s.id = $1`,
    [seriesId],
  );
  const byItself = found.find((event) => uidOf(event) === uid);
  if (byItself) return byItself.id;
  const ofSeries = found.filter((event) => event.uid === uid);
  const [first] = ofSeries;
  if (!first) return undefined;
  if (!recurrence) return first.rule === null ? first.id : null;
  // Some programs answer in UTC, whatever the invitation said.
  const { at, on } = recurrence;
  return ofSeries.find((event) => (at ? event.at.getTime() === at.getTime() : event.on === on))?.id;
}
