import { Parser } from 'htmlparser2';

const MARKS = new Set(['em', 'strong', 's', 'a', 'code', 'label']);

/** HTML as it is seen: words with the set of their marks, whichever stands outside; or the words alone. */
export function shown(html: string, withMarks = true): string {
  const open: string[] = [];
  const parts: { marks: string; text: string }[] = [];
  const add = (text: string, marks = '') => {
    const last = parts.at(-1);
    if (last && last.marks === marks && marks !== '<>') last.text += text;
    else parts.push({ marks, text });
  };
  new Parser({
    onopentag: (name, attributes) => {
      const list = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
      const tag = `${name} ${list.map(([key, value]) => `${key}=${value}`).join(' ')}`;
      if (MARKS.has(name)) open.push(tag);
      else if (withMarks) add(`<${tag}>`, '<>');
    },
    ontext: (text) => {
      // Blanks look alike with and without most marks.
      for (const piece of text.split(/(\s+)/)) {
        if (/\S/.test(piece)) add(piece, withMarks ? open.toSorted().join(', ') : '');
        else if (piece && !open.includes('code '))
          add(withMarks ? piece.replace(/ +/, ' ') : piece, '');
        else if (piece) add(piece, withMarks ? 'code' : '');
      }
    },
    onclosetag: (name) => {
      if (MARKS.has(name)) open.pop();
      else if (withMarks) add(`</${name}>`, '<>');
    },
  }).end(html);
  return withMarks ? JSON.stringify(parts) : parts.map(({ text }) => text).join('');
}
