import type { Services } from '../kernel/context';
import { DomainError } from '../kernel/errors';
import { HTML_LIMIT, MARKDOWN_LIMIT } from '../kernel/markdown';
import { commentMarkdown, fenceAfter, withoutMentions } from './comment-markdown';
import type { Site } from './site';

/** A text as it is kept. */
export interface Text {
  markdown: string;
  html: string;
  rendererVersion: number;
  /** The end was cut off, since it was longer than a text may be. */
  cut: boolean;
}

/** A text that cannot be kept; the message says why. */
export class TextError extends Error {}

const CUT_NOTE = 'This text was cut off at the import, because it was too long.';

/** Texts that are converted at a time: enough for all workers, and far below what their queue takes. */
const AT_A_TIME = 16;

/** Turns what the site stores into what is stored here. */
export class Texts {
  private running = 0;
  private readonly waiting: Array<() => void> = [];

  constructor(
    private readonly services: Services,
    private readonly site: Site,
  ) {}

  /**
   * The text of a question or answer, which dumps hold as HTML.
   * @param lead Markdown to put before it
   * @throws TextError when it is beyond what the conversion takes
   */
  async ofHtml(html: string | undefined, url: string | null, lead = ''): Promise<Text> {
    if ((html?.length ?? 0) > HTML_LIMIT)
      throw new TextError(`longer than ${HTML_LIMIT} characters`);
    const options = this.site.home ? { baseUrl: `${this.site.home}/` } : {};
    return this.inTurn(async () => {
      const body = await mended(this.services.markdown.fromHtml(html ?? '', options));
      return this.rendered([lead, body].filter((part) => part !== '').join('\n\n'), url);
    });
  }

  /** The text of a comment, which dumps hold as it was typed. @throws TextError like `ofHtml` */
  async ofComment(text: string | undefined, url: string | null): Promise<Text> {
    if ((text?.length ?? 0) > HTML_LIMIT)
      throw new TextError(`longer than ${HTML_LIMIT} characters`);
    return this.inTurn(() => this.rendered(commentMarkdown(text ?? ''), url));
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_A_TIME) await new Promise<void>((go) => this.waiting.push(go));
    else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private async rendered(whole: string, url: string | null): Promise<Text> {
    const clean = wellFormed(whole);
    const cut = clean.length > MARKDOWN_LIMIT;
    const markdown = cut ? shortened(clean, url) : clean;
    const { html, version, mentions } = await mended(this.services.markdown.render(markdown));
    // The people of another place are not ours.
    const silent = mentions.length > 0 ? withoutMentions(whole) : whole;
    if (silent !== whole) return this.rendered(silent, url);
    return { markdown, html, rendererVersion: version, cut };
  }
}

/** What a text is refused for concerns that text only. */
async function mended<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'INVALID') {
      throw new TextError('too complicated to convert');
    }
    throw error;
  }
}

/** The beginning, up to the end of a paragraph where there is one, and where the rest can be read. */
function shortened(markdown: string, url: string | null): string {
  const note = `*${CUT_NOTE}*${url ? ` <${url}>` : ''}`;
  // Room for the note and the end of an open code block.
  const room = MARKDOWN_LIMIT - note.length - 200;
  const paragraph = markdown.lastIndexOf('\n\n', room);
  const start = wellFormed(markdown.slice(0, paragraph > room / 2 ? paragraph : room));
  const open = openFence(start);
  return [start, ...(open ? [open] : []), '', note].join('\n');
}

/** NUL and half a surrogate pair cannot be stored. */
const wellFormed = (text: string): string =>
  text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');

/** The fence of a code block that a text leaves open. */
function openFence(markdown: string): string | undefined {
  let open: string | undefined;
  for (const line of markdown.split('\n')) open = fenceAfter(line, open);
  return open;
}
