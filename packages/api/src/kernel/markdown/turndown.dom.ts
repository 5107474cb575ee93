/** What the rules read of turndown's own DOM: the server has no DOM types, and these few say it all. */
export interface DomNode {
  readonly nodeName: string;
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly parentNode: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly childNodes: ArrayLike<DomNode>;
  /** Elements only. */
  getAttribute?(name: string): string | null;
}

/** The attribute's value, or nothing when it is missing or the node is no element. */
export function attributeOf(node: DomNode | null | undefined, name: string): string {
  return node?.getAttribute?.(name) ?? '';
}

/** The child elements, without the text between them. */
export function elementsOf(node: DomNode): DomNode[] {
  return Array.from(node.childNodes).filter((child) => child.nodeType === 1);
}

/** The nearest element around the node with this name (in capitals). */
export function closest(node: DomNode, name: string): DomNode | undefined {
  let parent = node.parentNode;
  while (parent && parent.nodeName !== name) parent = parent.parentNode;
  return parent ?? undefined;
}

/** The text on one line, for the places where Markdown ends with the line. */
export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
