import sanitizeHtml from 'sanitize-html';
import TurndownService from 'turndown';
import { escapeMarkdown } from './escape';
import { NESTING_LIMIT } from './limits';
import { wellFormed } from './render';
import { inlineRules } from './turndown.inline';
import { listRules } from './turndown.lists';
import { tableRules } from './turndown.tables';

export interface HtmlToMarkdownOptions {
  /** Where the HTML was found: its relative addresses are made absolute against this. */
  baseUrl?: string;
}

/** What the conversion has a form for. The rest is dropped here, the text inside it kept. */
const KNOWN: sanitizeHtml.IOptions = {
  allowedTags: [
    ...[
      'p',
      'div',
      'section',
      'article',
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'blockquote',
      'hr',
      'br',
    ],
    ...[
      'ul',
      'ol',
      'li',
      'dl',
      'dt',
      'dd',
      'pre',
      'code',
      'tt',
      'samp',
      'kbd',
      'sup',
      'sub',
      'input',
    ],
    ...['em', 'i', 'strong', 'b', 's', 'del', 'strike', 'a', 'img'],
    ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'title'],
    img: ['src', 'alt', 'title'],
    ol: ['start'],
    pre: ['class'],
    code: ['class'],
    input: ['type', 'checked'],
    th: ['align', 'style'],
    td: ['align', 'style'],
  },
  // Addresses are judged once they are absolute; styles are only looked at for the side of a cell.
  allowedSchemes: ['http', 'https', 'mailto'],
  parseStyleAttributes: false,
  // The conversion calls itself for every level, so a hostile depth would end in an exhausted stack.
  nestingLimit: NESTING_LIMIT,
};

/** Converts in the calling thread, whatever the length: see `htmlToMarkdown` and `Markdown.fromHtml`. */
export function convertHtml(html: string, options: HtmlToMarkdownOptions = {}): string {
  // NUL is no text, and half a surrogate pair would break an address apart.
  const clean = sanitizeHtml(wellFormed(html).replaceAll('\0', ''), KNOWN);
  if (!clean.trim()) return '';
  return converter(options).turndown(clean).trim();
}

function converter({ baseUrl }: HtmlToMarkdownOptions): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    hr: '---',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
    strongDelimiter: '**',
  });
  service.escape = escapeMarkdown;
  for (const rules of [inlineRules(baseUrl), listRules, tableRules]) {
    for (const [name, rule] of Object.entries(rules)) service.addRule(name, rule);
  }
  return service;
}
