import { inertDocument } from '../../../lib/trusted';
import { blocksMarkdown } from '../text/serialise';
import { isMarked, readHtml } from './read-html';

/** Pasted HTML as Markdown; undefined when it is no more than its words, which the clipboard has as well. */
export function markdownOfHtml(html: string): string | undefined {
  const doc = readHtml(inertDocument(html));
  return doc && isMarked(doc) ? blocksMarkdown(doc) : undefined;
}
