import type { Rule } from 'turndown';
import { attributeOf, closest, type DomNode, elementsOf } from './turndown.dom';

/** Lists indented by the width of their marker, and boxes of task lists. */
export const listRules: Record<string, Rule> = {
  item: {
    filter: 'li',
    replacement: (content, node: DomNode) => {
      const mark = marker(node);
      const text = content
        .trim()
        .replace(/^(\[[ x]\]) +/, '$1 ')
        .replace(/\n/g, `\n${' '.repeat(mark.length)}`)
        .replace(/^ +$/gm, '');
      return `${mark}${text}${node.nextSibling ? '\n' : ''}`;
    },
  },
  box: {
    filter: (node: DomNode) => node.nodeName === 'INPUT',
    replacement: (_content, node: DomNode) => {
      if (attributeOf(node, 'type') !== 'checkbox' || !closest(node, 'LI')) return '';
      return node.getAttribute?.('checked') == null ? '[ ] ' : '[x] ';
    },
  },
};

/** Found once per list: asking per item would take the square of the items. */
const places = new WeakMap<DomNode, number>();

function marker(node: DomNode): string {
  const list = node.parentNode;
  if (list?.nodeName !== 'OL') return '- ';
  if (!places.has(node)) elementsOf(list).forEach((item, place) => void places.set(item, place));
  const start = Number.parseInt(attributeOf(list, 'start') || '1', 10);
  // More than nine digits are no list number in Markdown.
  const number = Math.max(0, start || 0) + (places.get(node) ?? 0);
  return `${Math.min(number, 999_999_999)}. `;
}
