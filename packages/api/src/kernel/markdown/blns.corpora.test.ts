import { Parser } from 'htmlparser2';
import { readCorpus } from './corpora.fixture';
import { escapeMarkdown } from './escape';
import { htmlToMarkdown } from './markdown';
import { renderHere } from './render';

/** White space at the ends and in runs is layout in HTML, and only that may change. */
const words = (text: string) => text.replace(/[\s\0]+/g, ' ').trim();

function textOf(html: string): string {
  let text = '';
  new Parser({ ontext: (piece) => (text += piece) }).end(html);
  return words(text);
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

test('naughty strings, escaped, are read as they were written', () => {
  const strings = readCorpus<string[]>('blns', 'blns.json');
  expect(strings.length).toBeGreaterThan(400);
  const changed = strings.filter((text) => {
    const { html, mentions } = renderHere(escapeMarkdown(text));
    return textOf(html) !== words(text) || mentions.length > 0;
  });
  expect(changed).toEqual([]);
});

test('naughty strings in imported HTML are read as they were written', () => {
  const strings = readCorpus<string[]>('blns', 'blns.json');
  const changed = strings.filter((text) => {
    const { html, mentions } = renderHere(htmlToMarkdown(`<p>${escapeHtml(text)}</p>`));
    return textOf(html) !== words(text) || mentions.length > 0;
  });
  expect(changed).toEqual([]);
});

test('naughty strings as Markdown render within the walls, and again to the same', () => {
  for (const text of readCorpus<string[]>('blns', 'blns.json')) {
    const { html } = renderHere(text);
    expect(renderHere(text).html).toBe(html);
    expect(html).not.toMatch(/<(?:script|svg|iframe|style|object|embed|form|link|meta)\b/i);
  }
});
