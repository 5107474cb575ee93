import { ICAL } from '../../../kernel/ical';
import { oneLine } from '../../../kernel/one-line';
import { storable } from '../../../kernel/storable';
import { zoneComponent } from './vtimezone';

/** Who a calendar object names. */
interface Party {
  name: string;
  address: string;
}

export interface WrittenStart {
  /** What a clock in the zone shows. */
  on: string;
  timeZone: string;
  at: Date;
  /** Written as an instant: in the hour that a change of clocks leaves out or brings twice, programs differ. */
  exact?: boolean;
}

/** An event as it stands in a calendar object: all of a series, one that differs from it, or a single one. */
export interface WrittenEvent {
  uid: string;
  sequence: number;
  stamp: Date;
  start: WrittenStart;
  durationMinutes: number;
  title: string;
  description: string;
  location: string;
  /** A web address, or empty. */
  url: string;
  category?: string;
  cancelled: boolean;
  /** Perhaps. */
  tentative?: boolean;
  /** The value of an RRULE, its UNTIL in UTC. */
  rule?: string | null;
  /** Local times in the zone of the start: of the rule, but not held; held, but not of the rule. */
  except?: readonly string[];
  extra?: readonly string[];
  /** Which one of its series it is: the local time that the rule gives it. */
  recurrence?: { on: string; timeZone: string } | null;
  organizer?: Party;
  attendee?: Party & { answer: 'ACCEPTED' | 'TENTATIVE' | 'DECLINED' | 'NEEDS-ACTION' };
}

export interface WrittenCalendar {
  name?: string;
  method?: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  events: readonly WrittenEvent[];
}

type Parameters = Record<string, string>;
type JCalProperty = [string, Parameters, string, ...unknown[]];
type JCal = [string, JCalProperty[], unknown[]];

/** A calendar object of RFC 5545, lines folded at 75 octets and ended by CR LF. */
export function writeCalendar({ name, method, events }: WrittenCalendar): string {
  const head: JCalProperty[] = [
    text('version', '2.0'),
    text('prodid', '-//Guildhall//Guildhall//EN'),
    text('calscale', 'GREGORIAN'),
    ...(method ? [text('method', method)] : []),
    ...(name === undefined ? [] : called(name)),
  ];
  const body = [...zonesOf(events), ...events.map(eventOf)];
  return ICAL.stringify(['vcalendar', head, body] as never);
}

const called = (name: string): JCalProperty[] => [
  text('name', name),
  text('x-wr-calname', name),
  // How often it is worth to look again; RFC 7986 and what programs asked for before.
  ['refresh-interval', {}, 'duration', 'PT1H'],
  text('x-published-ttl', 'PT1H'),
];

/** Every zone that a time is written in, for the years in which it is used. */
function zonesOf(events: readonly WrittenEvent[]): unknown[] {
  const spans = new Map<string, { from: Date; until: Date }>();
  const use = (timeZone: string, at: Date) => {
    const span = spans.get(timeZone);
    if (!span) spans.set(timeZone, { from: at, until: at });
    else if (at < span.from) span.from = at;
    else if (at > span.until) span.until = at;
  };
  for (const { start, recurrence, except = [], extra = [] } of events) {
    if (!start.exact) use(start.timeZone, start.at);
    if (recurrence) use(recurrence.timeZone, roughly(recurrence.on));
    for (const on of [...except, ...extra]) use(start.timeZone, roughly(on));
  }
  return [...spans].map(([timeZone, { from, until }]) =>
    zoneComponent(timeZone, from, until).toJSON(),
  );
}

/** A VTIMEZONE covers whole years and some beyond, so that a day more or less is nothing. */
const roughly = (on: string): Date => new Date(`${on}Z`);

function eventOf(event: WrittenEvent): JCal {
  const { start, except = [], extra = [] } = event;
  const zoned = (name: string) => (on: string) => local(name, on, start.timeZone);
  const properties: JCalProperty[] = [
    text('uid', oneLine(event.uid)),
    instant('dtstamp', event.stamp),
    start.exact ? instant('dtstart', start.at) : local('dtstart', start.on, start.timeZone),
    ['duration', {}, 'duration', ICAL.Duration.fromSeconds(event.durationMinutes * 60).toString()],
    ['sequence', {}, 'integer', event.sequence],
    text('summary', event.title),
    text('status', statusOf(event)),
    ...(event.recurrence
      ? [local('recurrence-id', event.recurrence.on, event.recurrence.timeZone)]
      : []),
    ...(event.rule
      ? [['rrule', {}, 'recur', ICAL.Recur.fromString(event.rule).toJSON()] as JCalProperty]
      : []),
    ...except.map(zoned('exdate')),
    ...extra.map(zoned('rdate')),
    ...(event.description ? [text('description', event.description)] : []),
    ...(event.location ? [text('location', event.location)] : []),
    ...(event.url ? [['url', {}, 'uri', address(event.url)] as JCalProperty] : []),
    ...(event.category ? [text('categories', event.category)] : []),
    ...partiesOf(event),
  ];
  return ['vevent', properties, []];
}

const statusOf = ({ cancelled, tentative }: WrittenEvent): string =>
  cancelled ? 'CANCELLED' : tentative ? 'TENTATIVE' : 'CONFIRMED';

function partiesOf({ organizer, attendee }: WrittenEvent): JCalProperty[] {
  return [
    ...(organizer
      ? [
          [
            'organizer',
            { cn: oneLine(organizer.name) },
            'cal-address',
            mailto(organizer),
          ] as JCalProperty,
        ]
      : []),
    ...(attendee
      ? [
          [
            'attendee',
            {
              cn: oneLine(attendee.name),
              role: 'REQ-PARTICIPANT',
              partstat: attendee.answer,
              rsvp: 'TRUE',
            },
            'cal-address',
            mailto(attendee),
          ] as JCalProperty,
        ]
      : []),
  ];
}

const local = (name: string, on: string, timeZone: string): JCalProperty => [
  name,
  { tzid: timeZone },
  'date-time',
  `${on}:00`,
];

const instant = (name: string, at: Date): JCalProperty => [
  name,
  {},
  'date-time',
  `${at.toISOString().slice(0, 19)}Z`,
];

const text = (name: string, value: string): JCalProperty => [name, {}, 'text', plain(value)];

/** Line breaks are escaped by the library; no other sign that ends a line, or that nobody sees, belongs there. */
const plain = (value: string): string =>
  storable(value)
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[^\P{Cc}\n]/gu, '');

/** Values that are not escaped: nothing in them may end the line. */
const address = (value: string): string => encodeURI(decodedOrSame(oneLine(storable(value))));
const decodedOrSame = (value: string): string => {
  try {
    return decodeURI(value);
  } catch {
    return value.replace(/\s/g, '');
  }
};
const mailto = ({ address: to }: Party): string =>
  `mailto:${oneLine(storable(to)).replace(/\s/g, '')}`;
