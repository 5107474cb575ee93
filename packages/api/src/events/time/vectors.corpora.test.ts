import { leastWork } from '../../../test/work';
import { InvalidError } from '../../kernel/errors';
import { readCorpus } from '../../kernel/markdown/corpora.fixture';
import { occurrencesOf, type Window } from './recurrence';
import { readRule } from './rule';

interface Vector {
  name: string;
  ical: string;
  tzid: string | null;
  method: 'all' | 'between' | 'before' | 'after';
  args: Array<string | boolean | null>;
  expected: string[];
}

const RECORDED = 'It expects the instant at which it was recorded, not that of its occurrences.';
const EASTER = 'BYEASTER is not of RFC 5545: it is refused.';
const WEEKDAY =
  'RFC 5545 takes a weekday that the rule does not say from DTSTART; this expects all seven.';
const NO_SECONDS =
  'Our times are to the minute, RFC 5545 has them to the second; this is to the millisecond.';
const NEVER = '30 February: what never happens is refused, and not answered with nothing.';

/** What cannot apply, and why; everything else of the corpus must come out as it says. */
const cannotApply: Record<string, string> = {
  testBetweenWithTZ: RECORDED,
  ...Object.fromEntries(
    ['Yearly', 'Monthly', 'Weekly', 'Daily', 'Hourly', 'Minutely', 'Secondly'].flatMap((each) =>
      ['', 'Pos', 'Neg'].map((which) => [`test${each}ByEaster${which}`, EASTER]),
    ),
  ),
  testYearlyByWeekNo: WEEKDAY,
  testMonthlyByWeekNo: WEEKDAY,
  testWeeklyByWeekNo: WEEKDAY,
  testSubsecondStartYearly: NO_SECONDS,
  testSubsecondStartMonthlyByMonthDay: NO_SECONDS,
  testMaxYear: NEVER,
};

/** More than any vector expects. */
const MANY = 2_000;

interface Set {
  start: { on: string; timeZone: string };
  rules: string[];
  exRules: string[];
  dates: Date[];
  exDates: Date[];
}

const local = (text: string): string => {
  const [, y, m, d, h, i, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/.exec(text) ?? [];
  return `${y}-${m}-${d}T${h}:${i}:${s}`;
};
const instants = (text: string): Date[] =>
  text.split(',').map((each) => new Date(`${local(each)}Z`));

/** The properties of one component. Sets are of calendars, not of our series: here they are put together for the test. */
function read({ ical, tzid }: Vector): Set {
  const set: Set = {
    start: { on: '', timeZone: tzid ?? 'UTC' },
    rules: [],
    exRules: [],
    dates: [],
    exDates: [],
  };
  for (const line of ical.split('\n')) {
    const [, name, value = ''] = /^([A-Z]+)[^:]*:(.*)$/.exec(line) ?? [];
    if (name === 'DTSTART') set.start.on = local(value);
    else if (name === 'RRULE') set.rules.push(value);
    else if (name === 'EXRULE') set.exRules.push(value);
    else if (name === 'RDATE') set.dates.push(...instants(value));
    else if (name === 'EXDATE') set.exDates.push(...instants(value));
    else throw new Error(`The corpus has a line that is not known here: ${line}`);
  }
  set.start.on ||= '1997-09-02T09:00:00';
  return set;
}

function expand({ start, ...set }: Set, window: Window): string[] {
  const given = (rules: string[]) =>
    rules.flatMap((text) =>
      occurrencesOf({ ...start, rule: readRule(text, start) }, window).map(({ at }) => at),
    );
  const gone = [...given(set.exRules), ...set.exDates].map((at) => at.getTime());
  const all = new Set([...given(set.rules), ...set.dates].map((at) => at.getTime()));
  for (const each of gone) all.delete(each);
  return [...all].sort((a, b) => a - b).map((at) => new Date(at).toISOString());
}

function answer(vector: Vector): string[] {
  const set = read(vector);
  const [from, until] = vector.args;
  const inclusive = vector.args.at(-1) === true;
  const day = (text: unknown) => new Date(String(text));
  switch (vector.method) {
    case 'all':
      return expand(set, { first: vector.args[0] === null ? 20 : MANY });
    case 'between':
      return expand(set, { from: day(from), until: day(until), first: MANY }).filter(
        (at) => inclusive || (at !== from && at !== until),
      );
    case 'before': {
      const all = expand(set, { until: day(from), first: MANY });
      return all.filter((at) => inclusive || at !== from).slice(-1);
    }
    case 'after': {
      const all = expand(set, { from: day(from), first: 20 });
      return all.filter((at) => inclusive || at !== from).slice(0, 1);
    }
  }
}

describe('the recurrence vectors', () => {
  const vectors = readCorpus<Vector[]>('rrule-vectors', 'rrule_vectors.json');
  const apply = vectors.filter(({ name }) => !(name in cannotApply));

  it('are all there, and what cannot apply is named', () => {
    expect(vectors).toHaveLength(272);
    const named = vectors.filter(({ name }) => name in cannotApply).map(({ name }) => name);
    expect(vectors.length - apply.length).toBe(named.length);
  });

  it('refuse in a sentence what is not of RFC 5545', () => {
    const easter = vectors.filter(({ name }) => cannotApply[name] === EASTER);
    expect(easter.length).toBeGreaterThan(0);
    for (const vector of easter) expect(() => answer(vector)).toThrow(InvalidError);
  });

  it.each(apply.map((vector, n) => [`${n} ${vector.name}`, vector] as const))(
    '%s',
    async (_, vector) => {
      const found = answer(vector);
      // A set without an end is compared as far as it was written down.
      expect(found.slice(0, vector.expected.length)).toEqual(vector.expected);
      const endless = vector.args[0] === null;
      if (!endless) expect(found).toHaveLength(vector.expected.length);
      expect(await leastWork(() => answer(vector), 1_000)).toBeLessThan(1_000);
    },
  );
});
