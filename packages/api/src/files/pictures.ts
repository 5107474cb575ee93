import { InvalidError } from '../kernel/errors';
import { encoded, NoPictureError, pictureIn } from '../kernel/pictures';

/** As wide as a column of text on a phone, on a screen, and on a dense screen or opened large. */
const WIDTHS = [480, 960, 1_920];
/** A long screenshot stays readable; the format itself ends a little above. */
const HEIGHT_MAX = 12_000;

export interface Sizes {
  width: number;
  height: number;
  /** Each with its width, the largest last. */
  all: Array<{ width: number; webp: Buffer }>;
}

export const sizeName = (width: number): string => `${width}.webp`;

/**
 * Decodes a picture and encodes it anew in sizes, none larger than it is. What was written beside the pixels, or hidden
 * behind them, does not come along.
 * @throws InvalidError when it is none, too large, or moves
 */
export async function sizesOf(path: string): Promise<Sizes> {
  try {
    const picture = await pictureIn(path);
    const scale = Math.min(1, (WIDTHS.at(-1) ?? 1) / picture.width, HEIGHT_MAX / picture.height);
    const width = Math.max(1, Math.round(picture.width * scale));
    const height = Math.max(1, Math.round(picture.height * scale));
    const all: Sizes['all'] = [];
    for (const each of [...WIDTHS.filter((size) => size < width), width]) {
      const to = each === width ? { width, height, fit: 'fill' as const } : { width: each };
      all.push({ width: each, webp: await encoded(picture.open().resize(to)) });
    }
    return { width, height, all };
  } catch (error) {
    if (error instanceof NoPictureError)
      throw new InvalidError({ path: 'file', rule: error.fault });
    throw error;
  }
}
