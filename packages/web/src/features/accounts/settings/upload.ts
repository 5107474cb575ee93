import { ServerError } from '@apollo/client/errors';
import { CSRF_HEADER } from '../../../lib/transport';

/** As the API has it: straight from a phone's camera. */
const PHOTO_BYTES = 8 * 1024 * 1024;
export const PHOTO_TYPES = 'image/jpeg,image/png,image/webp,image/gif,image/avif';

/** Why a photo was not taken, in the words of the API's rules. */
export class PhotoRefused extends Error {
  constructor(readonly rule: 'size' | 'picture') {
    super(`The photo was refused: ${rule}`);
  }
}

interface Refusal {
  error?: { code?: string; fields?: { rule?: string }[]; retryAfter?: number };
}

/**
 * Sends a picture as one's photo.
 * @param onProgress told the part that has left, 0 to 1
 * @throws PhotoRefused, TypeError when the connection was lost, ServerError for the rest
 */
export function uploadPhoto(file: Blob, onProgress: (part: number) => void): Promise<void> {
  // The server stops reading what is larger, and a browser reports that as a lost connection.
  if (file.size > PHOTO_BYTES) return Promise.reject(new PhotoRefused('size'));
  return new Promise((resolve, reject) => {
    // fetch cannot tell how much of a body has left.
    const request = new XMLHttpRequest();
    request.open('POST', '/photos');
    for (const [name, value] of Object.entries(CSRF_HEADER)) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onerror = () => reject(new TypeError('The connection was lost.'));
    request.onload = () => {
      if (request.status === 200) resolve();
      else reject(refusal(request));
    };
    request.send(file);
  });
}

function refusal({ status, responseText }: XMLHttpRequest): Error {
  const rule = parsed(responseText)?.error?.fields?.[0]?.rule;
  if (rule === 'size' || rule === 'picture') return new PhotoRefused(rule);
  const response = new Response(responseText, { status: status || 500 });
  return new ServerError(`The server answered ${status}.`, { response, bodyText: responseText });
}

function parsed(text: string): Refusal | undefined {
  try {
    return JSON.parse(text) as Refusal;
  } catch {
    return undefined;
  }
}
