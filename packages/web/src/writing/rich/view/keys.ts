import { baseKeymap, chainCommands, exitCode, splitBlockKeepMarks } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { undoInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { type Command as Act, Plugin, Selection } from 'prosemirror-state';
import { goToNextCell } from 'prosemirror-tables';
import { type Command, KEYS, SWITCH_KEY } from '../../commands';
import { schema } from '../text/schema';
import { ACTS, tick } from './commands';
import { nextRow } from './tables';

const { nodes } = schema;

const lineBreak: Act = (state, dispatch) => {
  if (!state.selection.$from.parent.type.contentMatch.matchType(nodes.hard_break)) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
};

/** What follows a task is a task that is still open. */
const nextItem: Act = (state, dispatch) => {
  const item = state.selection.$from.node(-1);
  const checked = item?.type === nodes.list_item && item.attrs.checked !== null ? false : null;
  return splitListItem(nodes.list_item, { checked })(state, dispatch);
};

/** Above a table or code at the very beginning, room to write. */
const roomAbove: Act = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const first = state.doc.firstChild;
  if (!empty || !first || first.type === nodes.paragraph || $from.before(1) !== 0) return false;
  if (Selection.atStart(state.doc).from !== $from.pos) return false;
  const tr = state.tr.insert(0, nodes.paragraph.create());
  dispatch?.(tr.setSelection(Selection.atStart(tr.doc)).scrollIntoView());
  return true;
};

interface Asking {
  onSubmit: () => void;
  onLink: () => void;
  onSwitch: () => void;
}

/** The keys, the same as in the source where both have them. Tab moves on, except in lists and tables. */
export function keys({ onSubmit, onLink, onSwitch }: Asking): Plugin[] {
  const acts: Record<string, Act> = {};
  for (const [command, key] of Object.entries(KEYS) as [Command, string][]) {
    if (command !== 'link') acts[key] = ACTS[command];
  }
  return [
    upToDate(),
    leaving(),
    keymap({
      ...acts,
      'Mod-k': () => {
        onLink();
        return true;
      },
      'Mod-Enter': () => {
        onSubmit();
        return true;
      },
      [`Ctrl-${SWITCH_KEY}`]: () => {
        onSwitch();
        return true;
      },
      'Alt-Enter': tick,
      'Mod-z': undo,
      'Mod-y': redo,
      'Mod-Shift-z': redo,
      Backspace: undoInputRule,
      ArrowUp: roomAbove,
      Tab: chainCommands(goToNextCell(1), sinkListItem(nodes.list_item)),
      'Shift-Tab': chainCommands(goToNextCell(-1), liftListItem(nodes.list_item)),
      Enter: chainCommands(nextRow, nextItem),
      'Shift-Enter': chainCommands(exitCode, lineBreak),
    }),
    keymap({
      ...baseKeymap,
      Enter: chainCommands(fenced, baseKeymap.Enter ?? splitBlockKeepMarks),
    }),
  ];
}

/** Three backticks and Enter begin code. */
const fenced: Act = (state, dispatch) => {
  const { $from } = state.selection;
  const fence = /^```(\S*)$/.exec($from.parent.textContent);
  if (!fence || $from.parent.type !== nodes.paragraph) return false;
  const tr = state.tr.delete($from.start(), $from.end());
  dispatch?.(
    tr.setBlockType(tr.mapping.map($from.pos), undefined, nodes.code_block, {
      info: fence[1] ?? '',
    }),
  );
  return true;
};

/**
 * A browser moves the caret at once, and tells of it when it has time. Whoever presses the next key before that, on a
 * machine that has much to do, means the words as they see them selected: the editor looks before each key.
 */
function upToDate(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: ({ dom, composing }) => {
          if (!composing) dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
          return false;
        },
      },
    },
  });
}

/** Escape and then Tab leaves, even from a list or a table: nobody is kept inside by their keyboard. */
function leaving(): Plugin {
  let escaped = false;
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (_view, { key }) => {
          const leave = escaped && key === 'Tab';
          if (key !== 'Shift') escaped = key === 'Escape';
          // Not given to the other keys, so that the browser moves on.
          return leave;
        },
      },
    },
  });
}
