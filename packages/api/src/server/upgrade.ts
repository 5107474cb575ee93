import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Services } from '../kernel/context';
import type { Viewer } from '../kernel/viewer';
import { viewerFor } from '../viewer';
import { sessionToken } from './cookie';

/** Who has opened a socket, as far as the request that opened it tells. */
export interface Caller {
  readonly socketId: string;
  readonly token: string | null;
  readonly address: string;
  readonly userAgent: string | null;
}

/** @returns who it is, or the status line with which the request is turned away */
export async function admit(
  services: Services,
  request: IncomingMessage,
): Promise<{ caller: Caller; viewer: Viewer } | string> {
  if (request.url?.split('?')[0] !== '/graphql') return '404 Not Found';
  if (!fromOurPage(services, request)) return '403 Forbidden';
  const token = sessionToken(services.environment, request);
  const caller = {
    socketId: randomUUID(),
    token,
    address: addressOf(services, request),
    userAgent: request.headers['user-agent'] ?? null,
  };
  return { caller, viewer: await viewerFor(services, token) };
}

/** The browser sends our cookie with a socket that any page opens; only the origin tells them apart. */
function fromOurPage({ environment }: Services, request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (!origin) return false;
  if (origin === environment.origin) return true;
  return !environment.production && URL.canParse(origin) && new URL(origin).host === host;
}

/** The address, as far as the proxies in front are believed: the rule that Express has for requests. */
function addressOf({ environment }: Services, request: IncomingMessage): string {
  const said = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const chain = [...said, request.socket.remoteAddress ?? '-'];
  return chain[Math.max(0, chain.length - 1 - environment.trustProxy)] ?? '-';
}

export function turnAway(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
