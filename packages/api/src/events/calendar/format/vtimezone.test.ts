import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { ICAL } from '../../../kernel/ical';
import { zoneComponent } from './vtimezone';

const FROM = new Date('2026-01-10T12:00:00Z');
const UNTIL = new Date('2028-01-10T12:00:00Z');
const LAST = Temporal.Instant.from('2032-12-31T00:00:00Z').epochMilliseconds;

/** What the clocks of the zone say, read by a program that knows nothing but the VTIMEZONE. */
function readHours(timeZone: string, minutes: readonly number[]): string[] {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addSubcomponent(zoneComponent(timeZone, FROM, UNTIL));
  const read = new ICAL.Component(ICAL.parse(calendar.toString()) as never[]);
  const zone = new ICAL.Timezone(read.getFirstSubcomponent('vtimezone') as never);
  return minutes.map((minute) => {
    const local = Temporal.Instant.fromEpochMilliseconds(minute * 60_000)
      .toZonedDateTimeISO(timeZone)
      .toPlainDateTime();
    const { year, month, day, hour, minute: m, second } = local;
    const at = new ICAL.Time({ year, month, day, hour, minute: m, second, isDate: false }, zone);
    return at.toJSDate().toISOString();
  });
}

/** Of an hour that comes twice, this library takes the second; feeds write such starts as instants. */
const twice = (timeZone: string, minute: number): boolean => {
  const at = Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(timeZone);
  const local = at.toPlainDateTime();
  return (
    local.toZonedDateTime(timeZone, { disambiguation: 'earlier' }).epochMilliseconds !==
    local.toZonedDateTime(timeZone, { disambiguation: 'later' }).epochMilliseconds
  );
};

describe('a VTIMEZONE', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const minutes = fc.integer({
    min: Math.floor(FROM.getTime() / 60_000),
    max: Math.floor(LAST / 60_000),
  });

  it('says of every zone the same times as the zone itself, for the years covered and five beyond', () => {
    let compared = 0;
    for (const timeZone of zones) {
      const sample = fc
        .sample(minutes, { numRuns: 40, seed: 7 })
        .filter((minute) => !twice(timeZone, minute));
      expect([timeZone, ...readHours(timeZone, sample)]).toEqual([
        timeZone,
        ...sample.map((minute) => new Date(minute * 60_000).toISOString()),
      ]);
      compared += sample.length;
    }
    expect(compared).toBeGreaterThan(zones.length * 30);
  });

  it('is right within the hour around each change', () => {
    for (const timeZone of [
      'Europe/Lisbon',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
    ]) {
      let at = Temporal.Instant.from(FROM.toISOString()).toZonedDateTimeISO(timeZone);
      for (let step = 0; step < 12; step += 1) {
        at = at.getTimeZoneTransition('next') as Temporal.ZonedDateTime;
        if (at.year > 2032) break;
        const change = Math.floor(at.epochMilliseconds / 60_000);
        const around = [change - 61, change - 1, change, change + 1, change + 61].filter(
          (minute) => !twice(timeZone, minute),
        );
        expect(readHours(timeZone, around)).toEqual(
          around.map((minute) => new Date(minute * 60_000).toISOString()),
        );
      }
    }
  });

  it('says the usual change of clocks by rules, not by dates', () => {
    const text = zoneComponent('Europe/Lisbon', FROM, UNTIL).toString();
    expect(text).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n');
    expect(text).toContain('RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n');
    expect(zoneComponent('America/New_York', FROM, UNTIL).toString()).toContain('BYDAY=2SU');
    expect(zoneComponent('Asia/Tokyo', FROM, UNTIL).toString()).not.toContain('RRULE');
  });
});
