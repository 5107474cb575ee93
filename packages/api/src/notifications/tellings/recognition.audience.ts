import { NoticeKind, NoticeReason } from '../notifications.types';
import type { PlainCircle } from './circles';

/** Who gave what a report, $1, is about: the same as `Contribution.byIds`. */
const GIVERS = `select p.author_id as person_id from use_report u join post p on p.id = u.post_id where u.id = $1
  union select unnest(array[r.created_by, r.steward_id]) from use_report u join resource r on r.id = u.resource_id where u.id = $1
  union select coalesce(e.host_id, s.created_by) from use_report u join event e on e.id = u.event_id
    join event_series s on s.id = e.series_id where u.id = $1`;

/** Those who gave what was used. */
export const givers: PlainCircle = {
  kind: NoticeKind.USE,
  reason: NoticeReason.YOUR_CONTRIBUTION,
  people: GIVERS,
};

/** Who used it. */
export const user: PlainCircle = {
  kind: NoticeKind.USE,
  reason: NoticeReason.YOUR_USE,
  people: 'select u.by_id as person_id from use_report u where u.id = $1',
};

/** Who has said something to and fro; they may be neither any more. */
export const talking: PlainCircle = {
  kind: NoticeKind.USE,
  reason: NoticeReason.YOUR_USE,
  people: 'select distinct a.by_id as person_id from use_answer a where a.report_id = $1',
};

/** Those who are thanked. */
export const thankedPeople: PlainCircle = {
  kind: NoticeKind.THANKS,
  reason: NoticeReason.FOR_YOU,
  people: 'select o.person_id from thanks_to o where o.thanks_id = $1',
};
