import fc from 'fast-check';
import { parseQuery, type Query } from './query';
import { TEXT_MAX, WORDS_MAX } from './search.limits';

const words = (query: Query) => query.terms.map(({ text }) => text);

it('takes words, quoted words and excluded words apart', () => {
  expect(parseQuery('slow  "foot ulcer" -foam -"heel pad"').terms).toEqual([
    { text: 'slow', not: false, phrase: false },
    { text: 'foot ulcer', not: false, phrase: true },
    { text: 'foam', not: true, phrase: false },
    { text: 'heel pad', not: true, phrase: true },
  ]);
});

it('knows the operators in any case, and values in quotes', () => {
  expect(
    parseQuery(
      'IN:wound-care by:@Ines kind:question kind:case-clinic kind:people is:unanswered is:mine before:2024-3 after:2023 tag:"heel pad" heel',
    ),
  ).toMatchObject({
    in: ['wound-care'],
    by: ['ines'],
    threadKinds: ['QUESTION'],
    eventKinds: ['CASE_CLINIC'],
    groups: ['PERSON'],
    unanswered: true,
    mine: true,
    before: '2024-03-01',
    after: '2023-01-01',
    tags: ['heel pad'],
    notes: [],
    terms: [{ text: 'heel' }],
  });
});

it.each([
  ['kind:banana', 'UNKNOWN_KIND'],
  ['is:blue', 'UNKNOWN_STATE'],
  ['before:soon', 'NOT_A_DAY'],
  ['after:2023-02-30', 'NOT_A_DAY'],
  ['after:0000', 'NOT_A_DAY'],
  ['in:', 'NO_VALUE'],
  ['by:""', 'NO_VALUE'],
  ['-in:wound-care', 'NOT_NEGATED'],
  ['from:ines', 'UNKNOWN_OPERATOR'],
  ['tag:a tag:b tag:c tag:d tag:e tag:f', 'TOO_MANY_VALUES'],
])('says of %s that it is %s', (typed, code) => {
  expect(parseQuery(typed).notes.map((note) => note.code)).toEqual([code]);
});

it('looks for what is no operator as words', () => {
  expect(words(parseQuery('from:ines'))).toEqual(['from ines']);
  // An address is no operator.
  expect(parseQuery('https://example.org/a?b')).toMatchObject({
    terms: [{ text: 'https://example.org/a?b' }],
    notes: [],
  });
});

it('takes an unclosed quotation, typographic ones, and signs that are no words', () => {
  expect(words(parseQuery('“foot ulcer” & | ! ( ) <-> :* \' "heel'))).toEqual([
    'foot ulcer',
    'heel',
  ]);
});

it('looks for so many words and says which it left out', () => {
  const query = parseQuery(Array.from({ length: WORDS_MAX + 2 }, (_, at) => `w${at}`).join(' '));
  expect(query.terms).toHaveLength(WORDS_MAX);
  expect(query.notes).toEqual([{ code: 'TOO_MANY_WORDS', text: 'w12 w13' }]);
});

it('takes whatever is typed, in bounds', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'in:',
      'by:',
      'kind:',
      'is:',
      '-',
      '"',
      ' ',
      'before:',
      'tag:',
      ':',
      '\0',
      '\ud800',
    ),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
      const query = parseQuery(pieces.join(''));
      expect(query.terms.length).toBeLessThanOrEqual(WORDS_MAX);
      expect(words(query).every((text) => text !== '' && text.length <= TEXT_MAX)).toBe(true);
      expect(query.before ?? '2000-01-01').toMatch(/^\d{4}-\d\d-\d\d$/);
    }),
  );
});
