import sharp, { type Metadata, type Sharp } from 'sharp';

/** 50 megapixels: a small file can unfold into gigabytes. */
const PIXELS_MAX = 50_000_000;
/** By what is in the file, not by what it says it is. Never SVG: it is a program. */
const FORMATS = new Set(['jpeg', 'png', 'webp', 'gif', 'heif', 'avif']);
/** For one size of one picture. */
const SECONDS_MAX = 30;
/** Decoded, one may take 200 MB; the others wait. */
const AT_ONCE = 2;

export type PictureFault = 'picture' | 'pixels' | 'moving';

/** What cannot be taken for a picture, and why. */
export class NoPictureError extends Error {
  constructor(readonly fault: PictureFault) {
    super(`No picture that can be used: ${fault}`);
  }
}

export interface Picture {
  /** As one sees it: the camera's note on how it was held is followed. */
  width: number;
  height: number;
  /** Pixels only, upright; encoding it writes no place, camera or name. */
  open(): Sharp;
}

/**
 * Looks at a picture without decoding it.
 * @param moving take the first of several frames
 * @throws NoPictureError when it is none that we know, has too many pixels, or moves
 */
export async function pictureIn(file: Buffer | string, { moving = false } = {}): Promise<Picture> {
  const { format, width, height, pages, autoOrient } = await metadataOf(file);
  if (!format || !FORMATS.has(format)) throw new NoPictureError('picture');
  if (width * height > PIXELS_MAX) throw new NoPictureError('pixels');
  if (!moving && (pages ?? 1) > 1) throw new NoPictureError('moving');
  return {
    width: autoOrient.width,
    height: autoOrient.height,
    open: () =>
      sharp(file, { limitInputPixels: PIXELS_MAX }).timeout({ seconds: SECONDS_MAX }).autoOrient(),
  };
}

async function metadataOf(file: Buffer | string): Promise<Metadata> {
  try {
    return await sharp(file).metadata();
  } catch {
    throw new NoPictureError('picture');
  }
}

let busy = 0;
const queue: Array<() => void> = [];

/**
 * Encodes, at most so many at once.
 * @throws NoPictureError when it cannot be decoded to its end
 */
export async function encoded(picture: Sharp): Promise<Buffer> {
  if (busy >= AT_ONCE) await new Promise<void>((resolve) => queue.push(resolve));
  else busy += 1;
  try {
    return await picture.webp({ quality: 82 }).toBuffer();
  } catch {
    throw new NoPictureError('picture');
  } finally {
    const next = queue.shift();
    if (next) next();
    else busy -= 1;
  }
}
