import { FaultError } from './faults';
import { type Part, partsOf } from './parts';
import { ENTRIES_MAX } from './reading';
import { momentsOf } from './times';

/** What a calendar program answers to an invitation. */
interface CalendarReply {
  uid: string;
  /** Of which occurrence: by the clock of the series, or as an instant; null: of all. */
  recurrence: { on: string; at: Date | null } | null;
  /** PARTSTAT, in capitals. */
  answer: string;
}

/** The answers in a calendar object of the method REPLY; none when it is something else, or broken. */
export function readReplies(text: string): CalendarReply[] {
  try {
    return partsOf(text)
      .parts.filter(({ name }) => name === 'vcalendar')
      .filter((calendar) => textIn(calendar, 'method').toUpperCase() === 'REPLY')
      .flatMap(({ parts }) => parts.filter(({ name }) => name === 'vevent'))
      .slice(0, ENTRIES_MAX)
      .flatMap(replyOf);
  } catch (error) {
    if (error instanceof FaultError) return [];
    throw error;
  }
}

const textIn = (part: Part, wanted: string): string =>
  part.properties.find(({ name }) => name === wanted)?.raw.trim() ?? '';

function replyOf(event: Part): CalendarReply[] {
  const uid = textIn(event, 'uid');
  const attendees = event.properties.filter(({ name }) => name === 'attendee');
  const answer = attendees[0]?.parameters.partstat?.toUpperCase();
  // Who answers names themselves alone.
  if (uid === '' || attendees.length !== 1 || !answer) return [];
  const of = event.properties.find(({ name }) => name === 'recurrence-id');
  if (!of) return [{ uid, recurrence: null, answer }];
  // Its zone is the series', whatever the program calls it: only what the clock shows is looked at.
  const moments = momentsOf(of, { calendar: null, floating: 'UTC', named: () => 'UTC' });
  if (moments === null || moments === 'ZONE') return [];
  return moments.slice(0, 1).map(({ on, at, instant }) => ({
    uid,
    recurrence: { on, at: instant ? at : null },
    answer,
  }));
}
