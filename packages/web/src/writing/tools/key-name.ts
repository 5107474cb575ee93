const MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);
const SIGNS: Record<string, string> = MAC
  ? { Mod: '⌘', Alt: '⌥', Shift: '⇧' }
  : { Mod: 'Ctrl', Alt: 'Alt', Shift: 'Shift' };

/** A key as it is printed on the keyboard of this machine. */
export const keyName = (key: string): string =>
  key
    .split('-')
    .map((part) => SIGNS[part] ?? part.toUpperCase())
    .join(MAC ? '' : ' ');
