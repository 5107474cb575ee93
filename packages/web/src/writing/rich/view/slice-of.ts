import { type Node, Slice } from 'prosemirror-model';
import { schema } from '../text/schema';

const { nodes } = schema;

/** What is inserted where the caret is: words within the line, or blocks between blocks. */
export function sliceOf(doc: Node): Slice {
  const [first, last] = [doc.firstChild, doc.lastChild];
  if (doc.childCount === 1 && first?.type === nodes.paragraph) return new Slice(doc.content, 1, 1);
  const open = (node: Node | null) => (node?.type === nodes.paragraph ? 1 : 0);
  return new Slice(doc.content, open(first), open(last));
}
