import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { languageOf } from '../../../ui/code-language';
import { type Highlighter, highlighter } from '../../../ui/highlight';
import { schema } from '../text/schema';

const { nodes, marks } = schema;
const CALL = /(?<![\p{L}\p{M}\p{N}_@/\\])@[a-z0-9_-]{2,30}(?![\p{L}\p{M}\p{N}_@-]|\/[a-z0-9])/giu;

/** Decorations of one block, kept for as long as the block is the same. */
type Spans = { from: number; to: number; look: string }[];

function decorated(doc: Node, spansOf: (block: Node) => Spans): DecorationSet {
  const found: Decoration[] = [];
  doc.descendants((block, at) => {
    if (!block.isTextblock) return true;
    for (const { from, to, look } of spansOf(block)) {
      found.push(Decoration.inline(at + 1 + from, at + 1 + to, { class: look }));
    }
    return false;
  });
  return DecorationSet.create(doc, found);
}

function remembered(spansOf: (block: Node) => Spans): (block: Node) => Spans {
  const known = new WeakMap<Node, Spans>();
  return (block) => {
    const spans = known.get(block) ?? spansOf(block);
    known.set(block, spans);
    return spans;
  };
}

/** Shows who will be called, as the post will. */
export function calls(): Plugin {
  const spansOf = remembered((block) => {
    const spans: Spans = [];
    if (block.type.spec.code) return spans;
    block.forEach((child, offset) => {
      const silent = child.marks.some(
        ({ type }) => type === marks.code || type === marks.link || type === marks.literal,
      );
      if (silent || !child.isText) return;
      for (const { index, 0: call } of (child.text ?? '').matchAll(CALL)) {
        spans.push({ from: offset + index, to: offset + index + call.length, look: 'mention' });
      }
    });
    return spans;
  });
  return new Plugin<DecorationSet>({
    state: {
      init: (_, { doc }) => decorated(doc, spansOf),
      apply: (tr, now) => (tr.docChanged ? decorated(tr.doc, spansOf) : now),
    },
    props: {
      decorations(state) {
        return this.getState(state);
      },
    },
  });
}

const arrived = new PluginKey<DecorationSet>('highlight');

/** Colours code once the colours have come, which are fetched with the first code that has a language. */
export function highlighting(): Plugin {
  let colours: Highlighter | undefined;
  let spansOf: (block: Node) => Spans = () => [];
  const wants = (doc: Node) => {
    let found = false;
    doc.descendants((node) => {
      if (node.type === nodes.code_block && languageOf(node.attrs.info)) found = true;
      return !found && !node.isTextblock;
    });
    return found;
  };
  return new Plugin<DecorationSet>({
    key: arrived,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, now) => (tr.docChanged || tr.getMeta(arrived) ? decorated(tr.doc, spansOf) : now),
    },
    props: {
      decorations(state) {
        return this.getState(state);
      },
    },
    view: (view) => {
      let asked = false;
      const look = async () => {
        if (asked || !wants(view.state.doc)) return;
        asked = true;
        colours = await highlighter();
        spansOf = remembered((block) =>
          block.type === nodes.code_block
            ? (colours?.(block.textContent, block.attrs.info) ?? [])
            : [],
        );
        if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(arrived, true));
      };
      look();
      return { update: () => void look() };
    },
  });
}
