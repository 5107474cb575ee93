/** A part of code and how it looks. */
export interface CodeSpan {
  from: number;
  to: number;
  look: string;
}

/** Nothing for a language that it does not know. */
export type Highlighter = (code: string, info: string) => CodeSpan[];

let fetched: Promise<Highlighter> | undefined;

/** Fetched with the first code that is shown or written. */
export function highlighter(): Promise<Highlighter> {
  fetched ??= import('./highlight-languages').then(({ highlight }) => highlight);
  return fetched;
}

/** Colours the code within an element. The words stay the same; only spans come around them. */
export async function highlightWithin(box: HTMLElement): Promise<void> {
  const blocks = [...box.querySelectorAll<HTMLElement>('pre > code[class^="language-"]')];
  const plain = blocks.filter((block) => block.childElementCount === 0);
  if (plain.length === 0) return;
  // Without colours the code can still be read.
  const highlight = await highlighter().catch(() => undefined);
  for (const block of highlight ? plain : []) {
    const code = block.textContent ?? '';
    const language = /language-(\S+)/.exec(block.className)?.[1] ?? '';
    const spans = highlight?.(code, language) ?? [];
    if (spans.length === 0 || !block.isConnected || block.childElementCount > 0) continue;
    const made = document.createDocumentFragment();
    let end = 0;
    for (const { from, to, look } of spans) {
      made.append(code.slice(end, from));
      const part = document.createElement('span');
      part.className = look;
      part.append(code.slice(from, to));
      made.append(part);
      end = to;
    }
    made.append(code.slice(end));
    block.replaceChildren(made);
  }
}
