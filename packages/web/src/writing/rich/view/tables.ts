import { type Command as Act, type EditorState, TextSelection } from 'prosemirror-state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  selectedRect,
} from 'prosemirror-tables';
import type { TableCommand } from '../../commands';

export const inTable = (state: EditorState): boolean => isInTable(state);

/** A table of Markdown has one head, and always has it. */
const belowHead =
  (act: Act): Act =>
  (state, dispatch, view) =>
    inTable(state) && selectedRect(state).top > 0 && act(state, dispatch, view);

export const TABLE_ACTS: Record<TableCommand, Act> = {
  rowBefore: belowHead(addRowBefore),
  rowAfter: addRowAfter,
  deleteRow: belowHead(deleteRow),
  columnBefore: addColumnBefore,
  columnAfter: addColumnAfter,
  deleteColumn,
  deleteTable,
  alignStart: align(null),
  alignCenter: align('center'),
  alignEnd: align('right'),
};

/** Columns lean to a side, not cells. */
function align(side: 'center' | 'right' | null): Act {
  return (state, dispatch) => {
    if (!inTable(state)) return false;
    const { map, tableStart, left, right, table } = selectedRect(state);
    const { tr } = state;
    for (const at of map.cellsInRect({ left, right, top: 0, bottom: map.height })) {
      const cell = table.nodeAt(at);
      if (cell) tr.setNodeMarkup(tableStart + at, null, { ...cell.attrs, align: side });
    }
    dispatch?.(tr);
    return true;
  };
}

/** Enter goes to the cell below; below the last one it makes a row. */
export const nextRow: Act = (state, dispatch, view) => {
  if (!inTable(state)) return false;
  const { map, tableStart, left, bottom } = selectedRect(state);
  const go = (from: EditorState, to: number) => {
    const selection = TextSelection.near(from.doc.resolve(to + 1));
    view?.dispatch(from.tr.setSelection(selection).scrollIntoView());
  };
  if (bottom >= map.height) {
    addRowAfter(state, dispatch);
    if (view && dispatch) {
      const rect = selectedRect(view.state);
      go(view.state, rect.tableStart + (rect.map.map[bottom * rect.map.width + left] ?? 0));
    }
  } else if (dispatch) go(state, tableStart + (map.map[bottom * map.width + left] ?? 0));
  return true;
};
