import type { Rule } from 'turndown';
import { attributeOf, closest, type DomNode, elementsOf, oneLine } from './turndown.dom';

const SIDES: Record<string, string> = { left: ':---', center: ':---:', right: '---:' };

/** Tables as GFM writes them: one line per row, so what a cell holds is put on one line. */
export const tableRules: Record<string, Rule> = {
  cell: {
    filter: ['th', 'td'],
    // A bar ends the cell, even inside code.
    replacement: (content) => ` ${oneLine(content).replace(/(?<!\\)\|/g, '\\|')} |`,
  },
  row: {
    filter: 'tr',
    replacement: (content, node: DomNode) => {
      const table = closest(node, 'TABLE');
      if (!table || closest(table, 'TABLE')) return ` ${content.replaceAll('|', ' ')} `;
      const { firstRow, width } = shapeOf(table);
      // Rows that are too short are fine in GFM; filling them would let one wide row swell all others.
      const line = `|${content}\n`;
      return firstRow === node ? withHead(line, node, width) : line;
    },
  },
  group: { filter: ['thead', 'tbody', 'tfoot'], replacement: (content) => content },
  caption: { filter: 'caption', replacement: (content) => `${oneLine(content)}\n\n` },
  table: {
    filter: 'table',
    replacement: (content, node: DomNode) =>
      closest(node, 'TABLE') ? ` ${oneLine(content)} ` : `\n\n${content.trim()}\n\n`,
  },
};

/** GFM wants a head: a table without one gets an empty head, since making data a heading would be untrue. */
function withHead(line: string, row: DomNode, width: number): string {
  const cells = cellsOf(row);
  const rule = Array.from({ length: width }, (_, at) => SIDES[sideOf(cells[at])] ?? '---');
  const delimiter = `| ${rule.join(' | ')} |\n`;
  const isHead = cells.length > 0 && cells.every((cell) => cell.nodeName === 'TH');
  return isHead ? `${line}${delimiter}` : `|${'  |'.repeat(width)}\n${delimiter}${line}`;
}

function sideOf(cell: DomNode | undefined): string {
  const style = /text-align:\s*(left|center|right)/i.exec(attributeOf(cell, 'style'));
  return (style?.[1] ?? attributeOf(cell, 'align')).toLowerCase();
}

function rowsOf(table: DomNode): DomNode[] {
  return elementsOf(table).flatMap((each) => {
    if (each.nodeName === 'TR') return [each];
    return each.nodeName === 'CAPTION' ? [] : elementsOf(each);
  });
}

function cellsOf(row: DomNode): DomNode[] {
  return elementsOf(row).filter((each) => each.nodeName === 'TD' || each.nodeName === 'TH');
}

interface Shape {
  firstRow: DomNode | undefined;
  width: number;
}

const shapes = new WeakMap<DomNode, Shape>();

/** Found once per table: asking per row would take the square of the rows. */
function shapeOf(table: DomNode): Shape {
  const known = shapes.get(table);
  if (known) return known;
  const rows = rowsOf(table);
  const width = rows.reduce((widest, row) => Math.max(widest, cellsOf(row).length), 1);
  const shape = { firstRow: rows[0], width };
  shapes.set(table, shape);
  return shape;
}
