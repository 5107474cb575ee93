import type { RefObject } from 'react';
import { applyEdit } from './apply-edit';
import { type Edit, insertion } from './markdown-edits';

/** What others may do to a text that somebody is writing, in whatever way it is written. */
export interface EditorHandle {
  focus(): void;
  /** Puts Markdown where the caret is; several lines become blocks of their own. */
  insert(markdown: string): void;
  /**
   * Changes the first occurrence of exactly `from`, leaving the caret and the focus where they are.
   * @returns false when the text does not hold it
   */
  replace(from: string, to: string): boolean;
  /** @returns true while files are under way: the text is sent by itself once they are there */
  wait(): boolean;
}

/** What a way of writing does itself. */
export type TextHandle = Omit<EditorHandle, 'wait'>;

/** The handle on a plain text box; while the box is not shown, the text changes all the same. */
export function fieldHandle(
  field: RefObject<HTMLTextAreaElement | null>,
  value: string,
  onChange: (value: string) => void,
): TextHandle {
  const change = (made: Edit) =>
    onChange(value.slice(0, made.from) + made.insert + value.slice(made.to));
  return {
    focus: () => field.current?.focus(),
    insert: (markdown) => {
      const area = field.current;
      const text = area?.value ?? value;
      const { selectionStart: start, selectionEnd: end } = area ?? {
        selectionStart: text.length,
        selectionEnd: text.length,
      };
      const made = insertion(markdown, { text, start, end });
      if (area) applyEdit(area, made);
      else change(made);
    },
    replace: (from, to) => {
      const area = field.current;
      const at = (area?.value ?? value).indexOf(from);
      if (from === '' || at === -1) return false;
      const end = at + from.length;
      if (area && area === document.activeElement) {
        const moved = (position: number) =>
          position <= at ? position : Math.max(at, position - from.length) + to.length;
        const [a, b] = [moved(area.selectionStart), moved(area.selectionEnd)];
        applyEdit(area, { from: at, to: end, insert: to, start: a, end: b });
      } else {
        change({ from: at, to: end, insert: to, start: 0, end: 0 });
      }
      return true;
    },
  };
}
