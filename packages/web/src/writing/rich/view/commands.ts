import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import type { MarkType, Node, NodeType } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import { type Command as Act, type EditorState, Selection, TextSelection } from 'prosemirror-state';
import type { Command, Standing } from '../../commands';
import { schema } from '../text/schema';
import { inTable } from './tables';

const { nodes, marks } = schema;

/** All but `link`, which asks for an address first. */
export const ACTS: Record<Exclude<Command, 'link'>, Act> = {
  bold: toggleMark(marks.strong),
  italic: toggleMark(marks.em),
  strike: toggleMark(marks.strike),
  code: toggleMark(marks.code),
  words: setBlockType(nodes.paragraph),
  heading1: heading(1),
  heading2: heading(2),
  heading3: heading(3),
  list: list(nodes.bullet_list, false),
  numbers: list(nodes.ordered_list, false),
  tasks: list(nodes.bullet_list, true),
  quote: (state, dispatch) =>
    around(state, nodes.blockquote)
      ? lift(state, dispatch)
      : wrapIn(nodes.blockquote)(state, dispatch),
  codeBlock: (state, dispatch) => {
    const on = state.selection.$from.parent.type === nodes.code_block;
    return setBlockType(on ? nodes.paragraph : nodes.code_block)(state, dispatch);
  },
  table: (state, dispatch) => {
    if (inTable(state)) return false;
    const row = (type: NodeType) =>
      nodes.table_row.create(null, [type.create(), type.create(), type.create()]);
    const made = nodes.table.create(null, [
      row(nodes.table_header),
      row(nodes.table_cell),
      row(nodes.table_cell),
    ]);
    return insertBlock(state, made, dispatch, true);
  },
  rule: (state, dispatch) => insertBlock(state, nodes.horizontal_rule.create(), dispatch),
};

function heading(level: number): Act {
  return (state, dispatch) => {
    const { parent } = state.selection.$from;
    const on = parent.type === nodes.heading && parent.attrs.level === level;
    return on
      ? setBlockType(nodes.paragraph)(state, dispatch)
      : setBlockType(nodes.heading, { level })(state, dispatch);
  };
}

/** The innermost node of a type around the caret, with its depth. */
function around(
  state: EditorState,
  ...types: NodeType[]
): { node: Node; depth: number } | undefined {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (types.includes(node.type)) return { node, depth };
  }
  return undefined;
}

/** Into a list, out of it when it is one of this kind already, or another kind of list. */
function list(type: NodeType, tasks: boolean): Act {
  return (state, dispatch, view) => {
    const found = around(state, nodes.bullet_list, nodes.ordered_list);
    if (!found) {
      if (!wrapInList(type)(state, undefined)) return false;
      if (dispatch) {
        wrapInList(type)(state, (tr) => dispatch(tasks ? checkItems(state.apply(tr), tr) : tr));
      }
      return true;
    }
    const item = around(state, nodes.list_item);
    const isTask = item?.node.attrs.checked !== null;
    if (found.node.type === type && isTask === tasks) {
      return liftListItem(nodes.list_item)(state, dispatch, view);
    }
    if (dispatch) {
      const { $from } = state.selection;
      const at = $from.before(found.depth);
      const { tight } = found.node.attrs;
      const tr = state.tr.setNodeMarkup(at, type, { tight });
      found.node.forEach((child, offset) => {
        tr.setNodeMarkup(at + 1 + offset, null, {
          ...child.attrs,
          checked: tasks ? (child.attrs.checked ?? false) : null,
        });
      });
      dispatch(tr);
    }
    return true;
  };
}

function checkItems(state: EditorState, tr: typeof state.tr) {
  const { from, to } = state.selection;
  state.doc.nodesBetween(from, to, (node, at) => {
    if (node.type === nodes.list_item)
      tr.setNodeMarkup(at, null, { ...node.attrs, checked: false });
  });
  return tr;
}

/** Ticks the task that the caret is in, or unticks it. */
export const tick: Act = (state, dispatch) => {
  const item = around(state, nodes.list_item);
  if (!item || item.node.attrs.checked === null) return false;
  const at = state.selection.$from.before(item.depth);
  const { checked } = item.node.attrs;
  dispatch?.(state.tr.setNodeMarkup(at, null, { ...item.node.attrs, checked: !checked }));
  return true;
};

