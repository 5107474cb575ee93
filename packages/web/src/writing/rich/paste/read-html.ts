import { DOMParser, Fragment, type Mark, type Node } from 'prosemirror-model';
import { isLinkAllowed } from '../text/parser';
import { schema } from '../text/schema';
import { clean } from './clean';

const { nodes, marks } = schema;

/** What pasted HTML says, in the forms of this house; undefined when it says nothing. */
export function readHtml(page: Document): Node | undefined {
  clean(page);
  const doc = tidy(DOMParser.fromSchema(schema).parse(page.body));
  const words =
    doc.textContent.trim() !== '' || !doc.eq(nodes.doc.create(null, nodes.paragraph.create()));
  return words ? doc : undefined;
}

/** Whether it is more than words in paragraphs, so that it is worth being Markdown. */
export function isMarked(doc: Node): boolean {
  let found = false;
  doc.descendants((node) => {
    if (
      node.marks.length > 0 ||
      !(node.isText || node.type === nodes.paragraph || node.type === nodes.hard_break)
    ) {
      found = true;
    }
    return !found;
  });
  return found;
}

/** Blanks that hold a layout together, links to where nobody may go, and empty blocks are left behind. */
function tidy(node: Node): Node {
  if (node.isText) {
    const text = node.type.schema.text(
      (node.text ?? '').replace(/\u00a0/g, ' '),
      allowed(node.marks),
    );
    return text;
  }
  const children: Node[] = [];
  node.forEach((child) => {
    const made = tidy(child);
    const empty = made.isTextblock && made.textContent.trim() === '' && !hasImage(made);
    if (!empty || made.type.spec.tableRole || node.type === nodes.list_item) children.push(made);
  });
  if (node.isTextblock && !node.type.spec.code)
    return node.type.create(node.attrs, trimmed(children), node.marks);
  if (node.type === nodes.list_item && children.length > 1) {
    const full = children.filter(
      (child) => child.type !== nodes.paragraph || child.content.size > 0,
    );
    return node.type.create(node.attrs, full.length > 0 ? full : children.slice(0, 1));
  }
  if (children.length === 0 && !node.isLeaf && !node.isTextblock)
    children.push(nodes.paragraph.create());
  return node.isLeaf ? node : node.type.create(node.attrs, Fragment.from(children), node.marks);
}

const hasImage = (block: Node) => {
  let found = false;
  block.forEach((child) => {
    if (child.type === nodes.image) found = true;
  });
  return found;
};

const allowed = (all: readonly Mark[]) =>
  all.filter((mark) => mark.type !== marks.link || isLinkAllowed(String(mark.attrs.href)));

function trimmed(children: Node[]): Node[] {
  const kept = [...children];
  const isBreak = (node: Node | undefined) =>
    node?.type === nodes.hard_break || (node?.isText && !node.text?.trim());
  while (isBreak(kept[0])) kept.shift();
  while (isBreak(kept.at(-1))) kept.pop();
  return kept.map((node) =>
    node.isText ? schema.text((node.text ?? '').replace(/ {2,}/g, ' '), node.marks) : node,
  );
}
