/** What the toolbar and the keys do to a text, in whatever way it is written. */
export const COMMANDS = [
  'bold',
  'italic',
  'strike',
  'code',
  'link',
  'words',
  'heading1',
  'heading2',
  'heading3',
  'list',
  'numbers',
  'tasks',
  'quote',
  'codeBlock',
  'table',
  'rule',
] as const;

export type Command = (typeof COMMANDS)[number];

/** Within a table, and in rich text only: in the source it is all lines. */
export const TABLE_COMMANDS = [
  'rowBefore',
  'rowAfter',
  'deleteRow',
  'columnBefore',
  'columnAfter',
  'deleteColumn',
  'alignStart',
  'alignCenter',
  'alignEnd',
  'deleteTable',
] as const;

export type TableCommand = (typeof TABLE_COMMANDS)[number];

/** What holds where the caret is. */
export interface Standing {
  on: ReadonlySet<Command>;
  inTable: boolean;
  /** The language of the code that the caret is in. */
  language?: string;
}

export const NOWHERE: Standing = { on: new Set(), inTable: false };

/** In the notation of prosemirror-keymap; `Mod` is Ctrl, on a Mac Cmd. */
export const KEYS: Partial<Record<Command, string>> = {
  bold: 'Mod-b',
  italic: 'Mod-i',
  strike: 'Mod-Shift-x',
  code: 'Mod-e',
  link: 'Mod-k',
  words: 'Mod-Alt-0',
  heading1: 'Mod-Alt-1',
  heading2: 'Mod-Alt-2',
  heading3: 'Mod-Alt-3',
  numbers: 'Mod-Shift-7',
  list: 'Mod-Shift-8',
  tasks: 'Mod-Shift-9',
  quote: 'Mod-Shift-.',
};

/** On every system: Cmd and M would put the window away on a Mac. */
export const SWITCH_KEY = 'm';

interface Pressed {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** What a key does in the source; the same as in rich text. */
export function commandOf(event: Pressed): Command | undefined {
  if (!event.ctrlKey && !event.metaKey) return undefined;
  // With Shift a digit is another sign.
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const sign = event.code === 'Period' ? '.' : (digit ?? event.key.toLowerCase());
  const typed = `Mod-${event.altKey ? 'Alt-' : ''}${event.shiftKey ? 'Shift-' : ''}${sign}`;
  return COMMANDS.find((command) => KEYS[command] === typed);
}
