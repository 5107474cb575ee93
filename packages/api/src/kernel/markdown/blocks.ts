import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { HEADING_SHIFT } from './limits';

/** These find their own direction, so that one right-to-left paragraph does not turn its neighbours. */
const DIRECTED = new Set(['p', 'li', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'td', 'th']);
const LANGUAGE = /^[a-z0-9][a-z0-9+#._-]{0,29}$/;
const ALIGNED = /^text-align:(left|center|right)$/;

/** Shapes the blocks: headings demoted, direction by content, cells aligned by class, code with its language. */
export function blocksPlugin(md: MarkdownIt): void {
  md.core.ruler.push('blocks', (state: StateCore) => {
    for (const token of state.tokens) {
      if (token.type === 'heading_open' || token.type === 'heading_close') demote(token);
      if (token.nesting === 1 && DIRECTED.has(token.tag)) token.attrSet('dir', 'auto');
      if (token.tag === 'td' || token.tag === 'th') alignByClass(token);
    }
  });
  md.renderer.rules.fence = (tokens, index) => {
    const token = tokens[index];
    const language =
      md.utils
        .unescapeAll(token?.info ?? '')
        .trim()
        .split(/\s+/, 1)[0]
        ?.toLowerCase() ?? '';
    const marked = LANGUAGE.test(language) ? ` class="language-${language}"` : '';
    return `<pre><code${marked}>${md.utils.escapeHtml(token?.content ?? '')}</code></pre>\n`;
  };
}

function demote(token: Token): void {
  token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + HEADING_SHIFT)}`;
}

/** The content security policy forbids style attributes, which is how the parser marks alignment. */
function alignByClass(token: Token): void {
  const [, side] = ALIGNED.exec(String(token.attrGet('style') ?? '')) ?? [];
  token.attrs = token.attrs?.filter(([name]) => name !== 'style') ?? null;
  if (side) token.attrJoin('class', `align-${side}`);
}
