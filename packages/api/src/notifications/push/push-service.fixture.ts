import {
  createDecipheriv,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { browserKeys, pushSettings } from './push.fixture';

/** One message as it reached a browser: who is told what, and what the service in between could see. */
export interface Received {
  endpoint: string;
  headers: IncomingHttpHeaders;
  /** What was encrypted. */
  message: Record<string, string>;
  /** All that the service saw of the body. */
  sealed: Buffer;
}

/** A browser with keys of its own. */
export interface Browser {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

export interface PushService {
  received: Received[];
  /** A new browser that somebody may register. */
  browser(): Browser;
  /** What the service answers for a browser from now on; 201 to begin with. */
  answers(browser: Browser, status: number): void;
  close(): Promise<void>;
}

/**
 * A push service on this machine that keeps to RFC 8030 and 8292 and opens what it gets as a browser would (RFC 8291), with
 * nothing but Node's own cryptography. What the test's instance has not signed is refused.
 */
export async function startPushService(): Promise<PushService> {
  const received: Received[] = [];
  const known = new Map<string, { pair: ECDH; auth: Buffer; status: number }>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const browser = known.get(request.url ?? '');
      if (!browser) {
        response.writeHead(404).end();
        return;
      }
      const signed = isSigned(request.headers.authorization ?? '', origin());
      const status = signed ? browser.status : 403;
      if (status === 201) {
        const sealed = Buffer.concat(chunks);
        const message = JSON.parse(open(sealed, browser.pair, browser.auth));
        received.push({
          endpoint: origin() + request.url,
          headers: request.headers,
          message,
          sealed,
        });
      }
      response.writeHead(status).end('What it says of it is nobody else’s concern.');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    received,
    browser() {
      const path = `/push/${randomBytes(16).toString('base64url')}`;
      const { pair, auth, keys } = browserKeys();
      known.set(path, { pair, auth, status: 201 });
      return { endpoint: origin() + path, keys };
    },
    answers({ endpoint }, status) {
      const browser = known.get(new URL(endpoint).pathname);
      if (browser) browser.status = status;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Opens `aes128gcm` with one record (RFC 8188), keyed as RFC 8291 says. */
function open(sealed: Buffer, pair: ECDH, auth: Buffer): string {
  const salt = sealed.subarray(0, 16);
  const keyLength = sealed.readUInt8(20);
  const theirs = sealed.subarray(21, 21 + keyLength);
  const shared = pair.computeSecret(theirs);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), theirs]);
  const secret = Buffer.from(hkdfSync('sha256', shared, auth, info, 32));
  const derive = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${name}\0`, length));
  const body = sealed.subarray(21 + keyLength);
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  decipher.setAuthTag(body.subarray(-16));
  const plain = Buffer.concat([decipher.update(body.subarray(0, -16)), decipher.final()]);
  // Behind the text stands a delimiter, and then nothing but padding.
  return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8');
}

function isSigned(authorization: string, audience: string): boolean {
  const { publicKey } = pushSettings;
  const [, token = '', key] = /^vapid t=([^,]+), k=(.+)$/.exec(authorization) ?? [];
  if (key !== publicKey) return false;
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(publicKey, 'base64url');
  const verifier = createPublicKey({
    format: 'jwk',
    key: {
      ...{ kty: 'EC', crv: 'P-256' },
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const { aud, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  const holds = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: verifier, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  return holds && aud === audience && /^(mailto|https):/.test(sub);
}
