import { performance } from 'node:perf_hooks';
import { HTML_LIMIT, MARKDOWN_LIMIT } from './limits';
import { createMarkdown, type Markdown } from './markdown';
import { MarkdownBusyError, MarkdownClosedError, MarkdownTooHardError } from './markdown.errors';

const open: Markdown[] = [];
function create(settings: Parameters<typeof createMarkdown>[0]): Markdown {
  const markdown = createMarkdown(settings);
  open.push(markdown);
  return markdown;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((markdown) => markdown.close()));
});

const fill = (length: number, piece: string) => piece.repeat(Math.floor(length / piece.length));
const HARD = `${fill(20_000, 'a|')}\n${fill(20_000, '-|')}\n${fill(20_000, 'b|\n')}`;
/** Takes ten times the limit below, which is a hundred times what one word takes. */
const HARD_HTML = fill(HTML_LIMIT, '<b><i>');
const LIMIT = 100;

/** Either is an answer; anything else, such as a stack that ran out, is thrown. */
async function settled(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => expect(error).toBeInstanceOf(MarkdownTooHardError));
}

test('a text beyond the time limit is refused, and the next is rendered by a new worker', async () => {
  const markdown = create({ workers: 1, timeLimit: LIMIT });
  const [hard, easy] = await Promise.allSettled([
    markdown.fromHtml(HARD_HTML),
    markdown.render('easy'),
  ]);
  expect(hard).toMatchObject({ status: 'rejected', reason: expect.any(MarkdownTooHardError) });
  expect(easy).toMatchObject({ status: 'fulfilled', value: { html: '<p dir="auto">easy</p>\n' } });
});

test('all texts get their own answer, whatever the number of workers', async () => {
  const markdown = create({ workers: 2 });
  const words = Array.from({ length: 300 }, (_, at) => `word${at}`);
  const rendered = await Promise.all(words.map((word) => markdown.render(word)));
  expect(rendered.map(({ html }) => html)).toEqual(
    words.map((word) => `<p dir="auto">${word}</p>\n`),
  );
});

test('HTML is converted beside it', async () => {
  const markdown = create({ workers: 1 });
  const converted = markdown.fromHtml('<a href="a">b</a>', { baseUrl: 'https://x.org/c/' });
  await expect(converted).resolves.toBe('[b](https://x.org/c/a)');
});

test('a full queue refuses at once, and takes texts again when it is empty', async () => {
  const markdown = create({ workers: 1 });
  const long = 'a'.repeat(MARKDOWN_LIMIT);
  const results = await Promise.allSettled(
    Array.from({ length: 140 }, () => markdown.render(long)),
  );
  const refused = results.filter((result) => result.status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(15);
  for (const { reason } of refused) expect(reason).toBeInstanceOf(MarkdownBusyError);
  await expect(markdown.render(long)).resolves.toBeDefined();
});

test('closing refuses what is inside and what comes later', async () => {
  const markdown = create({ workers: 1 });
  const inside = Promise.allSettled([markdown.render('a'), markdown.render('b')]);
  await markdown.close();
  for (const result of await inside) {
    expect(result).toMatchObject({ reason: expect.any(MarkdownClosedError) });
  }
  await expect(markdown.render('c')).rejects.toBeInstanceOf(MarkdownClosedError);
});

test('no hostile text holds the event loop: it is done in time, or refused', async () => {
  const markdown = create({ workers: 1 });
  await markdown.render('warm');
  const before = performance.eventLoopUtilization();
  const pieces = [
    '[',
    ']',
    '*a ',
    '*a',
    '**a ',
    '_a ',
    'a**b',
    '> ',
    '>',
    '> - ',
    '![[[',
    '![',
    '`a',
    '[a](',
  ];
  pieces.push(
    '[a](<b',
    '- ',
    '* a\n',
    '|',
    '&amp;',
    '<',
    '<a@',
    'http://',
    'a@',
    '@',
    '~~a ',
    '~',
    '*_',
    '<!--',
  );
  pieces.push(
    '<![CDATA[',
    '```\n',
    '[a]: ',
    '\\',
    '\n',
    '\0',
    '\ud800',
    '\u202e',
    'e\u0301',
    '- [ ] a\n',
    '@aa ',
  );
  const sources = pieces.map((piece) => fill(MARKDOWN_LIMIT, piece));
  sources.push(HARD, `|a|b|\n|-|-|\n${fill(60_000, '|x|y|\n')}`);
  sources.push(Array.from({ length: 350 }, (_, at) => '`'.repeat(at)).join('x'));
  sources.push(Array.from({ length: 350 }, (_, at) => `${' '.repeat(at)}- a`).join('\n'));
  for (const source of sources) await settled(markdown.render(source));

  const tags = [
    '<div>',
    '<b>',
    '<b><i>',
    '<ul><li>',
    '<blockquote>',
    '<table><tr><td>',
    '<a href=x>',
    '<',
    '<x',
  ];
  tags.push(
    '<p>a',
    '<br>',
    '&amp;lt;',
    '<img src=x alt=y>',
    '<!--',
    '_',
    '`',
    'a_b*c[ ',
    'http://a_b/_',
    '<pre>',
  );
  const documents = tags.map((tag) => fill(HTML_LIMIT, tag));
  documents.push(`<table>${fill(100_000, '<td>x')}${fill(100_000, '<tr><td>x')}`);
  documents.push(`<ol>${fill(200_000, '<li>a</li>')}</ol>`, `<pre>${fill(200_000, '` ')}</pre>`);
  for (const document of documents) await settled(markdown.fromHtml(document));
  // The work itself keeps a thread busy all the time: on this one it would be close to 1.
  const { utilization } = performance.eventLoopUtilization(before);
  expect(utilization).toBeLessThan(0.2);
}, 120_000);
