import { ServerError } from '@apollo/client/errors';
import { CSRF_HEADER } from '../../lib/transport';
import type { MessageId } from '../../messages';
import type { UploadPlace } from './useFiles';

/** What the API says of a file that it has taken. */
export interface Added {
  id: string;
  name: string;
  address: string;
  width: number | null;
}

const RULES = ['size', 'quota', 'type', 'picture', 'pixels', 'moving'] as const;
type Rule = (typeof RULES)[number];

/** Why a file was not taken, in the words of the API's rules. */
export class FileRefused extends Error {
  constructor(readonly rule: Rule) {
    super(`The file was refused: ${rule}`);
  }

  get words(): MessageId {
    return `uploads.refused.${this.rule}`;
  }
}

interface Refusal {
  error?: { code?: string; fields?: { rule?: string }[] };
}

/**
 * Sends a file. The file itself is the body: reading it into the page first would take its whole size in memory.
 * @param onProgress told the part that has left, 0 to 1
 * @returns what becomes of it (FileRefused, TypeError when the connection was lost, ServerError), and a way to stop it
 */
export function upload(
  file: File,
  { communityId, threadId }: UploadPlace,
  onProgress: (part: number) => void,
): { done: Promise<Added>; stop: () => void } {
  // fetch cannot tell how much of a body has left.
  const request = new XMLHttpRequest();
  const done = new Promise<Added>((resolve, reject) => {
    request.open('POST', `/files?${threadId ? `thread=${threadId}` : `community=${communityId}`}`);
    for (const [name, value] of Object.entries(CSRF_HEADER)) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name.toWellFormed()));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onerror = () => reject(new TypeError('The connection was lost.'));
    request.onload = () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText) as Added);
      else reject(refusal(request));
    };
    request.send(file);
  });
  return { done, stop: () => request.abort() };
}

function refusal({ status, responseText }: XMLHttpRequest): Error {
  const rule = parsed(responseText)?.error?.fields?.[0]?.rule;
  const known = RULES.find((one) => one === rule);
  if (known) return new FileRefused(known);
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
