import type { Edit } from './markdown-edits';

/**
 * Changes the text as if it had been typed, so that Ctrl-Z takes it back. `execCommand` is old, but no
 * other way leaves the browser's own history whole; without it the text changes and only undo is lost.
 */
export function applyEdit(area: HTMLTextAreaElement, { from, to, insert, start, end }: Edit): void {
  area.focus();
  area.setSelectionRange(from, to);
  if (!document.execCommand('insertText', false, insert)) {
    area.setRangeText(insert, from, to, 'end');
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  area.setSelectionRange(start, end);
}
