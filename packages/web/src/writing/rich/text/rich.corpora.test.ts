import { readCorpus } from '../../../../../api/src/kernel/markdown/corpora.fixture';
import { renderHere } from '../../../../../api/src/kernel/markdown/render';
import { KeptText, whyInSource } from './kept-text';
import { parseMarkdown } from './parse';
import { readingOf } from './reading';
import { schema } from './schema';
import { blocksMarkdown } from './serialise';
import { shown } from './shown.fixture';

interface Example {
  markdown: string;
  example: number;
}

const examples = readCorpus<Example[]>('commonmark-0.31.2', 'spec.json').map(
  ({ markdown }) => markdown,
);
const naughty = readCorpus<string[]>('blns', 'blns.json');

const html = (markdown: string) => shown(renderHere(markdown).html);

test("the specification's examples are rendered the same after rich text, or open in their source", () => {
  const inSource = examples.filter((markdown) => whyInSource(markdown));
  const damaged = examples.filter(
    (markdown) =>
      !whyInSource(markdown) && html(blocksMarkdown(parseMarkdown(markdown))) !== html(markdown),
  );
  expect(damaged).toEqual([]);
  const references = inSource.filter((markdown) => whyInSource(markdown) === 'references');
  expect({ rich: examples.length - inSource.length, references: references.length }).toEqual({
    rich: 553,
    references: 69,
  });
});

test('untouched, every text keeps its letters; with a line more, it is that and the line', () => {
  const line = schema.nodes.paragraph.create(null, schema.text('One line more.'));
  const changed = [...examples, ...naughty].filter((markdown) => {
    const kept = new KeptText(markdown);
    if (kept.toMarkdown(kept.doc) !== markdown) return true;
    if (whyInSource(markdown)) return false;
    const more = kept.toMarkdown(kept.doc.copy(kept.doc.content.addToEnd(line)));
    const alone = blocksMarkdown(kept.doc);
    return readingOf(more) !== readingOf(`${alone}\n\nOne line more.`);
  });
  expect(changed).toEqual([]);
});

test('naughty strings, typed into rich text, are read as they were written', () => {
  const words = (text: string) => text.replace(/[\s\0]+/g, ' ').trim();
  const changed = naughty.filter((text) => {
    if (!words(text)) return false;
    const typed = text.replace(/\s*\n\s*/g, ' ');
    const doc = schema.nodes.doc.create(
      null,
      schema.nodes.paragraph.create(null, schema.text(typed)),
    );
    const { html } = renderHere(blocksMarkdown(doc));
    return words(shown(html, false)) !== words(typed.replace(/\p{Surrogate}/gu, '\ufffd'));
  });
  expect(changed).toEqual([]);
});
