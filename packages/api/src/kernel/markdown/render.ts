import createParser, { type MarkdownIt } from 'markdown-it';
import { sanitize } from './allow-list';
import { blocksPlugin } from './blocks';
import { linksPlugin } from './links';
import { type MentionsEnvironment, mentionsPlugin } from './mentions';
import { quotesPlugin } from './quotes';
import { tasksPlugin } from './tasks';

/** Rendered text: safe HTML, and the handles it mentions (lower-cased, each once). */
export interface Rendering {
  html: string;
  mentions: string[];
}

/** The parser as it stands in the specification: what the walls and shapes are put around. */
export function plainParser(): MarkdownIt {
  // The typographer would change what people wrote: a quoted command line must stay as typed.
  return createParser({ html: false, linkify: true, typographer: false });
}

let parser: MarkdownIt | undefined;

/**
 * Renders Markdown in the calling thread. Long or hostile text takes long: use `Markdown.render`, which does
 * this in a worker, everywhere but in that worker.
 */
export function renderHere(source: string): Rendering {
  parser ??= plainParser()
    .use(linksPlugin)
    .use(tasksPlugin)
    .use(mentionsPlugin)
    .use(blocksPlugin)
    .use(quotesPlugin);
  const environment: MentionsEnvironment = {};
  const html = sanitize(parser.render(wellFormed(source), environment));
  return { html, mentions: [...(environment.mentions ?? [])] };
}

/** Half a surrogate pair is no character: it could neither be stored nor encoded in an address. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
