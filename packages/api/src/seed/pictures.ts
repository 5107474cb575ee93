import { Readable } from 'node:stream';
import sharp from 'sharp';
import { takeIn } from '../files/files.service';
import type { Context } from '../kernel/context';
import type { WorldPicture } from './world/types';

/** px */
const [WIDTH, HEIGHT, EDGE] = [960, 540, 70];

/** Puts a picture under a text, added by whoever writes it. It is drawn here: the demo world carries no files. */
export async function withPicture(
  ctx: Context,
  { text, picture }: { text: string; picture?: WorldPicture | undefined },
): Promise<string> {
  if (!picture) return text;
  const { name, alt, values } = picture;
  const png = await sharp(Buffer.from(drawn(values)))
    .png()
    .toBuffer();
  const { address } = await takeIn(ctx, Readable.from([png]), { name, length: png.length });
  return `${text}\n\n![${alt}](${address})`;
}

/** A line on squared paper, from left to right. */
function drawn(values: readonly number[]): string {
  const most = Math.max(...values);
  const x = (index: number) => EDGE + (index * (WIDTH - 2 * EDGE)) / (values.length - 1);
  const y = (value: number) => HEIGHT - EDGE - (value * (HEIGHT - 2 * EDGE)) / most;
  const points = values.map((value, index) => `${x(index)},${y(value)}`);
  const dots = values.map(
    (value, index) => `<circle cx="${x(index)}" cy="${y(value)}" r="8" fill="#1f5140"/>`,
  );
  const squares = `<pattern id="p" width="30" height="30" patternUnits="userSpaceOnUse">
    <path d="M30 0H0V30" fill="none" stroke="#d9d3c5"/></pattern>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <defs>${squares}</defs>
    <rect width="100%" height="100%" fill="#faf7f0"/><rect width="100%" height="100%" fill="url(#p)"/>
    <path d="M${EDGE} ${EDGE}V${HEIGHT - EDGE}H${WIDTH - EDGE}" fill="none" stroke="#5c564a" stroke-width="3"/>
    <polyline points="${points.join(' ')}" fill="none" stroke="#1f5140" stroke-width="5"/>${dots.join('')}</svg>`;
}
