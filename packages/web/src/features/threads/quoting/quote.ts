/**
 * A quote as Markdown: a block quote whose first line names who said it and leads to where. It reads well in any
 * program, and the renderer knows it by this line (`kernel/markdown/quotes.ts` in the API).
 * @param path of the post, as `threadPath` makes it
 */
export function quoteOf(markdown: string, author: string, path: string): string {
  const lines = [`[${escapeName(author)}](${path}):`, '', ...markdown.trim().split('\n')];
  return lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
}

const escapeName = (name: string): string =>
  name.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>&~|]/g, '\\$&');
