/**
 * Words a minute that adults read silently, of texts that tell them something: the mean over 190 studies.
 * M. Brysbaert, "How many words do we read per minute? A review and meta-analysis of reading rate", Journal of Memory
 * and Language 109 (2019) 104047.
 */
export const WORDS_PER_MINUTE = 238;
/**
 * Signs a minute where a word is one or two of them and nothing stands between words: Chinese, the slowest that was
 * measured; Japanese is read at 357. S. Trauzettel-Klosinski, K. Dietz, "Standardized assessment of reading performance:
 * the new International Reading Speed Texts IReST", Investigative Ophthalmology & Visual Science 53 (2012) 5452–5461.
 */
export const SIGNS_PER_MINUTE = 255;
/** To see who speaks, however little they say. */
export const LEAST_SECONDS = 3;

const SIGNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
/** Written without blanks, but with words of several letters: those have to be found in a dictionary. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const WORD = /[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}'’.-]*/gu;
/** Where a link leads is not read. */
const ADDRESS = /\]\([^)\s]*\)|https?:\/\/\S+/g;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function wordsWithin(text: string): number {
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words += 1;
  return words;
}

/** How long a text takes to read, in whole seconds. */
export function readingSeconds(markdown: string): number {
  const text = markdown.replace(ADDRESS, '] ');
  const signs = count(text, SIGNS);
  const unspaced = text.match(UNSPACED) ?? [];
  const rest = text.replace(SIGNS, ' ').replace(UNSPACED, ' ');
  const words = count(rest, WORD) + unspaced.reduce((sum, run) => sum + wordsWithin(run), 0);
  const seconds = (words / WORDS_PER_MINUTE + signs / SIGNS_PER_MINUTE) * 60;
  return Math.max(LEAST_SECONDS, Math.ceil(seconds));
}
