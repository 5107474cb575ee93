import type { Node } from 'prosemirror-model';
import { parseMarkdown, readBlocks } from './parse';
import { hasReferences, readingOf } from './reading';
import { schema } from './schema';
import { blockMarkdown, blocksMarkdown } from './serialise';

/** Why a text is written in its source. */
export type Reason = 'references' | 'loss';

interface Original {
  at: number;
  text: string;
}

/**
 * A text that is written in the rich editor. What nobody touches keeps its own letters: only a block that has changed
 * is written anew, and without a change the text is the very same.
 */
export class KeptText {
  readonly doc: Node;
  private readonly blocks: Node[] = [];
  private readonly originals = new WeakMap<Node, Original>();
  /** What stands before each block, and behind the last. */
  private readonly gaps: string[] = [];

  constructor(private readonly markdown: string) {
    const lines = markdown.split('\n');
    let end = 0;
    for (const { node, from, to } of readBlocks(markdown)) {
      let last = to;
      while (last > from + 1 && lines[last - 1]?.trim() === '') last -= 1;
      this.gaps.push(
        lines
          .slice(end, from)
          .map((line) => `${line}\n`)
          .join(''),
      );
      const text = lines.slice(from, last).join('\n');
      if (isClosed(node, text)) this.originals.set(node, { at: this.blocks.length, text });
      this.blocks.push(node);
      end = last;
    }
    this.gaps.push(
      lines
        .slice(end)
        .map((line) => `\n${line}`)
        .join(''),
    );
    this.doc = schema.nodes.doc.create(
      null,
      this.blocks.length > 0 ? this.blocks : schema.nodes.paragraph.create(),
    );
  }

  /** What the editor holds now, as Markdown. */
  toMarkdown(doc: Node): string {
    const same =
      doc.childCount === this.blocks.length &&
      this.blocks.every((block, at) => block.eq(doc.child(at)));
    if (same || doc.eq(this.doc)) return this.markdown;
    const whole = blocksMarkdown(doc);
    const mixed = this.mixed(doc);
    return mixed === whole || readingOf(mixed) === readingOf(whole) ? mixed : whole;
  }

  private mixed(doc: Node): string {
    let text = '';
    let before: Original | undefined;
    let last: Node | undefined;
    let other = false;
    doc.forEach((block, _, place) => {
      const kept = this.originalOf(block);
      other = last?.type === block.type && !other;
      const made = kept?.text ?? blockMarkdown(block, false, other);
      if (made === '') return;
      const gap = kept && kept.at === (before?.at ?? -1) + 1 ? this.gaps[kept.at] : undefined;
      if (text === '') text = place === 0 && kept?.at === 0 ? (gap ?? '') + made : made;
      else text += (before && gap !== undefined ? `\n${gap}` : '\n\n') + made;
      before = kept;
      last = block;
    });
    return text + (before?.at === this.blocks.length - 1 ? (this.gaps.at(-1) ?? '') : '');
  }

  /** A block that was changed and changed back is the original again. */
  private originalOf(block: Node): Original | undefined {
    const known = this.originals.get(block);
    if (known) return known;
    const twin = this.blocks.find((one) => this.originals.has(one) && one.eq(block));
    return twin && this.originals.get(twin);
  }
}

/** Code whose fence is never closed would swallow what is written after it. */
function isClosed(node: Node, text: string): boolean {
  if (node.type !== schema.nodes.code_block) return true;
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
  if (!fence) return true;
  const last = text.slice(text.lastIndexOf('\n') + 1).trim();
  return text.includes('\n') && last.startsWith(fence) && /^(`+|~+)$/.test(last);
}

/** Whether a text can be written in the rich editor without losing anything: undefined, or why not. */
export function whyInSource(markdown: string): Reason | undefined {
  if (hasReferences(markdown)) return 'references';
  return readingOf(blocksMarkdown(parseMarkdown(markdown))) === readingOf(markdown)
    ? undefined
    : 'loss';
}
