import { looksLikePicture } from '../../files/content';
import type { Context } from '../../kernel/context';
import { askOutside, standpointOf } from '../../kernel/outside/outside';
import { OutsideError } from '../../kernel/outside/outside.errors';
import { encoded, NoPictureError, pictureIn } from '../../kernel/pictures';

const PICTURE_BYTES = 5_000_000;
/** As large as a card shows it on a dense screen. */
const SIDE_MAX = 640;
/** Smaller ones count readers, or decorate. */
const SIDE_MIN = 48;

export interface CardPicture {
  webp: Buffer;
  width: number;
  height: number;
}

/**
 * The picture of a link, made anew and small: whoever looks at a card asks nobody but us.
 * @returns null when it is none that can be used
 */
export async function pictureOf(ctx: Context, url: string): Promise<CardPicture | null> {
  try {
    const { body } = await askOutside(standpointOf(ctx), url, {
      types: ['image/'],
      most: PICTURE_BYTES,
    });
    // By its first bytes, whatever it calls itself: no decoder is woken for anything else.
    if (!body || !looksLikePicture(body)) return null;
    const picture = await pictureIn(body, { moving: true });
    if (Math.min(picture.width, picture.height) < SIDE_MIN) return null;
    const scale = Math.min(1, SIDE_MAX / Math.max(picture.width, picture.height));
    const width = Math.max(1, Math.round(picture.width * scale));
    const height = Math.max(1, Math.round(picture.height * scale));
    const webp = await encoded(picture.open().resize({ width, height, fit: 'fill' }));
    return { webp, width, height };
  } catch (error) {
    if (error instanceof OutsideError || error instanceof NoPictureError) return null;
    throw error;
  }
}
