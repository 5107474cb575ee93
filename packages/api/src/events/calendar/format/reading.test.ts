import fc from 'fast-check';
import { CalendarFault } from './faults';
import { readCalendar } from './reading';

const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
const vevent = (...lines: string[]) =>
  calendar('BEGIN:VEVENT', 'UID:1', 'SUMMARY:Rounds', ...lines, 'END:VEVENT');
const read = (text: string) => readCalendar(text, 'Europe/Lisbon');
const entry = (...lines: string[]) => read(vevent(...lines)).entries[0];
const fault = (...lines: string[]) => read(vevent(...lines)).problems[0]?.fault;

describe('a calendar file', () => {
  it('hangs its times where they are planned', () => {
    expect(entry('DTSTART;TZID=America/New_York:20260320T090000')).toMatchObject({
      startsOn: '2026-03-20T09:00',
      timeZone: 'America/New_York',
      durationMinutes: 60,
    });
    expect(entry('DTSTART:20260720T090000')).toMatchObject({ timeZone: 'Europe/Lisbon' });
    // An instant is shown by the clock of whoever reads it; one that repeats keeps to instants.
    expect(entry('DTSTART:20260720T090000Z')).toMatchObject({ startsOn: '2026-07-20T10:00' });
    expect(entry('DTSTART:20260720T090000Z', 'RRULE:FREQ=WEEKLY')).toMatchObject({
      timeZone: 'UTC',
    });
    expect(entry('DTSTART;VALUE=DATE:20260720', 'DTEND;VALUE=DATE:20260722')).toMatchObject({
      allDay: true,
      durationMinutes: 2 * 24 * 60,
    });
  });

  it.each([
    ['W. Europe Standard Time', 'Europe/Berlin'],
    ['/freeassociation.sourceforge.net/Europe/Lisbon', 'Europe/Lisbon'],
    ['europe/lisbon', 'Europe/Lisbon'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"', 'Europe/Amsterdam'],
    ['"(UTC-03:00) Nowhere"', undefined],
    ['"(UTC+00:00) Dublin, Edinburgh, Lisbon, London"', 'Europe/Dublin'],
  ])('knows the zone %s', (name, zone) => {
    const found = entry(`DTSTART;TZID=${name}:20260320T090000`);
    if (zone) expect(found?.timeZone).toBe(zone);
    else expect(fault(`DTSTART;TZID=${name}:20260320T090000`)).toBe(CalendarFault.ZONE);
  });

  it('measures what it takes across a change of clocks', () => {
    const lines = [
      'DTSTART;TZID=Europe/Lisbon:20260329T003000',
      'DTEND;TZID=Europe/Lisbon:20260329T023000',
    ];
    expect(entry(...lines)).toMatchObject({ durationMinutes: 60 });
  });

  it('brings a series with what is left out, added and moved', () => {
    const text = calendar(
      'BEGIN:VEVENT',
      'UID:1',
      'SUMMARY:Moved',
      'RECURRENCE-ID:20260717T080000Z',
      'DTSTART;TZID=Europe/Berlin:20260718T120000',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:1',
      'SUMMARY:Rounds',
      'DTSTART;TZID=Europe/Lisbon:20260703T090000',
      'RRULE:FREQ=WEEKLY;BYDAY=FR;',
      'EXDATE;TZID=Europe/Lisbon:20260710T090000',
      'EXDATE;VALUE=DATE:20260724',
      'RDATE;VALUE=PERIOD:20260722T080000Z/PT1H',
      'END:VEVENT',
    );
    expect(read(text)).toMatchObject({
      problems: [],
      entries: [
        {
          rule: 'FREQ=WEEKLY;BYDAY=FR',
          except: ['2026-07-10T09:00', '2026-07-24T09:00'],
          extra: ['2026-07-22T09:00'],
          changes: [
            {
              recurrenceOn: '2026-07-17T09:00',
              startsOn: '2026-07-18T12:00',
              timeZone: 'Europe/Berlin',
            },
          ],
        },
      ],
    });
  });

  it.each([
    [CalendarFault.START, ['DTSTART:tomorrow']],
    [CalendarFault.START, ['DTSTART:20260230T090000']],
    [CalendarFault.START, []],
    [CalendarFault.END, ['DTSTART:20260320T090000', 'DTEND:20260320T080000']],
    [CalendarFault.END, ['DTSTART:20260320T090000', 'DURATION:P9999999999999W']],
    [CalendarFault.LENGTH, ['DTSTART:20260320T090000', 'DURATION:P3W']],
    [CalendarFault.ZONE, ['DTSTART;TZID=Nowhere:20260320T090000']],
    [CalendarFault.RULE, ['DTSTART:20260320T090000', 'RRULE:FREQ=SOMETIMES']],
    [CalendarFault.RULE, ['DTSTART:20260320T090000', 'RRULE:RSCALE=CHINESE;FREQ=YEARLY']],
    [CalendarFault.RULE, ['DTSTART:20260320T090000', 'RRULE:FREQ=DAILY', 'RRULE:FREQ=WEEKLY']],
    [CalendarFault.DATES, ['DTSTART:20260320T090000', 'RRULE:FREQ=DAILY', 'EXDATE:never']],
    [CalendarFault.LINE, ['DTSTART:20260320T090000', 'no line at all']],
  ])('is refused by %s', (expected, lines) => {
    expect(fault(...lines)).toBe(expected);
  });

  it('says at which line, and takes the others', () => {
    const { entries, problems } = read(
      calendar(
        'BEGIN:VEVENT',
        'UID:1',
        'SUMMARY:Bad',
        'DTSTART:x',
        'END:VEVENT',
        'BEGIN:VEVENT',
        'UID:2',
        'DTSTART:20260320T090000',
        'END:VEVENT',
      ),
    );
    expect(problems).toEqual([{ fault: CalendarFault.START, line: 6, title: 'Bad' }]);
    expect(entries).toHaveLength(1);
  });

  it('is no trap: what is deep, long or endless is refused or read in time that grows with its length', () => {
    const deep = `${'BEGIN:X\n'.repeat(20_000)}`;
    const many = calendar(
      ...'BEGIN:VEVENT\r\nDTSTART:20260320T090000\r\nEND:VEVENT\r\n'.repeat(2_000).split('\r\n'),
    );
    const endless = calendar(
      'BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nRRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nTZOFFSETTO:+0300\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE',
      'BEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=X:20260320T090000\r\nEND:VEVENT',
    );
    expect(read(deep).problems[0]?.fault).toBe(CalendarFault.TANGLED);
    expect(read(many).problems[0]?.fault).toBe(CalendarFault.TOO_MANY);
    expect(read(endless).problems[0]?.fault).toBe(CalendarFault.ZONE);
    // Ten times as much takes some ten times as long, and not a hundred times.
    for (const line of [
      `EXDATE:${','.repeat(9)}`,
      'X;A="a"',
      ' folded',
      'X-A:a\\,b',
      'ATTENDEE;CN="x":y;',
    ]) {
      const taken = (times: number) => {
        const text = vevent(
          'DTSTART:20260320T090000',
          'DESCRIPTION:x',
          ...Array<string>(times).fill(line),
        );
        const began = process.hrtime.bigint();
        read(text);
        return Number(process.hrtime.bigint() - began);
      };
      taken(2_000);
      const few = Math.min(taken(2_000), taken(2_000), taken(2_000));
      const tenfold = Math.min(taken(20_000), taken(20_000), taken(20_000));
      expect(tenfold / few).toBeLessThan(60);
    }
  });

  it('never makes the reader throw, whatever stands in it', () => {
    const word = fc.constantFrom(
      'BEGIN:',
      'END:',
      'VEVENT',
      'VCALENDAR',
      'DTSTART',
      'RRULE',
      'EXDATE',
      'RECURRENCE-ID',
      'DURATION',
      'UID',
      ':',
      ';',
      '=',
      '"',
      ',',
      '\r\n',
      '\n ',
      '20260320T090000',
      '20261325T990000Z',
      'FREQ=DAILY',
      'INTERVAL=0',
      'COUNT=-1',
      'UNTIL=x',
      'BYDAY=99MO',
      'TZID',
      'VALUE',
      'DATE',
      'PERIOD',
      '__proto__',
      'constructor',
      'P1D',
      '\u0000',
      '\ud800',
    );
    const text = fc.array(fc.oneof(word, fc.string({ unit: 'binary', maxLength: 8 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, text, (inside, around) => {
        read(around.join(''));
        read(vevent(...inside.join('').split('\r\n')));
        read(
          vevent('DTSTART:20260320T090000', `RRULE:${inside.join('')}`, `EXDATE${around.join('')}`),
        );
      }),
      { numRuns: 1_500 },
    );
  });
});
