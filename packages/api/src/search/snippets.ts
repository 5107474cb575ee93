import type { Asked } from './asked';
import { value } from './ranked';
import type { SearchPiece } from './search.types';
import type { Source } from './sources';

/** Around a marked word. Control signs that no text keeps: they are taken out of it before. */
const OPEN = '\u0002';
const CLOSE = '\u0003';

const MARKS = `StartSel="${OPEN}", StopSel="${CLOSE}"`;
const WHOLE = `${MARKS}, HighlightAll=true`;
const SNIPPET = `${MARKS}, MaxWords=34, MinWords=18, ShortWord=2, MaxFragments=2, FragmentDelimiter=" … "`;
/** Signs of a text that is shown as a whole, or of its beginning, where no word is looked for. */
const BEGINNING = 220;

/**
 * What was found as a statement of `id`, `score`, `place`, and of what is shown, what it is called and where the words
 * stand in it.
 * @param ranked a statement of `id` and `score`
 * @param shown how many of these are shown
 */
export function dressed(
  { dressed: { from, id, config: given, title, text, byNames } }: Source,
  { words }: Asked,
  ranked: string,
  shown: number,
  params: unknown[],
): string {
  const config = `coalesce(with_accents(${given}), ${given})`;
  const clean = (said: string) => `translate(${said}, '${OPEN}${CLOSE}', '')`;
  const said =
    words &&
    [words.any, byNames ? words.names.replaceAll(' & ', ' | ') : '']
      .filter((part) => part !== '')
      .join(' | ');
  const query = said && `${value(params, said)}::tsquery`;
  const marked = (name: string, how: string) =>
    query ? `ts_headline(x.config, x.${name}, ${query}, ${how})` : `x.${name}`;
  const snippet = query
    ? marked(
        'text',
        `case when length(x.text) <= ${BEGINNING} then '${WHOLE}' else '${SNIPPET}' end`,
      )
    : `left(x.text, ${BEGINNING})`;
  return `select a.id, a.score, a.place, d.title, d.snippet
    from (select r.id, r.score, row_number() over (order by r.score desc, r.id desc)::int as place
            from (${ranked}) r) a
    left join lateral (
      select ${marked('title', `'${WHOLE}'`)} as title, ${snippet} as snippet
        from (select ${config} as config, ${clean(title)} as title, ${clean(text)} as text
                from ${from} where ${id} = a.id and a.place <= ${value(params, shown)} offset 0) x) d on true`;
}

/** A text with marks, taken apart at them: plain text in pieces, so that nothing of it is mark-up. */
export function pieces(text: string): SearchPiece[] {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .split(OPEN)
    .flatMap((part, at) => {
      if (at === 0) return [{ text: part, marked: false }];
      const [word = '', ...rest] = part.split(CLOSE);
      return [
        { text: word, marked: true },
        { text: rest.join(''), marked: false },
      ];
    })
    .filter((piece) => piece.text !== '');
}
