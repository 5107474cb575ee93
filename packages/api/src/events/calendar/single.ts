import { Temporal } from 'temporal-polyfill';
import type { Community } from '../../communities/community.entity';
import { EventMode, EventState } from '../event.types';
import type { EventSeries } from '../event-series.entity';
import type { EventRow } from '../events.queries';
import type { WrittenEvent, WrittenStart } from './format/writing';

type Words = Pick<WrittenEvent, 'title' | 'description' | 'location' | 'url' | 'category'>;

/** What is said of an event beside its times. */
export interface Wording {
  ofEvent(row: EventRow): Words;
  ofSeries(series: EventSeries): Words;
  /** When it was written; of a feed, whatever does not change with each reading. */
  stamp?: Date;
}

/**
 * The link to join is not in it: it is shown to those who go, shortly before the start, and a file lies about.
 * @param origin where people reach this instance
 */
export function wordingOf(
  origin: string,
  communityOf: (communityId: string) => Community,
  stamp?: Date,
): Wording {
  const words = (
    { title, descriptionMarkdown, place, mode, communityId }: EventRow | EventSeries,
    path: string,
  ): Words => {
    const community = communityOf(communityId);
    const url = `${origin}/c/${community.slug}${path}`;
    return {
      title,
      description: [descriptionMarkdown, url].filter(Boolean).join('\n\n'),
      location: mode === EventMode.REMOTE ? '' : (place ?? ''),
      url,
      category: community.name,
    };
  };
  return {
    ofEvent: (row) => words(row, `/e/${row.id}`),
    ofSeries: (series) => words(series, '/events'),
    ...(stamp && { stamp }),
  };
}

/** The UID of an occurrence that stands by itself. */
export const uidOf = ({ id }: Pick<EventRow, 'id'>): string => `${id}@guildhall`;

/** An event by itself. @param uid another than its own */
export function own(row: EventRow, wording: Wording, uid: string = uidOf(row)): WrittenEvent {
  const start = { on: row.startsOn, timeZone: row.timeZone, at: row.startsAt };
  return {
    uid,
    sequence: row.sequence,
    stamp: wording.stamp ?? row.createdAt,
    start: { ...start, exact: isTwofold(start) },
    durationMinutes: row.durationMinutes,
    ...wording.ofEvent(row),
    cancelled: row.state === EventState.CANCELLED,
  };
}

/** An hour that no clock shows that day, or that they show twice: programs differ in what they make of it. */
export function isTwofold({ on, timeZone }: Pick<WrittenStart, 'on' | 'timeZone'>): boolean {
  const local = Temporal.PlainDateTime.from(on);
  const [earlier, later] = (['earlier', 'later'] as const).map(
    (disambiguation) => local.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds,
  );
  return earlier !== later;
}
