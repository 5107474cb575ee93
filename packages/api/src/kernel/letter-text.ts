import type { Block, Foot, Item, Link } from './letter';

const quoted = (text: string): string => text.trim().replace(/^/gm, '> ');

const linked = ({ label, href }: Link): string => `${label}: ${href.replace(/^mailto:/, '')}`;

function itemOf({ title, href, meta, excerpt, links = [] }: Item): string {
  const lines = [`* ${title}`, meta, excerpt, href, ...links.map(linked)];
  return lines.filter(Boolean).join('\n  ');
}

function blockOf(block: Block): string {
  switch (block.type) {
    case 'section':
      return `${block.text}\n${'-'.repeat(Math.min(block.text.length, 60))}`;
    case 'quote':
      return quoted(block.text);
    case 'words':
      return block.text.trim();
    case 'items':
      return block.items.map(itemOf).join('\n\n');
    case 'button':
      return `${block.label}:\n${block.href}`;
    default:
      return block.text;
  }
}

/** A mail as plain text. Lines are as long as their paragraphs: where they break is the reader's program's. */
export function textOf(blocks: Block[], { lines, links = [] }: Foot): string {
  // Two hyphens and a space: what follows is known to every mail program as no part of what is said.
  const foot = `-- \n${[...lines, ...links.map(linked)].join('\n')}`;
  return [...blocks.map(blockOf), foot].join('\n\n');
}
