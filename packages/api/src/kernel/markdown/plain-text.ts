import { Parser } from 'htmlparser2';

/** HTML is read in pieces of this length, so that a short excerpt of a long text costs little. */
const PIECE = 4_096;
/** A sign may be built of several units, though not of endless ones: a thousand accents on one letter are noise. */
const UNITS_PER_SIGN = 8;
/** These stand in the line; all other elements part words. */
const INLINE = new Set(['a', 'code', 'em', 'strong', 's', 'label']);
const SILENT = new Set(['script', 'style', 'template', 'title', 'noscript']);

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * The text of rendered HTML on one line, for lists and mail: no mark-up, white space collapsed, images by
 * their alternative text. With a limit (in signs as people see them) longer text is cut and ends in `…`.
 */
export function markdownToPlainText(html: string, limit = Number.POSITIVE_INFINITY): string {
  let text = '';
  let silent = 0;
  const parser = new Parser({
    ontext: (data) => {
      if (silent === 0) text += data;
    },
    onopentag: (name, attributes) => {
      if (SILENT.has(name)) silent += 1;
      if (!INLINE.has(name)) text += ' ';
      if (name === 'img' && attributes.alt) text += `${attributes.alt} `;
    },
    onclosetag: (name) => {
      if (SILENT.has(name)) silent -= 1;
      if (!INLINE.has(name)) text += ' ';
    },
  });
  const enough = (limit + 1) * UNITS_PER_SIGN;
  for (let at = 0; at < html.length; at += PIECE) {
    parser.write(html.slice(at, at + PIECE));
    if (text.length > enough) {
      text = collapse(text);
      if (text.length > enough) break;
    }
  }
  parser.end();
  return cut(collapse(text), limit);
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trimStart();
}

function cut(line: string, limit: number): string {
  const text = line.trimEnd();
  if (text.length <= limit) return text;
  let kept = '';
  let signs = 0;
  for (const { segment } of graphemes.segment(text.slice(0, (limit + 1) * UNITS_PER_SIGN))) {
    if (signs + 1 >= limit && kept.length + segment.length < text.length)
      return `${kept.trimEnd()}…`;
    kept += segment;
    signs += 1;
  }
  return kept.length < text.length ? `${kept.trimEnd()}…` : kept;
}
