import type { IncomingMessage } from 'node:http';
import { PassThrough, pipeline, Transform as Through, type Transform } from 'node:stream';
import zlib from 'node:zlib';
import { OutsideError } from './outside.errors';

/** What is packed may be somewhat larger than what is in it, never much. */
const PACKING = 65_536;

/**
 * The bytes of an answer, unpacked and counted while they come, so that what is endless, or unfolds without end, ends here.
 * @throws OutsideError when there are more, unless the beginning is of use
 */
export async function bodyOf(
  response: IncomingMessage,
  { most, beginning = false }: { most: number; beginning?: boolean },
): Promise<Buffer> {
  if (!beginning && Number(response.headers['content-length']) > most) {
    response.destroy();
    throw new OutsideError('size');
  }
  const out = unpacked(response, most + PACKING);
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of out as AsyncIterable<Buffer>) {
    const room = most - length;
    if (part.length > room) {
      // Leaving the loop ends the connection too.
      if (!beginning) throw new OutsideError('size');
      parts.push(part.subarray(0, room));
      break;
    }
    parts.push(part);
    length += part.length;
  }
  return Buffer.concat(parts);
}

function unpacked(response: IncomingMessage, most: number): Transform {
  let packed = 0;
  const counted = new Through({
    transform(chunk: Buffer, _encoding, done) {
      packed += chunk.length;
      done(packed > most ? new OutsideError('size') : null, chunk);
    },
  });
  // What goes wrong is met by whoever reads.
  return pipeline(response, counted, unpacker(response), () => undefined) as Transform;
}

/** A stream that was cut off at its end is read as far as it goes. */
const LENIENT = { finishFlush: zlib.constants.Z_SYNC_FLUSH };

function unpacker(response: IncomingMessage): Transform {
  switch (response.headers['content-encoding']?.trim().toLowerCase()) {
    case undefined:
    case '':
    case 'identity':
      return new PassThrough();
    case 'gzip':
    case 'x-gzip':
      return zlib.createGunzip(LENIENT);
    case 'deflate':
      return zlib.createInflate(LENIENT);
    case 'br':
      return zlib.createBrotliDecompress();
    default:
      // Nobody asked for it so.
      response.destroy();
      throw new OutsideError('content');
  }
}
