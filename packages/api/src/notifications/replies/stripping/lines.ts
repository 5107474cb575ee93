/** A line of fewer signs was not ended by a program that folds lines; those fold between 65 and 80. */
const FOLDED_FROM = 60;
const FOLDED_TO = 80;

/** What begins a block of its own in Markdown, or continues one whose lines are not text. */
const BLOCK =
  /^(?: {4}|\t| {0,3}(?:[-*+] |\d{1,9}[.)] |#{1,6} |>|\||```|~~~|=+\s*$|-+\s*$|\*{3,}\s*$|_{3,}\s*$))/;
const FENCE = /^ {0,3}(?:```|~~~)/;

/**
 * In Markdown the end of a line is a blank; in a mail it is what its writer wanted, unless a program has folded the
 * text. So ends of lines that nobody needed are kept as breaks, and folded lines flow again.
 */
export function withBreaks(text: string): string {
  const lines = text.split('\n');
  const longest = lines.reduce((most, line) => Math.max(most, isPlain(line) ? line.length : 0), 0);
  const width = longest <= FOLDED_TO ? longest : null;
  let fenced = false;
  return lines
    .map((line, at) => {
      if (FENCE.test(line)) fenced = !fenced;
      const next = lines[at + 1] ?? '';
      if (fenced || !isPlain(line) || next.trim() === '' || BLOCK.test(next)) return line;
      return isFolded(line, next, width) ? line.trimEnd() : `${line.trimEnd()}  `;
    })
    .join('\n');
}

/** Running text, without an address, which no program folds. */
const isPlain = (line: string): boolean =>
  line.trim() !== '' && !BLOCK.test(line) && !/ {2}$|\\$/.test(line) && !/https?:\S{30}/.test(line);

/** The next word had no room on this line. */
function isFolded(line: string, next: string, width: number | null): boolean {
  if (width === null || width < FOLDED_FROM) return false;
  const [word = ''] = next.trim().split(/\s/, 1);
  return line.trimEnd().length + 1 + word.length > width;
}
