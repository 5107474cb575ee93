import fc from 'fast-check';
import { ICAL } from '../../../kernel/ical';
import { readCalendar } from './reading';
import { type WrittenEvent, writeCalendar } from './writing';

const event = (given: Partial<WrittenEvent> = {}): WrittenEvent => ({
  uid: 'a@house',
  sequence: 0,
  stamp: new Date('2026-03-01T09:00:00Z'),
  start: {
    on: '2026-03-20T14:00',
    timeZone: 'Europe/Lisbon',
    at: new Date('2026-03-20T14:00:00Z'),
  },
  durationMinutes: 60,
  title: 'Rounds',
  description: '',
  location: '',
  url: '',
  cancelled: false,
  ...given,
});

/** Texts as nobody should type them: line breaks of all kinds, properties, quotes, signs that nobody sees. */
const nasty = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        '\r\n',
        '\r',
        '\n',
        '\u2028',
        '\u0085',
        '\u0000',
        '\u000b',
        '"',
        ';',
        ':',
        ',',
      ),
      fc.constantFrom(
        'END:VEVENT',
        'BEGIN:VALARM',
        'ATTENDEE:mailto:x@y.example',
        '\\n',
        '\\',
        '^n',
        '🜁',
        '\ud800',
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('a calendar that we write', () => {
  it('has the same lines whatever people type: no text ends its property', () => {
    const names = (text: string) =>
      text
        .split('\r\n')
        .filter((line) => !line.startsWith(' '))
        .map((line) => line.split(/[:;]/)[0]);
    const plain = (word: string) =>
      writeCalendar({
        name: word,
        events: [full(word, 'https://house.example/x', `${word}@x.example`)],
      });
    fc.assert(
      fc.property(nasty, (text) => {
        const written = writeCalendar({
          name: text,
          events: [full(`x${text}`, `https://house.example/${text}`, `${text}x@x.example`)],
        });
        expect(names(written)).toEqual(names(plain('x')));
        expect(written.replace(/\r\n/g, '')).not.toMatch(/[\r\n\0]/);
        ICAL.parse(written);
      }),
      { numRuns: 400 },
    );
  });

  it('folds at 75 octets and never inside a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const lines = writeCalendar({ events: [event({ title: text, description: text })] }).split(
          '\r\n',
        );
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(Buffer.from(line).toString('utf8')).toBe(line);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives back every text that has no signs nobody sees', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (typed) => {
        const description = typed.replace(/[\p{Cc}\u2028\u2029]/gu, '.').trim();
        const { entries } = readCalendar(
          writeCalendar({ events: [event({ description })] }),
          'UTC',
        );
        expect(entries[0]?.description).toBe(description);
      }),
      { numRuns: 200 },
    );
  });
});

const full = (text: string, url: string, address: string) =>
  event({
    uid: text,
    title: text,
    description: text,
    location: text,
    category: text,
    url,
    organizer: { name: text, address },
    attendee: { name: text, address, answer: 'NEEDS-ACTION' },
  });
