import { CatchUpReason } from './catch-up.types';

/** A question that nobody has answered, as far as matching looks at it. */
export interface Asking {
  title: string;
  tags: readonly string[];
  excerpt: string;
  /** How like each of the person's words is to the nearest of title and tags, from 0 to 1 (pg_trgm). */
  likeness: ReadonlyMap<string, number>;
}

/** A thread in which the person has answered. */
export interface Answered {
  threadId: string;
  title: string;
  tags: readonly string[];
  accepted: boolean;
  helped: boolean;
}

export interface Match {
  points: number;
  reason: CatchUpReason.ASK_ME_ABOUT | CatchUpReason.ANSWERED_BEFORE;
  word: string | null;
  becauseThreadId: string | null;
}

/** As pg_trgm itself takes words for near (strict_word_similarity_threshold): "dressing" and "dressings" are 0.73. */
const NEAR = 0.5;
/** Of a phrase, so much has to be found: one word of two is another matter. */
const PHRASE = 0.75;
/** One word of their own that is found, one answer that helped, or two others. */
const ENOUGH = 3;
const POINTS = { tag: 6, title: 5, near: 4, excerpt: 3 };
/** What they answered before; accepted and marked as helpful count most. */
const ANSWERS = { accepted: 4, helped: 3, written: 2 };
/** A title says less than a tag that somebody chose. */
const BY_TITLE = 0.6;
/** Shared by titles that speak of the same. */
const SHARED_WORDS = 2;
/** Shorter ones are "of" and "the", except where every sign is a word. */
const WORD_LENGTH = 4;

const FOLDED: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ı: 'i', þ: 'th' },
};

/** Case and accents away. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðłıþ]/g, (sign) => FOLDED[sign] ?? sign);

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** What is written with a hyphen by some is one word to others: `off-loading`. */
const HYPHENS = /(?<=\p{L})[-\u2010\u2011](?=\p{L})/gu;

/** The words of a text that say something, folded; those with a hyphen both ways. */
export function wordsOf(text: string): string[] {
  const joined = text.match(/\p{L}+(?:[-\u2010\u2011]\p{L}+)+/gu) ?? [];
  const written = [text, ...joined.map((word) => word.replace(HYPHENS, ''))].join(' ');
  return [...new Set(tellingWords(written))];
}

function tellingWords(text: string): string[] {
  const words = [...segmenter.segment(fold(text.replace(/[-_/\u2010\u2011]/g, ' ')))].flatMap(
    (part) => (part.isWordLike ? [part.segment] : []),
  );
  // In other scripts than Latin a word may be one sign.
  const telling = words.filter(
    (word) => word.length >= WORD_LENGTH || /[^\p{Script=Latin}\p{N}\p{P}]/u.test(word),
  );
  return telling.length > 0 ? telling : words;
}

/** A question with its words found once, however many answers it is compared with. */
interface Read {
  tags: ReadonlySet<string>;
  tagWords: ReadonlySet<string>;
  titleWords: ReadonlySet<string>;
  excerptWords: ReadonlySet<string>;
  likeness: ReadonlyMap<string, number>;
}

const setOf = (texts: readonly string[]): Set<string> => new Set(texts.flatMap(wordsOf));

function read({ title, tags, excerpt, likeness }: Asking): Read {
  const tagWords = setOf(tags);
  return {
    tags: new Set(tags.map(fold)),
    tagWords,
    titleWords: new Set([...wordsOf(title), ...tagWords]),
    excerptWords: setOf([excerpt]),
    likeness,
  };
}

/**
 * How probably a person can answer a question; null when nothing speaks for it.
 * @param askMeAbout their own words for it
 * @param answered what they answered before, the latest first
 */
export function matcher(
  askMeAbout: readonly string[],
  answered: readonly Answered[],
): (question: Asking) => Match | null {
  const terms = askMeAbout.map((word) => ({
    word,
    // Some write one word, some two: `off-loading`.
    ways: [word.replace(HYPHENS, ' '), word.replace(HYPHENS, '')].map(tellingWords),
  }));
  const known = answered.map((one) => ({
    one,
    tags: one.tags.map(fold),
    words: wordsOf(one.title).filter((word) => !COMMON.has(word)),
  }));
  return (asking) => {
    const question = read(asking);
    const own = best(
      terms.map(({ word, ways }) => ({
        word,
        points: Math.max(...ways.map((words) => pointsOf(words, question))),
      })),
    );
    const before = best(known.map((one) => ({ one, points: kinship(question, one) })));
    const points = own.points + before.points;
    if (points < ENOUGH) return null;
    if (own.points >= before.points) {
      const word = own.first?.word ?? null;
      return { points, reason: CatchUpReason.ASK_ME_ABOUT, word, becauseThreadId: null };
    }
    const becauseThreadId = before.first?.one.one.threadId ?? null;
    return { points, reason: CatchUpReason.ANSWERED_BEFORE, word: null, becauseThreadId };
  };
}

/** The best counts whole, each further one half of what the one before did. */
function best<T extends { points: number }>(all: T[]): { first: T | undefined; points: number } {
  const found = all.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points);
  const points = found.reduce((sum, one, index) => sum + one.points / 2 ** index, 0);
  return { first: found[0], points };
}

function pointsOf(words: readonly string[], question: Read): number {
  if (words.length === 0) return 0;
  const within = (...texts: ReadonlySet<string>[]) =>
    words.every((word) => texts.some((text) => text.has(word)));
  if (within(question.tagWords)) return POINTS.tag;
  if (within(question.titleWords)) return POINTS.title;
  const near = words.filter((word) => (question.likeness.get(word) ?? 0) >= NEAR);
  if (near.length / words.length >= PHRASE) return POINTS.near;
  return within(question.titleWords, question.excerptWords) ? POINTS.excerpt : 0;
}

interface Known {
  one: Answered;
  tags: readonly string[];
  words: readonly string[];
}

/** What one earlier answer says for it: a tag in common, or titles that speak of the same. */
function kinship(question: Read, { one, tags, words }: Known): number {
  const worth = one.accepted ? ANSWERS.accepted : one.helped ? ANSWERS.helped : ANSWERS.written;
  if (tags.some((tag) => question.tags.has(tag))) return worth;
  const shared = words.filter((word) => question.titleWords.has(word));
  return shared.length >= SHARED_WORDS ? worth * BY_TITLE : 0;
}

/** Words in which questions are asked, and which say nothing of what they are about. */
const COMMON = new Set(
  `about after again anybody anyone before best between could does doing done every from have help here into just know
   like long make many more most much need only other people question really should some somebody someone than that
   their them then there these they thing things think this those through time used using very want what when where
   which while with without would your`.split(/\s+/),
);
