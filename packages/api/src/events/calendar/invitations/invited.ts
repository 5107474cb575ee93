import type { Context } from '../../../kernel/context';
import { rows } from '../../../kernel/database/statements';
import { eventColumns } from '../../event.entity';
import { type EventSeries, seriesColumns } from '../../event-series.entity';
import { type EventRow, visibleEvents } from '../../events.queries';
import type { WrittenEvent } from '../format/writing';

/** Somebody who is to have an event in their calendar. */
export interface Invited {
  id: string;
  name: string;
  email: string;
  timeZone: string;
  /** What they have answered to all of the series, so that it is one entry in their calendar; null for nothing. */
  standing: 'GOING' | 'MAYBE' | null;
}

/** Null for who wants no such mails, or has no confirmed address. */
export async function invitedPerson(
  ctx: Context,
  personId: string,
  seriesId: string,
): Promise<Invited | null> {
  const [person] = await rows<Invited>(
    ctx,
    `select p.id, p.name, p.email, p.time_zone as "timeZone",
       (select r.answer from event_series_rsvp r
         where r.series_id = $2 and r.person_id = p.id and r.answer in ('GOING', 'MAYBE')) as standing
       from person p left join event_person_settings s on s.person_id = p.id
      where p.id = $1 and p.email is not null and p.email_verified_at is not null and p.deactivated_at is null
        and coalesce(s.calendar_mails, true)`,
    [personId, seriesId],
  );
  return person ?? null;
}

/** An event with what its person has answered. */
export type AnsweredRow = EventRow & { answer: 'GOING' | 'MAYBE' | 'NOT' | null; waiting: boolean };

export type CalendarAnswer = NonNullable<WrittenEvent['attendee']>['answer'];

/** What a calendar shows of an answer. Who waits for a seat does not come yet. */
export function partstat({
  answer,
  waiting,
}: Pick<AnsweredRow, 'answer' | 'waiting'>): CalendarAnswer {
  if (answer === 'GOING' && !waiting) return 'ACCEPTED';
  return answer === 'NOT' ? 'DECLINED' : answer === null ? 'NEEDS-ACTION' : 'TENTATIVE';
}

/**
 * The series with the events of it that the person may see now; null when there are none.
 * @param had all of them: what somebody had in their calendar is taken out also when they may see it no more
 */
export async function seriesAs(
  as: Context,
  seriesId: string,
  had = false,
): Promise<{ series: EventSeries; events: AnsweredRow[] } | null> {
  const params: unknown[] = [seriesId, as.viewer.personId];
  const seen = had ? 'true' : visibleEvents(as, 'e', 's', 'c', params);
  const events = await rows<AnsweredRow>(
    as,
    `select ${eventColumns('e', 's')}, r.answer, r.waiting_since is not null as waiting
       from event e join event_series s on s.id = e.series_id join community c on c.id = e.community_id
       left join event_rsvp r on r.event_id = e.id and r.person_id = $2
      where e.series_id = $1 and e.state in ('SCHEDULED', 'CANCELLED')
        and ${seen}
      order by e.starts_at, e.id`,
    params,
  );
  const [series] = await rows<EventSeries>(
    as,
    `select ${seriesColumns('s')} from event_series s where s.id = $1`,
    [seriesId],
  );
  return series && events.length > 0 ? { series, events } : null;
}
