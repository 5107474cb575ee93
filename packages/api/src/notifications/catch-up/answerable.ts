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

/**
 * How probably a person can answer a question; null when nothing speaks for it.
 * @param askMeAbout their own words for it
 * @param answered what they answered before, the latest first
 */
export function matchOf(
  question: Asking,
  askMeAbout: readonly string[],
  answered: readonly Answered[],
): Match | null {
  const own = best(askMeAbout.map((word) => ({ word, points: pointsOf(word, question) })));
  const before = best(answered.map((one) => ({ one, points: kinship(question, one) })));
  const points = own.points + before.points;
  if (points < ENOUGH) return null;
  if (own.points >= before.points) {
    const word = own.first?.word ?? null;
    return { points, reason: CatchUpReason.ASK_ME_ABOUT, word, becauseThreadId: null };
  }
  const becauseThreadId = before.first?.one.threadId ?? null;
  return { points, reason: CatchUpReason.ANSWERED_BEFORE, word: null, becauseThreadId };
}

/** The best counts whole, each further one half of what the one before did. */
function best<T extends { points: number }>(all: T[]): { first: T | undefined; points: number } {
  const found = all.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points);
  const points = found.reduce((sum, one, index) => sum + one.points / 2 ** index, 0);
  return { first: found[0], points };
}

const pointsOf = (term: string, question: Asking): number =>
  Math.max(
    ...[term.replace(HYPHENS, ' '), term.replace(HYPHENS, '')].map((way) =>
      pointsOfWords(tellingWords(way), question),
    ),
  );

function pointsOfWords(words: readonly string[], question: Asking): number {
  if (words.length === 0) return 0;
  const within = (text: readonly string[]) => {
    const there = new Set(text.flatMap(wordsOf));
    return words.every((word) => there.has(word));
  };
  if (within(question.tags)) return POINTS.tag;
  if (within([question.title, ...question.tags])) return POINTS.title;
  const likeness = words.map((word) => question.likeness.get(word) ?? 0);
  const near = likeness.map((value) => (value >= NEAR ? 1 : 0));
  if (near.reduce<number>((sum, value) => sum + value, 0) / words.length >= PHRASE) {
    return POINTS.near;
  }
  return within([question.title, ...question.tags, question.excerpt]) ? POINTS.excerpt : 0;
}

/** What one earlier answer says for it: a tag in common, or titles that speak of the same. */
function kinship(question: Asking, { title, tags, accepted, helped }: Answered): number {
  const worth = accepted ? ANSWERS.accepted : helped ? ANSWERS.helped : ANSWERS.written;
  const own = new Set(tags.map(fold));
  if (question.tags.some((tag) => own.has(fold(tag)))) return worth;
  const words = new Set(wordsOf(title));
  const shared = wordsOf(question.title).filter((word) => words.has(word) && !COMMON.has(word));
  return shared.length >= SHARED_WORDS ? worth * BY_TITLE : 0;
}

/** Words in which questions are asked, and which say nothing of what they are about. */
const COMMON = new Set(
  `about after again anybody anyone before best between could does doing done every from have help here into just know
   like long make many more most much need only other people question really should some somebody someone than that
   their them then there these they thing things think this those through time used using very want what when where
   which while with without would your`.split(/\s+/),
);
