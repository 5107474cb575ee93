import type { MarkdownIt, StateCore, Token } from 'markdown-it';

const WEB = /^https?:\/\/[^/\\]/i;
const SECURE = /^https:\/\/[^/\\]/i;
const MAIL = /^mailto:[^\s]/i;
/** One slash and no second, since `//host` and `/\host` leave the app in a browser. */
const IN_APP = /^\/(?![/\\])/;
const FRAGMENT = /^#/;
/** Browsers drop these inside an address, so that `java\nscript:` would be read as one word. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the purpose.
const INVISIBLE = /[\u0000-\u0020\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** Whether a link may point there: the web, a mail address, a place in this app. */
export function isLinkAllowed(url: string): boolean {
  if (INVISIBLE.test(url)) return false;
  return WEB.test(url) || MAIL.test(url) || IN_APP.test(url) || FRAGMENT.test(url);
}

/** Whether an image may be shown from there: only https, since a page on https shows nothing else. */
export function isImageAllowed(url: string): boolean {
  return !INVISIBLE.test(url) && (SECURE.test(url) || IN_APP.test(url));
}

/** Refuses links to elsewhere (they stay text, as typed), and turns images that cannot be shown into links. */
export function linksPlugin(md: MarkdownIt): void {
  md.validateLink = isLinkAllowed;
  // An address is shown as it was typed: decoding it would let it look like another one.
  md.normalizeLinkText = (url) => url;
  // Guessing that `notes.md` or `report.zip` is a domain makes links nobody meant.
  md.linkify?.set({ fuzzyLink: false });
  md.core.ruler.push('shown_images', (state: StateCore) => {
    for (const block of state.tokens) {
      if (block.children?.some(isHiddenImage))
        block.children = withoutHidden(state, block.children);
    }
  });
}

function isHiddenImage(token: Token): boolean {
  return token.type === 'image' && !isImageAllowed(String(token.attrGet('src') ?? ''));
}

function withoutHidden(state: StateCore, tokens: Token[]): Token[] {
  let linked = 0;
  return tokens.flatMap((token) => {
    if (token.type === 'link_open') linked += 1;
    if (token.type === 'link_close') linked -= 1;
    if (!isHiddenImage(token)) return [token];
    const src = String(token.attrGet('src') ?? '');
    const text = new state.Token('text', '', 0);
    const alt = state.md.renderer.renderInlineAsText(
      token.children ?? [],
      state.md.options,
      state.env,
    );
    text.content = alt || src;
    if (linked > 0 || !WEB.test(src)) return [text];
    const open = new state.Token('link_open', 'a', 1);
    open.attrSet('href', src);
    return [open, text, new state.Token('link_close', 'a', -1)];
  });
}
