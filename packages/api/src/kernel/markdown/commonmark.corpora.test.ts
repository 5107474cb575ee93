import { Parser } from 'htmlparser2';
import createParser from 'markdown-it';
import { readCorpus } from './corpora.fixture';
import { renderHere } from './render';

interface Example {
  markdown: string;
  html: string;
  example: number;
  section: string;
}

const examples = () => readCorpus<Example[]>('commonmark-0.31.2', 'spec.json');

/** The structure: elements with their attributes and text, without the ways to write them. */
function structure(html: string): string {
  let written = '';
  new Parser({
    onopentag: (name, attributes) => {
      const list = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
      written += `<${name}${list.map(([key, value]) => ` ${key}=${JSON.stringify(value)}`).join('')}>`;
    },
    ontext: (text) => (written += text),
    onclosetag: (name) => (written += `</${name}>`),
  }).end(html);
  // A quote without content may stand on one line or on two.
  return written.replace(/(<blockquote[^>]*>)\n<\/blockquote>/g, '$1</blockquote>').trim();
}

/** Takes back, in the expected HTML, what is ours on purpose: levels, direction, link and image attributes. */
function ours(html: string): string {
  return html
    .replace(
      /<(\/?)h([1-6])>/g,
      (_all, slash, level) => `<${slash}h${Math.min(6, Number(level) + 2)}>`,
    )
    .replace(/<(p|li|blockquote|h[3-6])>/g, '<$1 dir="auto">')
    .replace(/<a href="([^"]*)"/g, '<a href="$1" rel="nofollow noopener ugc"')
    .replace(/<img src="([^"]*)"/g, '<img src="$1" loading="lazy" decoding="async"');
}

/** Why an example may differ, in the order of asking: the first that holds is counted. */
const REASONS: [string, (example: Example) => boolean][] = [
  ['HTML is shown, not obeyed', ({ markdown, html }) => hasRawHtml(markdown, html)],
  ['links stay within the web and the app', ({ html }) => hasRefusedAddress(html)],
  ['languages have plain names', ({ html }) => /class="language-[^"]*[^a-z0-9+#._"-]/.test(html)],
  ['addresses become links by themselves', ({ markdown }) => /https?:\/\/|\S@\w/.test(markdown)],
];

const MADE = /<\/?(?:p|h[1-6]|em|strong|a|img|ul|ol|li|blockquote|pre|code|hr|br)\b[^>]*>/g;

function hasRawHtml(markdown: string, html: string): boolean {
  const typed: string[] = markdown.match(/<[a-z!?/][^>]*>?/gi) ?? [];
  return typed.some((tag) => html.includes(tag)) || /<[a-z!?]/i.test(html.replace(MADE, ''));
}

function hasRefusedAddress(html: string): boolean {
  return [...html.matchAll(/(?:href|src)="([^"]*)"/g)].some(
    ([, url]) => !/^(?:https?:\/\/|mailto:|\/(?!\/)|#)/i.test(url ?? ''),
  );
}

test('the parser without our settings follows the specification to the letter', () => {
  const parser = createParser('commonmark');
  const differing = examples().filter(
    ({ markdown, html }) => structure(parser.render(markdown)) !== structure(html),
  );
  expect(examples()).toHaveLength(652);
  expect(differing.map(({ example }) => example)).toEqual([]);
});

test('behind the walls every difference has one of our reasons', () => {
  const counts: Record<string, number> = {};
  const unexplained: number[] = [];
  for (const example of examples()) {
    if (structure(renderHere(example.markdown).html) === structure(ours(example.html))) continue;
    const reason = REASONS.find(([, holds]) => holds(example))?.[0];
    if (reason) counts[reason] = (counts[reason] ?? 0) + 1;
    else unexplained.push(example.example);
  }
  expect(unexplained).toEqual([]);
  expect(counts).toEqual({
    'HTML is shown, not obeyed': 71,
    'addresses become links by themselves': 5,
    'languages have plain names': 2,
    'links stay within the web and the app': 32,
  });
});
