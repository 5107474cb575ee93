/** The second letter comes at once, or it was not meant. */
const PAUSE_MS = 1_500;

/** Letters one after the other: `g`, then `h`. */
export class Sequence {
  #begun = '';
  #at = 0;

  /**
   * @param known all that a letter, or two of them, can mean
   * @returns the keys that were meant, or nothing
   */
  press(key: string, known: readonly string[], now = Date.now()): string | undefined {
    const begun = now - this.#at < PAUSE_MS ? this.#begun : '';
    this.#begun = '';
    // What does not go on is a beginning of its own.
    for (const keys of begun ? [`${begun} ${key}`, key] : [key]) {
      if (known.includes(keys)) return keys;
      if (known.some((one) => one.startsWith(`${keys} `))) {
        this.#begun = keys;
        this.#at = now;
        return undefined;
      }
    }
    return undefined;
  }
}

/** Where letters are written, chosen by, or belong to somebody else. */
const TAKEN =
  'input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=menu], [role=listbox]';

export function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return true;
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  const { target } = event;
  return (
    (target instanceof Element && target.closest(TAKEN) !== null) ||
    document.querySelector('dialog[open]') !== null
  );
}
