import { history } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { EditorState, Plugin, Selection, TextSelection, type Transaction } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { parseMarkdown } from '../text/parse';
import { schema } from '../text/schema';
import { calls, highlighting } from './decorations';
import { keys } from './keys';
import { pasting } from './pasting';
import { typingRules } from './rules';
import { sliceOf } from './slice-of';
import { taskItem } from './task-item';

const { nodes } = schema;

interface EditorSettings {
  place: HTMLElement;
  doc: Node;
  attributes: () => Record<string, string>;
  /** What a box before a task is called. */
  taskLabel: string;
  onChange: (view: EditorView, transaction: Transaction) => void;
  /** Before all other keys: the suggestions. */
  onKeyDown: (event: KeyboardEvent) => boolean;
  onSubmit: () => void;
  onLink: () => void;
  onSwitch: () => void;
  onBlur: () => void;
}

export function createEditor(settings: EditorSettings): EditorView {
  const view: EditorView = new EditorView(settings.place, {
    state: EditorState.create({ doc: settings.doc, plugins: plugins(settings) }),
    attributes: settings.attributes,
    nodeViews: { list_item: taskItem(settings.taskLabel) },
    dispatchTransaction: (transaction) => {
      view.updateState(view.state.apply(transaction));
      settings.onChange(view, transaction);
    },
  });
  return view;
}

function plugins(settings: EditorSettings): Plugin[] {
  return [
    new Plugin({
      props: {
        handleKeyDown: (_view, event) => settings.onKeyDown(event),
        handleDOMEvents: {
          blur: () => {
            settings.onBlur();
            return false;
          },
        },
      },
    }),
    pasting(),
    typingRules(),
    ...keys(settings),
    history(),
    tableEditing(),
    roomBelow(),
    calls(),
    highlighting(),
  ];
}

/** Below a table, a rule or code at the end there is always a line to go on in; empty, it is not written. */
function roomBelow(): Plugin {
  const wanted = (doc: Node) =>
    !doc.lastChild?.isTextblock || Boolean(doc.lastChild.type.spec.code);
  return new Plugin({
    appendTransaction: (_transactions, _before, { doc, tr }) =>
      wanted(doc) ? tr.insert(doc.content.size, nodes.paragraph.create()) : null,
  });
}

/** Makes the text another one, touching only where they differ, so that the caret and the undoing stay. */
export function changeTo(view: EditorView, doc: Node): void {
  const { state } = view;
  const start = state.doc.content.findDiffStart(doc.content);
  if (start === null) return;
  const end = state.doc.content.findDiffEnd(doc.content);
  if (!end) return;
  // Where both repeat the same words, the ends may lie before the beginning.
  const over = Math.max(0, start - Math.min(end.a, end.b));
  const slice = doc.slice(start, end.b + over);
  view.dispatch(state.tr.replace(start, end.a + over, slice));
}

/** Puts Markdown where the caret is; blocks get lines of their own, and one to go on in. */
export function insertMarkdown(view: EditorView, markdown: string): void {
  const doc = parseMarkdown(markdown);
  const { state } = view;
  const words = doc.childCount === 1 && doc.firstChild?.type === nodes.paragraph;
  if (words && !markdown.includes('\n')) {
    view.dispatch(state.tr.replaceSelection(sliceOf(doc)).scrollIntoView());
    return;
  }
  const { $from } = state.selection;
  const tr = state.tr.deleteSelection();
  const top = tr.selection.$from;
  const empty =
    top.depth > 0 && top.node(1).type === nodes.paragraph && top.node(1).content.size === 0;
  const at = top.depth === 0 ? $from.pos : empty ? top.before(1) : top.after(1);
  const content = doc.content.addToEnd(nodes.paragraph.create());
  tr.replaceWith(at, empty ? top.after(1) : at, content);
  const end = at + content.size;
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(end - 1), -1)).scrollIntoView());
}

/** The words before the caret in its block; undefined in code, and while something is selected. */
export function beforeCaret({ state }: EditorView): string | undefined {
  const { $from, empty } = state.selection;
  const inCode = $from.marks().some(({ type }) => type.spec.code || type.name === 'code');
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code || inCode)
    return undefined;
  return $from.parent.textBetween(
    0,
    $from.parentOffset,
    undefined,
    (leaf) => leaf.type.spec.leafText?.(leaf) ?? '\ufffc',
  );
}

/** Puts words in the place of as many letters before the caret. */
export function replaceBefore(view: EditorView, length: number, words: string): void {
  const { from } = view.state.selection;
  const tr = view.state.tr.insertText(words, from - length, from);
  const end = from - length + words.length;
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end)).scrollIntoView());
  view.focus();
}
