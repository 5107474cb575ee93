import type { Node } from 'prosemirror-model';
import type { EditorView, NodeView, NodeViewConstructor } from 'prosemirror-view';

/** A list item; a task has a box before its words, which the pointer ticks. The keyboard has Alt and Enter. */
export const taskItem =
  (label: string): NodeViewConstructor =>
  (node, view, getPos) =>
    node.attrs.checked === null ? plainItem() : boxedItem(label, node, view, getPos);

function plainItem(): NodeView {
  const dom = document.createElement('li');
  dom.dir = 'auto';
  return {
    dom,
    contentDOM: dom,
    update: (node) => node.type.name === 'list_item' && node.attrs.checked === null,
  };
}

function boxedItem(
  label: string,
  node: Node,
  view: EditorView,
  getPos: () => number | undefined,
): NodeView {
  const dom = document.createElement('li');
  dom.className = 'task';
  dom.dir = 'auto';
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = node.attrs.checked;
  box.tabIndex = -1;
  box.setAttribute('aria-label', label);
  box.contentEditable = 'false';
  const contentDOM = document.createElement('div');
  dom.append(box, contentDOM);
  box.addEventListener('change', () => {
    const at = getPos();
    if (at === undefined) return;
    view.dispatch(view.state.tr.setNodeMarkup(at, null, { checked: box.checked }));
    view.focus();
  });
  return {
    dom,
    contentDOM,
    stopEvent: (event) => event.target === box,
    ignoreMutation: (mutation) => !contentDOM.contains(mutation.target),
    update: (next) => {
      if (next.type.name !== 'list_item' || next.attrs.checked === null) return false;
      box.checked = next.attrs.checked;
      return true;
    },
  };
}
