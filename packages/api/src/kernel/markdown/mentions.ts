import type { Env, MarkdownIt, StateCore, Token } from 'markdown-it';
import { MENTION_LIMIT } from './limits';

/**
 * A handle has 2 to 30 of these characters. What follows must not carry on as a word, a second address
 * part (`@name@host`) or a path (`@scope/package`).
 */
const MENTION = /@([a-z0-9_-]{2,30})(?![\p{L}\p{M}\p{N}_@-]|\/[a-z0-9])/giu;
/** After these an @ is part of a mail address, a path or another word. */
const JOINED = /[\p{L}\p{M}\p{N}_@/\\]$/u;

/** What one rendering collects: lower-cased handles, each once, in the order of their first mention. */
export interface MentionsEnvironment extends Env {
  mentions?: Set<string>;
}

/**
 * Makes `@handle` a link to that person. Works on text after autolinks were found, so that code, links and
 * mail addresses are left alone, and an escaped `\@handle` stays text.
 */
export function mentionsPlugin(md: MarkdownIt): void {
  md.core.ruler.after('linkify', 'mentions', (state: StateCore) => {
    const environment: MentionsEnvironment = state.env;
    environment.mentions ??= new Set();
    for (const block of state.tokens) {
      if (block.type !== 'inline' || !block.content.includes('@') || !block.children) continue;
      block.children = withMentions(state, block.children, environment.mentions);
    }
  });
}

function withMentions(state: StateCore, tokens: Token[], found: Set<string>): Token[] {
  let linked = 0;
  let before = '';
  return tokens.flatMap((token) => {
    if (token.type === 'link_open') linked += 1;
    if (token.type === 'link_close') linked -= 1;
    const result =
      token.type === 'text' && linked === 0 ? splitText(state, token, before, found) : [token];
    // Marks such as ** have no text of their own: `a**@b**` is read as one word.
    if (token.content) before = token.content;
    if (token.type === 'softbreak' || token.type === 'hardbreak') before = '\n';
    return result;
  });
}

function splitText(state: StateCore, token: Token, before: string, found: Set<string>): Token[] {
  const parts: Token[] = [];
  let end = 0;
  const addText = (content: string) => {
    if (!content) return;
    const text = new state.Token('text', '', 0);
    text.content = content;
    text.level = token.level;
    parts.push(text);
  };
  for (const match of token.content.matchAll(MENTION)) {
    // A short tail is enough to see the last character, whole even outside the basic plane.
    const lead =
      match.index > 0
        ? token.content.slice(Math.max(0, match.index - 2), match.index)
        : before.slice(-2);
    const handle = match[1]?.toLowerCase();
    if (!handle || JOINED.test(lead)) continue;
    if (!found.has(handle) && found.size >= MENTION_LIMIT) continue;
    found.add(handle);
    addText(token.content.slice(end, match.index));
    const open = new state.Token('link_open', 'a', 1);
    open.attrs = [
      ['class', 'mention'],
      ['href', `/people/${handle}`],
    ];
    parts.push(open);
    addText(match[0]);
    parts.push(new state.Token('link_close', 'a', -1));
    end = match.index + match[0].length;
  }
  if (end === 0) return [token];
  addText(token.content.slice(end));
  return parts;
}
