import { EventKind } from '../events/event.types';
import { ResourceType } from '../resources/resource.types';
import { ThreadKind } from '../threads/thread.entity';
import { TEXT_MAX, VALUES_MAX, WORDS_MAX } from './search.limits';
import { SearchGroup, SearchNoteCode } from './search.types';

export interface Term {
  text: string;
  /** In quotes: the words stand in this order. */
  phrase: boolean;
  /** With a minus: it must not be there. */
  not: boolean;
}

export interface Note {
  code: SearchNoteCode;
  text: string;
}

/** A search as it was typed, taken apart. */
export interface Query {
  terms: Term[];
  /** Addresses of communities. */
  in: string[];
  /** Handles; `me` for the viewer. */
  by: string[];
  groups: SearchGroup[];
  threadKinds: ThreadKind[];
  eventKinds: EventKind[];
  resourceTypes: ResourceType[];
  tags: string[];
  unanswered: boolean;
  mine: boolean;
  /** Days as YYYY-MM-DD: from the one on, and until before the other. */
  after: string | null;
  before: string | null;
  notes: Note[];
}

const GROUPS = new Map<string, SearchGroup>([
  ['thread', SearchGroup.THREAD],
  ['post', SearchGroup.POST],
  ['answer', SearchGroup.POST],
  ['event', SearchGroup.EVENT],
  ['session', SearchGroup.EVENT],
  ['resource', SearchGroup.RESOURCE],
  ['library', SearchGroup.RESOURCE],
  ['person', SearchGroup.PERSON],
  ['people', SearchGroup.PERSON],
  ['community', SearchGroup.COMMUNITY],
]);

const named = <Value extends string>(values: Value[]): Map<string, Value> =>
  new Map(values.map((value) => [value.toLowerCase().replace('_', '-'), value]));
const THREAD_KINDS = named(Object.values(ThreadKind));
const EVENT_KINDS = named(Object.values(EventKind));
const RESOURCE_TYPES = named(Object.values(ResourceType));

/** Signs that people and telephones type for a plain quotation mark. */
const QUOTES = /[“”„‟«»＂]/g;

/** An operator with its value, which may be in quotes; words in quotes, closed or not; a word. */
const PART = /(-?)(?:([a-z]+):(?!\/)("[^"]*"?|[^\s"]*)|"([^"]*)"?|([^\s"]+))/giu;

const OPERATORS = new Set(['in', 'by', 'kind', 'is', 'before', 'after', 'tag']);

/** Takes a search apart. Whatever is typed is a search: what cannot be understood is said in the notes. */
export function parseQuery(typed: string): Query {
  const query: Query = {
    ...{ terms: [], in: [], by: [], groups: [], tags: [] },
    ...{ threadKinds: [], eventKinds: [], resourceTypes: [] },
    ...{ unanswered: false, mine: false, after: null, before: null, notes: [] },
  };
  const text = typed.slice(0, TEXT_MAX).normalize('NFC').replace(QUOTES, '"');
  for (const [part, minus, operator, value = '', phrase, word] of text.matchAll(PART)) {
    const name = operator?.toLowerCase();
    if (name !== undefined && OPERATORS.has(name)) {
      const code = operate(query, minus === '-', name, unquoted(value));
      if (code) query.notes.push({ code, text: part });
    } else if (phrase !== undefined) {
      say(query, phrase, minus === '-', true);
    } else if (name !== undefined) {
      if (value !== '') query.notes.push({ code: SearchNoteCode.UNKNOWN_OPERATOR, text: part });
      say(query, `${operator} ${unquoted(value)}`, minus === '-', false);
    } else if (word !== undefined) {
      say(query, word, minus === '-', false);
    }
  }
  const tooMany = query.terms.slice(WORDS_MAX);
  if (tooMany.length > 0) {
    query.terms.length = WORDS_MAX;
    query.notes.push({
      code: SearchNoteCode.TOO_MANY_WORDS,
      text: tooMany.map((term) => term.text).join(' '),
    });
  }
  return query;
}

const unquoted = (value: string): string => value.replaceAll('"', '').trim();

function say({ terms }: Query, text: string, not: boolean, phrase: boolean): void {
  // Nothing but signs is no word.
  if (!/[\p{L}\p{N}]/u.test(text)) return;
  terms.push({ text: text.trim(), not, phrase });
}

/** @returns what is wrong with it */
function operate(query: Query, not: boolean, name: string, value: string): SearchNoteCode | null {
  if (not) return SearchNoteCode.NOT_NEGATED;
  if (value === '') return SearchNoteCode.NO_VALUE;
  const small = value.toLowerCase();
  switch (name) {
    case 'in':
      return add(query.in, small.replace(/^(?:\/?c\/|#)/, ''));
    case 'by':
      return add(query.by, small.replace(/^@/, ''));
    case 'tag':
      return add(query.tags, value);
    case 'kind':
      return addKind(query, small);
    case 'is':
      if (small === 'unanswered') query.unanswered = true;
      else if (small === 'mine') query.mine = true;
      else return SearchNoteCode.UNKNOWN_STATE;
      return null;
    default: {
      const day = dayOf(value);
      if (day === null) return SearchNoteCode.NOT_A_DAY;
      query[name as 'before' | 'after'] = day;
      return null;
    }
  }
}

function addKind(query: Query, name: string): SearchNoteCode | null {
  const threadKind = THREAD_KINDS.get(name);
  if (threadKind) return add(query.threadKinds, threadKind);
  const eventKind = EVENT_KINDS.get(name);
  if (eventKind) return add(query.eventKinds, eventKind);
  const resourceType = RESOURCE_TYPES.get(name) ?? RESOURCE_TYPES.get(name.replace(/s$/, ''));
  if (resourceType) return add(query.resourceTypes, resourceType);
  const group = GROUPS.get(name) ?? GROUPS.get(name.replace(/s$/, ''));
  return group ? add(query.groups, group) : SearchNoteCode.UNKNOWN_KIND;
}

function add<Value>(list: Value[], more: Value): SearchNoteCode | null {
  if (list.includes(more)) return null;
  if (list.length >= VALUES_MAX) return SearchNoteCode.TOO_MANY_VALUES;
  list.push(more);
  return null;
}

/** The first day of a year, a month or that day; null for what is none of the calendar. */
function dayOf(value: string): string | null {
  const found = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(value);
  if (!found) return null;
  const [year, month, day] = [found[1], found[2] ?? '1', found[3] ?? '1'].map(Number) as [
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1000;
  return real ? date.toISOString().slice(0, 10) : null;
}

/** Whether there is anything to look by. */
export const isEmpty = (query: Query): boolean =>
  !query.terms.some(({ not }) => !not) && !isNarrowed(query);

/** Whether anything but words says what is meant. */
export const isNarrowed = (query: Query): boolean =>
  query.unanswered ||
  query.mine ||
  query.after !== null ||
  query.before !== null ||
  [query.in, query.by, query.groups, query.tags].some((list) => list.length > 0) ||
  kindsOf(query) > 0;

/** How many kinds of threads, events and resources it names. */
export const kindsOf = ({ threadKinds, eventKinds, resourceTypes }: Query): number =>
  threadKinds.length + eventKinds.length + resourceTypes.length;
