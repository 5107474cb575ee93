import { renderHere } from './render';

const post = '/c/wound-care/t/01a1fc35-41fb-7189-a6db-c4106899b321/3';
const quote = (by: string) => renderHere(`> ${by}\n>\n> Said so.\n`).html;

it('marks a quote that names a post of this house', () => {
  expect(quote(`[Amara \\[A\\] Okafor](${post}):`)).toBe(
    `<blockquote dir="auto" class="quote">\n<p dir="auto" class="quote-by"><a href="${post}" rel="nofollow noopener ugc">Amara [A] Okafor</a>:</p>\n<p dir="auto">Said so.</p>\n</blockquote>\n`,
  );
});

it.each([
  ['words after the name', `[Amara](${post}): and`],
  ['words before it', `So [Amara](${post}):`],
  ['two names', `[Amara](${post}) [Ravi](${post}):`],
  ['no colon', `[Amara](${post})`],
  ['another page', '[Amara](/people/amara):'],
  ['another house', `[Amara](https://elsewhere.example${post}):`],
  ['no name', `[](${post}):`],
])('leaves a quote with %s as it is', (_name, by) => {
  expect(quote(by)).not.toContain('class="quote');
});

it('marks quotes within quotes', () => {
  const inner = `> [Ravi](${post}):\n> \n> Inner`;
  const { html } = renderHere(`> [Amara](${post}):\n>\n${inner.replace(/^/gm, '> ')}`);
  expect(html.match(/class="quote"/g)).toHaveLength(2);
});