function insertBlock(
  state: EditorState,
  block: Node,
  dispatch?: (tr: EditorState['tr']) => void,
  inside = false,
): boolean {
  if (!dispatch) return true;
  const { $from } = state.selection;
  const empty = $from.depth > 0 && $from.parent.isTextblock && $from.parent.content.size === 0;
  const tr = empty
    ? state.tr.replaceRangeWith($from.before(), $from.after(), block)
    : state.tr.insert(
        $from.depth > 0 ? $from.after($from.sharedDepth($from.pos)) : $from.pos,
        block,
      );
  const at = tr.mapping.map(empty ? $from.before() : $from.pos, -1);
  let place = at;
  tr.doc.descendants((node, where) => {
    if (node.eq(block) && where >= at - 1 && place === at) place = where;
  });
  const after = Selection.near(tr.doc.resolve(inside ? place + 1 : place + block.nodeSize), 1);
  dispatch(tr.setSelection(after).scrollIntoView());
  return true;
}

/** What is selected as a link; `''` takes the link away. */
export function setLink(state: EditorState, href: string, words: string): EditorState['tr'] {
  const { tr } = state;
  const { from, to } = linkRange(state);
  if (href === '') return tr.removeMark(from, to, marks.link);
  const mark = marks.link.create({ href });
  if (words && words !== state.doc.textBetween(from, to, ' ')) {
    tr.replaceRangeWith(from, to, schema.text(words, [mark]));
  } else tr.removeMark(from, to, marks.link).addMark(from, to, mark);
  const end = tr.mapping.map(to);
  return tr
    .setSelection(TextSelection.create(tr.doc, end))
    .removeStoredMark(marks.link)
    .scrollIntoView();
}

/** The whole link around the caret, else what is selected. */
export function linkRange(state: EditorState): { from: number; to: number; href: string } {
  const { from, to, $from, empty } = state.selection;
  const mark =
    marks.link.isInSet($from.marks()) ?? marks.link.isInSet($from.nodeAfter?.marks ?? []);
  if (!mark) return { from, to, href: '' };
  if (!empty) return { from, to, href: mark.attrs.href };
  const { parent } = $from;
  let at = $from.start();
  let range = { from, to, href: '' };
  parent.forEach((child) => {
    const end = at + child.nodeSize;
    if (mark.isInSet(child.marks)) {
      range =
        range.href && range.to === at
          ? { ...range, to: end }
          : range.href && range.from <= from && range.to >= from
            ? range
            : { from: at, to: end, href: mark.attrs.href };
    }
    at = end;
  });
  return range;
}

/** What holds where the caret is, for the buttons that are pressed. */
export function standing(state: EditorState): Standing {
  const { $from, from, to, empty } = state.selection;
  const on = new Set<Command>();
  const has = (type: MarkType) =>
    empty
      ? Boolean(type.isInSet(state.storedMarks ?? $from.marks()))
      : state.doc.rangeHasMark(from, to, type);
  if (has(marks.strong)) on.add('bold');
  if (has(marks.em)) on.add('italic');
  if (has(marks.strike)) on.add('strike');
  if (has(marks.code)) on.add('code');
  if (has(marks.link)) on.add('link');
  const { parent } = $from;
  if (parent.type === nodes.paragraph) on.add('words');
  if (parent.type === nodes.heading && parent.attrs.level <= 3) {
    on.add(`heading${parent.attrs.level}` as Command);
  }
  if (parent.type === nodes.code_block) on.add('codeBlock');
  if (around(state, nodes.blockquote)) on.add('quote');
  const found = around(state, nodes.bullet_list, nodes.ordered_list);
  if (found?.node.type === nodes.ordered_list) on.add('numbers');
  else if (found)
    on.add(around(state, nodes.list_item)?.node.attrs.checked === null ? 'list' : 'tasks');
  const table = inTable(state);
  if (table) on.add('table');
  const language = parent.type === nodes.code_block ? String(parent.attrs.info) : undefined;
  return { on, inTable: table, language };
}

/** Names the language of the code that the caret is in. */
export function setLanguage(state: EditorState, info: string): EditorState['tr'] | undefined {
  const { $from } = state.selection;
  if ($from.parent.type !== nodes.code_block) return undefined;
  return state.tr.setNodeMarkup($from.before(), null, { info });
}
