import { roleNow } from '../../communities/lent-roles';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NoticeKind, NoticeReason } from '../notifications.types';
import { afterThat, type PlainCircle } from './circles';

const answered = (answer: 'GOING' | 'MAYBE', reason: NoticeReason): PlainCircle => ({
  kind: NoticeKind.EVENT,
  reason,
  people: `select distinct r.person_id from event_rsvp r
    where r.event_id = any($6::uuid[]) and r.answer = '${answer}' and ${afterThat('r.person_id')}
    order by r.person_id limit $4`,
});

/** Whom a change of events, $6, concerns: who goes or waits, who may go, and who hosts it. */
export const concerned: readonly PlainCircle[] = [
  answered('GOING', NoticeReason.GOING),
  answered('MAYBE', NoticeReason.MAYBE_GOING),
  {
    kind: NoticeKind.EVENT,
    reason: NoticeReason.HOSTING,
    people: 'select distinct host_id as person_id from event where id = any($6::uuid[])',
  },
];

/** All members who have not muted the community. */
export const invited: PlainCircle = {
  kind: NoticeKind.NEW_EVENT,
  reason: NoticeReason.MEMBER,
  people: `select d.person_id from community_reader d
    where d.community_id = $2 and d.active and d.level is distinct from 'MUTED' and ${afterThat('d.person_id')}
    order by d.person_id limit $4`,
};

/** Those who look after the community, for whatever reason. $6 is now. */
export const leading = (kind: NoticeKind): PlainCircle => ({
  kind,
  reason: NoticeReason.FACILITATOR,
  people: `select m.person_id from membership m
    where m.community_id = $2 and m.state = 'ACTIVE' and ${roleNow('m', '$6::timestamptz')} <> 'MEMBER'`,
});

/** Who proposed an event. */
export const proposer: PlainCircle = {
  kind: NoticeKind.EVENT,
  reason: NoticeReason.PROPOSED_IT,
  people: `select s.created_by as person_id from event e join event_series s on s.id = e.series_id where e.id = $1`,
};

/** One person, $6. */
export const one = (kind: NoticeKind, reason: NoticeReason): PlainCircle => ({
  kind,
  reason,
  people: 'select $6::uuid as person_id',
});

/** Inside a statement: how long before an event somebody wants to be reminded. @param r of event_rsvp, @param all what everybody has */
const wantsAt = (r: string, all: string): string =>
  `coalesce(${r}.reminders, (select w.reminders from event_person_settings w where w.person_id = ${r}.person_id), ${all}::int[])`;

/** Who goes and is to be reminded now; who has only answered since needs none. $6 minutes, $7 the start, $8 what all have. */
export const reminded: PlainCircle = {
  kind: NoticeKind.REMINDER,
  reason: NoticeReason.GOING,
  people: `select r.person_id from event_rsvp r
    where r.event_id = $1 and r.answer = 'GOING' and r.waiting_since is null and ${afterThat('r.person_id')}
      and $6::int = any(${wantsAt('r', '$8')})
      and r.answered_at <= $7::timestamptz - make_interval(mins => $6)
    order by r.person_id limit $4`,
};

/**
 * Of those people, whose calendar programs get a mail about a change of what they have answered: one that says the same
 * beside it would only be read twice.
 */
export async function inCalendars(
  ctx: Context,
  eventIds: readonly string[],
  personIds: readonly string[],
): Promise<string[]> {
  const found = await rows<{ personId: string }>(
    ctx,
    `select distinct r.person_id as "personId" from event_rsvp r
       left join event_person_settings s on s.person_id = r.person_id
      where r.event_id = any($1::uuid[]) and r.person_id = any($2::uuid[]) and r.answer in ('GOING', 'MAYBE')
        and r.waiting_since is null and coalesce(s.calendar_mails, true)`,
    [eventIds, personIds],
  );
  return found.map(({ personId }) => personId);
}
