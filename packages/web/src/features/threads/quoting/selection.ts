/** Words of one post that are selected. */
export interface SelectedWords {
  postId: string;
  range: Range;
}

/** What is selected within the words of one post; what reaches beyond them is cut off. */
export function selectedWords(): SelectedWords | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const whole = selection.getRangeAt(0);
  const words = elementOf(whole.startContainer)?.closest('[data-words]');
  const postId = words?.closest<HTMLElement>('[data-post]')?.dataset.post;
  if (!words || !postId) return undefined;
  const range = whole.cloneRange();
  if (!words.contains(range.endContainer)) range.setEnd(words, words.childNodes.length);
  return range.toString().trim() === '' ? undefined : { postId, range };
}

const elementOf = (node: Node): Element | null =>
  node instanceof Element ? node : node.parentElement;

/** A copy of what is selected, inside copies of the marks and blocks that stand around it. */
export function copyOf(range: Range): Node {
  let copy: Node = range.cloneContents();
  let around = elementOf(range.commonAncestorContainer);
  while (around && !around.hasAttribute('data-words')) {
    const shell = around.cloneNode(false);
    shell.appendChild(copy);
    copy = shell;
    around = around.parentElement;
  }
  const root = document.createDocumentFragment();
  root.append(copy);
  return root;
}
