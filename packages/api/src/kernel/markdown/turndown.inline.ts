import type { Rule } from 'turndown';
import { escapeMarkdown } from './escape';
import { isImageAllowed, isLinkAllowed } from './links';
import { attributeOf, closest, type DomNode, oneLine } from './turndown.dom';

const RAISED = new Map(
  [...'0123456789+-=()ni'].map((sign, at) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ'][at]]),
);
const LOWERED = new Map(
  [...'0123456789+-=()'].map((sign, at) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'][at]]),
);
const CODE = new Set(['CODE', 'KBD', 'TT', 'SAMP']);
/** Addresses that can stand as they are between angle brackets. */
const AUTOLINK = /^https?:\/\/[^\s<>\\]+$/i;
/** Class names that name a language: `language-js` of HTML, `lang-js` of many forums. */
const LANGUAGE = /\blang(?:uage)?-([a-z0-9][a-z0-9+#._-]{0,29})/i;

/** Code, links, images and the small marks. Markdown here holds no HTML, so `<kbd>` and `<sup>` need a form. */
export function inlineRules(baseUrl: string | undefined): Record<string, Rule> {
  return {
    pre: { filter: 'pre', replacement: (_content, node: DomNode) => codeBlock(node) },
    code: {
      filter: (node: DomNode) => CODE.has(node.nodeName) && !closest(node, 'PRE'),
      replacement: (_content, node: DomNode) => codeSpan(node.textContent ?? ''),
    },
    sup: {
      filter: ['sup'],
      replacement: (content, node: DomNode) =>
        shifted(node.textContent ?? '', RAISED) ?? (content && `^${content}`),
    },
    sub: {
      filter: ['sub'],
      replacement: (content, node: DomNode) => shifted(node.textContent ?? '', LOWERED) ?? content,
    },
    struck: { filter: ['del', 's'], replacement: (content) => (content ? `~~${content}~~` : '') },
    struckOld: {
      filter: (node: DomNode) => node.nodeName === 'STRIKE',
      replacement: (content) => (content ? `~~${content}~~` : ''),
    },
    heading: {
      filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
      replacement: (content, node: DomNode) => {
        const text = oneLine(content);
        return text ? `\n\n${'#'.repeat(Number(node.nodeName[1]))} ${text}\n\n` : '';
      },
    },
    link: {
      filter: (node: DomNode) => node.nodeName === 'A',
      replacement: (content, node: DomNode) => link(content, node, baseUrl),
    },
    image: { filter: 'img', replacement: (_content, node: DomNode) => image(node, baseUrl) },
  };
}

function codeBlock(node: DomNode): string {
  const text = (node.textContent ?? '').replace(/^\n|\n$/g, '');
  if (!text) return '';
  const named = [node, ...Array.from(node.childNodes)].map((each) =>
    LANGUAGE.exec(attributeOf(each, 'class')),
  );
  const language = named.find((match) => match !== null)?.[1]?.toLowerCase() ?? '';
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `\n\n${fence}${language}\n${text}\n${fence}\n\n`;
}

function codeSpan(raw: string): string {
  const text = raw.replace(/\s*\n\s*/g, ' ');
  if (!text.trim()) return text && ' ';
  const ticks = '`'.repeat(longestRun(text) + 1);
  // One space on each side is taken off again, and keeps backticks at the ends apart from the marks.
  const space = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return `${ticks}${space}${text}${space}${ticks}`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

function shifted(text: string, signs: ReadonlyMap<string, string | undefined>): string | undefined {
  const moved = [...text].map((sign) => signs.get(sign));
  return moved.every((sign) => sign !== undefined) ? moved.join('') : undefined;
}

function link(content: string, node: DomNode, baseUrl: string | undefined): string {
  const url = absolute(attributeOf(node, 'href'), baseUrl);
  if (!content.trim()) return '';
  if (!url || !isLinkAllowed(url)) return content;
  if (AUTOLINK.test(url) && node.textContent === url) return `<${url}>`;
  return `[${oneLine(content)}](${destination(url)}${title(node)})`;
}

function image(node: DomNode, baseUrl: string | undefined): string {
  const url = absolute(attributeOf(node, 'src'), baseUrl);
  const alt = escapeMarkdown(oneLine(attributeOf(node, 'alt')));
  if (!url || !(isImageAllowed(url) || isLinkAllowed(url))) return alt;
  return `![${alt}](${destination(url)}${title(node)})`;
}

function absolute(url: string, baseUrl: string | undefined): string | undefined {
  const trimmed = url.trim();
  if (!trimmed) return undefined;
  if (baseUrl === undefined || /^[a-z][a-z0-9+.-]*:/i.test(trimmed)) return trimmed;
  return URL.canParse(trimmed, baseUrl) ? new URL(trimmed, baseUrl).href : undefined;
}

function destination(url: string): string {
  return url
    .replace(/\s/g, encodeURIComponent)
    .replace(/[\\()<>*_`[\]|]/g, '\\$&')
    .replace(/&(?=#|[a-z][a-z0-9]*;)/gi, '\\&');
}

function title(node: DomNode): string {
  const text = oneLine(attributeOf(node, 'title'));
  return text ? ` "${escapeMarkdown(text).replaceAll('"', '\\"')}"` : '';
}
