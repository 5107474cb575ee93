import { convertHtml, type HtmlToMarkdownOptions } from './html-to-markdown';
import { HTML_LIMIT, MARKDOWN_LIMIT, RENDERER_VERSION, TIME_LIMIT } from './limits';
import { MarkdownTooLongError } from './markdown.errors';
import { WorkerPool } from './pool';
import type { Rendering } from './render';

/** What is stored beside a text: safe HTML, the version of the renderer, and the handles it mentions. */
export interface RenderedMarkdown extends Rendering {
  version: number;
}

/** Turns what people write into what pages show, in worker threads, so that no text holds up the others. */
export interface Markdown {
  /**
   * @throws MarkdownTooLongError beyond `MARKDOWN_LIMIT` characters, MarkdownTooHardError beyond the time or
   * memory a text may take, MarkdownBusyError when too much waits, MarkdownClosedError after `close`.
   */
  render(source: string): Promise<RenderedMarkdown>;
  /** `htmlToMarkdown` in a worker, for imports inside the server. Throws the same, with `HTML_LIMIT`. */
  fromHtml(html: string, options?: HtmlToMarkdownOptions): Promise<string>;
  /** Ends the workers. What is still in them is refused with MarkdownClosedError. */
  close(): Promise<void>;
}

export interface MarkdownSettings {
  /** How many threads; each takes some 30 MB. They start with the first text. */
  workers: number;
  /** Milliseconds for one text, counted from when a worker begins it. */
  timeLimit?: number;
}

export function createMarkdown({ workers, timeLimit = TIME_LIMIT }: MarkdownSettings): Markdown {
  const pool = new WorkerPool(workers, timeLimit);
  return {
    async render(source) {
      if (source.length > MARKDOWN_LIMIT) throw new MarkdownTooLongError(MARKDOWN_LIMIT);
      const rendering = (await pool.run({ kind: 'render', source })) as Rendering;
      return { ...rendering, version: RENDERER_VERSION };
    },
    async fromHtml(source, options = {}) {
      if (source.length > HTML_LIMIT) throw new MarkdownTooLongError(HTML_LIMIT);
      return (await pool.run({ kind: 'fromHtml', source, options })) as string;
    },
    close: () => pool.close(),
  };
}

/** Renders with the services of a context: `renderMarkdown(ctx.services, source)`. */
export function renderMarkdown(
  services: { markdown: Markdown },
  source: string,
): Promise<RenderedMarkdown> {
  return services.markdown.render(source);
}

/**
 * Turns HTML from elsewhere into Markdown that renders alike. Text that looks like Markdown is escaped, and
 * `@name` mentions nobody: the people of another place are not ours. Runs in the calling thread, for
 * commands; a server uses `Markdown.fromHtml`.
 * @throws MarkdownTooLongError beyond `HTML_LIMIT` characters.
 */
export function htmlToMarkdown(html: string, options: HtmlToMarkdownOptions = {}): string {
  if (html.length > HTML_LIMIT) throw new MarkdownTooLongError(HTML_LIMIT);
  return convertHtml(html, options);
}
