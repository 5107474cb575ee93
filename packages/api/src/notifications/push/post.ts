import http from 'node:http';
import https from 'node:https';
import { generateRequestDetails, type RequestOptions } from 'web-push';
import type { PushSettings } from '../../kernel/environment';
import { PrivateAddressError, publicLookup } from '../../kernel/outside/addresses';
import { pushEndpoint } from './endpoint';

/**
 * Milliseconds for a push service to answer. They answer within one second, or not at all; and others wait meanwhile, since
 * deliveries go one after the other.
 */
const PATIENCE = 4_000;

/** Connections stay open for what comes next; the addresses that they lead to were looked at. */
const publicAgent = new https.Agent({ keepAlive: true, lookup: publicLookup });

export interface Receiver {
  endpoint: string;
  p256dh: string;
  auth: string;
}

export interface Outcome {
  /**
   * taken: it is on its way. gone: there is no such browser any more. later: worth another attempt. refused: it will
   * hardly be taken another time.
   */
  state: 'taken' | 'gone' | 'later' | 'refused';
  /** The status, or what kept us from one. Never what the other side wrote. */
  answer: string;
}

/** Encrypts a message for one browser and hands it to the service of the browser's maker. Follows no redirect. */
export async function post(
  settings: PushSettings,
  { endpoint, p256dh, auth }: Receiver,
  message: string,
  options: Pick<RequestOptions, 'TTL' | 'urgency' | 'topic'>,
): Promise<Outcome> {
  const url = pushEndpoint(endpoint, settings.nearby);
  if (!url) return { state: 'refused', answer: 'address' };
  const { headers, body } = generateRequestDetails(
    { endpoint: url.href, keys: { p256dh, auth } },
    message,
    {
      ...options,
      vapidDetails: {
        subject: settings.contact,
        publicKey: settings.publicKey,
        privateKey: settings.privateKey,
      },
    },
  );
  try {
    const status = await send(url, headers, body, settings.nearby);
    return { state: meaningOf(status), answer: String(status) };
  } catch (error) {
    if (error instanceof PrivateAddressError) return { state: 'refused', answer: 'address' };
    const { code, name } = error as NodeJS.ErrnoException;
    return { state: 'later', answer: code ?? name };
  }
}

function meaningOf(status: number): Outcome['state'] {
  if (status >= 200 && status < 300) return 'taken';
  if (status === 404 || status === 410) return 'gone';
  if (status === 408 || status === 429 || status >= 500) return 'later';
  return 'refused';
}

/** Sends it, and reads no more of the answer than its status. */
function send(
  url: URL,
  headers: Record<string, string>,
  body: Buffer | null,
  nearby: boolean,
): Promise<number> {
  const signal = AbortSignal.timeout(PATIENCE);
  const how = { method: 'POST', headers, signal };
  return new Promise((resolve, reject) => {
    const answered = (response: http.IncomingMessage) => {
      response.on('error', reject);
      response.resume();
      resolve(response.statusCode ?? 0);
    };
    const request =
      nearby && url.protocol === 'http:'
        ? http.request(url, how, answered)
        : https.request(url, { ...how, ...(!nearby && { agent: publicAgent }) }, answered);
    request.on('error', reject);
    request.end(body);
  });
}
