import { ICAL, type ICALComponent, type ICALTime } from '../../kernel/ical';

/** One occurrence as a calendar program shows it. */
export interface Shown {
  at: string;
  minutes: number;
  title: string;
}

/** More of one series than are ever stored. */
const STEPS_MAX = 3_000;

/**
 * What a program that knows nothing but the file shows between two instants: rules, exceptions and zones are those of
 * ical.js and of the file.
 */
export function shownIn(text: string, from: Date, until: Date): Shown[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as never[]);
  const events = calendar.getAllSubcomponents('vevent');
  const masters = events.filter((event) => !event.hasProperty('recurrence-id'));
  const shown = masters.flatMap((master) => occurrences(master, events, until));
  return shown
    .filter(({ at }) => at >= from.toISOString() && at <= until.toISOString())
    .sort((one, other) => one.at.localeCompare(other.at) || one.title.localeCompare(other.title));
}

function occurrences(master: ICALComponent, events: ICALComponent[], until: Date): Shown[] {
  const uid = master.getFirstPropertyValue('uid');
  const exceptions = events.filter(
    (event) => event.hasProperty('recurrence-id') && event.getFirstPropertyValue('uid') === uid,
  );
  if (master.getFirstPropertyValue('status') === 'CANCELLED') return [];
  const event = new ICAL.Event(master, { exceptions });
  const found: Shown[] = [];
  const iterator = event.iterator();
  // Moved ones may lie before what the rule says of them; a month more is enough to find them.
  const enough = new Date(until.getTime() + 60 * 86_400_000);
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const next: ICALTime | undefined = iterator.next();
    if (!next || next.toJSDate() > enough) break;
    const { item, startDate } = event.getOccurrenceDetails(next) as unknown as {
      item: { summary: string; duration: { toSeconds(): number } };
      startDate: ICALTime;
    };
    found.push({
      at: startDate.toJSDate().toISOString(),
      minutes: item.duration.toSeconds() / 60,
      title: item.summary,
    });
    if (!event.isRecurring()) break;
  }
  return found;
}
