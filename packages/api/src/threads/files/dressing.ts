import type { StoredFile } from '../../files/file.entity';
import { addressOf } from '../../files/file.entity';
import { fileFor } from '../../files/files.queries';
import type { Context } from '../../kernel/context';
import { DomainError } from '../../kernel/errors';
import { type RenderedMarkdown, renderMarkdown } from '../../kernel/markdown';
import { filesNamed } from './named';

/** Pictures of one text that are looked up; those after them are shown without their size being known before. */
const DRESSED_MAX = 30;

const PICTURE = /<img src="(\/files\/([0-9a-f-]{36})\/[^"]*)"/gi;
/** How wide a picture is at most: the column of text. */
const COLUMN = '(max-width: 48rem) 100vw, 44rem';

/**
 * Renders what somebody writes. Pictures of this house are given the room that they will take, so that nothing jumps
 * when they arrive, and the sizes to choose from. Written into the HTML after it was sanitised: numbers, and
 * addresses that we have made ourselves.
 */
export async function renderWords(ctx: Context, markdown: string): Promise<RenderedMarkdown> {
  const rendered = await renderMarkdown(ctx.services, markdown);
  return { ...rendered, html: await dressed(ctx, rendered.html) };
}

async function dressed(ctx: Context, html: string): Promise<string> {
  const ids = filesNamed(html, ctx.services.environment.origin).slice(0, DRESSED_MAX);
  if (ids.length === 0) return html;
  const files = new Map<string, StoredFile>();
  for (const id of ids) {
    // How large a picture is, is told to whoever may see it only.
    const file = await fileFor(ctx, id, 'read').catch(unlessRefused);
    if (file?.width) files.set(id, file);
  }
  return html.replace(PICTURE, (tag, address: string, id: string) => {
    const file = files.get(id.toLowerCase());
    return file ? `<img src="${address}"${attributesOf(file)}` : tag;
  });
}

function attributesOf(file: StoredFile): string {
  const { width, height, widths } = file;
  const size = ` width="${width}" height="${height}"`;
  if (widths.length < 2) return size;
  const set = widths.map((each) => `${addressOf(file)}?w=${each} ${each}w`);
  return `${size} srcset="${set.join(', ')}" sizes="${COLUMN}"`;
}

function unlessRefused(error: unknown): null {
  if (error instanceof DomainError) return null;
  throw error;
}
