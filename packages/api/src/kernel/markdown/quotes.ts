import type { MarkdownIt, StateCore, Token } from 'markdown-it';

/** A post of this house, as a quote names it. */
const POST = /^\/c\/[a-z0-9-]+\/t\/[0-9a-f-]{36}(?:\/[1-9]\d{0,8})?$/;

/**
 * A block quote whose first paragraph is nothing but a link to a post of this house and a colon says whose words it
 * holds: both get a class, so that the page can show them as a quote with its source.
 */
export function quotesPlugin(md: MarkdownIt): void {
  md.core.ruler.push('quotes', ({ tokens }: StateCore) => {
    tokens.forEach((quote, at) => {
      const paragraph = tokens[at + 1];
      const line = tokens[at + 2];
      if (quote.type !== 'blockquote_open' || paragraph?.type !== 'paragraph_open') return;
      if (!line || !namesSource(line.children ?? [])) return;
      quote.attrJoin('class', 'quote');
      paragraph.attrJoin('class', 'quote-by');
    });
  });
}

function namesSource(parts: Token[]): boolean {
  const [first, ...rest] = parts;
  const close = rest.findIndex(({ type }) => type === 'link_close');
  const after = rest.slice(close + 1).map(({ content }) => content);
  return (
    first?.type === 'link_open' &&
    POST.test(String(first.attrGet('href') ?? '')) &&
    close > 0 &&
    after.join('').trim() === ':'
  );
}
