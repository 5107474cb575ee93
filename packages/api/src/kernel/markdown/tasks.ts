import type { MarkdownIt, StateCore, Token } from 'markdown-it';

const BOX = /^\[([ xX])\][ \t]+/;

/**
 * List items that begin with `[ ]` or `[x]` show a box that cannot be clicked. The item's first line is the
 * label of its box: a box without a name says nothing to a screen reader.
 */
export function tasksPlugin(md: MarkdownIt): void {
  md.core.ruler.after('linkify', 'tasks', (state: StateCore) => {
    state.tokens.forEach((item, index) => {
      const inline = state.tokens[index + 2];
      if (item.type !== 'list_item_open' || inline?.type !== 'inline' || !inline.children) return;
      const [first] = inline.children;
      const box = first?.type === 'text' ? BOX.exec(first.content) : null;
      if (!first || !box || inline.content.trim().length === 3) return;
      first.content = first.content.slice(box[0].length);
      item.attrJoin('class', 'task');
      inline.children = labelled(state, inline.children, box[1] !== ' ');
    });
  });
}

function labelled(state: StateCore, children: Token[], checked: boolean): Token[] {
  const input = new state.Token('task_box', 'input', 0);
  input.attrs = [
    ['type', 'checkbox'],
    ['disabled', ''],
  ];
  if (checked) input.attrs.push(['checked', '']);
  const space = new state.Token('text', '', 0);
  space.content = ' ';
  return [
    new state.Token('label_open', 'label', 1),
    input,
    space,
    ...children,
    new state.Token('label_close', 'label', -1),
  ];
}
