const KEY = 'guildhall-keys';

/**
 * Keys of one letter can be switched off. On the device and not for the person: whether a letter may do something is
 * a question of the keyboard, or of the voice, in front of it.
 */
export function lettersOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export function switchLetters(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // Storage may be forbidden: then they stay as they are.
  }
}
