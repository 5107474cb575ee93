import { promises as dns } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, isIPv6, type LookupFunction } from 'node:net';
import type { Context } from '../context';
import { hostOf, isPublicAddress, mayBePublic, PrivateAddressError, webAddress } from './addresses';
import { bodyOf } from './body';
import { OutsideError } from './outside.errors';

/** Milliseconds for everything, all redirects and bytes included. */
const PATIENCE = 10_000;
/** Milliseconds in which nothing comes. */
const SILENCE = 4_000;
const REDIRECTS_MAX = 5;
const HEADERS_MAX = 32_768;
/** Questions under way in this process; each may hold what it reads in memory. */
const AT_ONCE = 24;
const PORTS: ReadonlySet<string> = new Set(['', '80', '443']);

/** Asked by itself, and not as the machine does it: whose names are slow to find must hold up nothing else here. */
const names = new dns.Resolver({ timeout: 2_000, tries: 2 });

let underWay = 0;

/** From where what stands outside is asked for. */
export interface Standpoint {
  /** `host:port` of this machine that count as outside as well; for development and tests. */
  nearby: readonly string[];
  /** The addresses of a name. */
  resolve?: (host: string) => Promise<string[]>;
  /** Milliseconds, instead of those above. */
  patience?: number;
  silence?: number;
}

export interface Wanted {
  method?: 'GET' | 'HEAD';
  /** How the media types begin that are read. */
  types: readonly string[];
  /** Bytes, as they come and again when they are unpacked. */
  most: number;
  /** Of what is larger the beginning is of use. */
  beginning?: boolean;
}

export interface Answer {
  /** Where it was found in the end. */
  url: URL;
  status: number;
  /** The media type in small letters, without parameters. */
  type: string;
  charset: string | null;
  /** Null when it was not read: another type, or no success. */
  body: Buffer | null;
}

export const standpointOf = ({ services }: Context): Standpoint => services.environment.links;

/**
 * Asks for something that stands on the internet, by an address that somebody brought. It cannot be turned against what only
 * our server reaches: each address is looked at where it is connected to, on every redirect anew. Nothing of us goes along:
 * no cookie, no referrer, no name of this house. Never call it inside a transaction.
 * @throws OutsideError with what went wrong, and nothing else
 */
export async function askOutside(
  from: Standpoint,
  address: string | URL,
  wanted: Wanted,
): Promise<Answer> {
  if (underWay >= AT_ONCE) throw new OutsideError('busy');
  underWay += 1;
  const signal = AbortSignal.timeout(from.patience ?? PATIENCE);
  try {
    return await follow(from, outsideAddress(from, String(address)), wanted, signal);
  } catch (error) {
    throw OutsideError.of(error, signal.aborted);
  } finally {
    underWay -= 1;
  }
}
async function follow(
  from: Standpoint,
  start: URL,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<Answer> {
  let url = start;
  for (let hop = 0; hop <= REDIRECTS_MAX; hop += 1) {
    const response = await ask(from, url, wanted, signal);
    const next = redirectOf(response, url);
    if (next === null) return answerOf(response, url, wanted);
    response.destroy();
    url = outsideAddress(from, next);
  }
  throw new OutsideError('redirects');
}

/** @throws OutsideError when our server will not ask there */
function outsideAddress({ nearby }: Standpoint, text: string): URL {
  const url = webAddress(text);
  if (!url) throw new OutsideError('address');
  const host = hostOf(url);
  const isNear = nearby.some((one) => one.endsWith(`:${portOf(url)}`));
  // A name is looked at where it leads, when it is connected to.
  if (isNear && (!isIP(host) || isAllowed(nearby, host, url))) return url;
  if (!PORTS.has(url.port) || !mayBePublic(host)) throw new OutsideError('address');
  return url;
}

const portOf = (url: URL): string => url.port || (url.protocol === 'https:' ? '443' : '80');

const isAllowed = (nearby: readonly string[], address: string, url: URL): boolean =>
  nearby.includes(`${address}:${portOf(url)}`) || (PORTS.has(url.port) && isPublicAddress(address));

/** The addresses that are then connected to, all of them public: nobody is asked a second time. */
const lookupFor =
  ({ nearby, resolve = addressesOf }: Standpoint, url: URL): LookupFunction =>
  (host, options, done) => {
    resolve(host).then(
      (found) => {
        const [first] = found;
        if (first === undefined || !found.every((address) => isAllowed(nearby, address, url))) {
          return done(new PrivateAddressError(`${host} leads to no public address.`), '', 0);
        }
        const all = found.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
        if (options.all) done(null, all);
        else done(null, first, all[0]?.family);
      },
      (error) => done(error, '', 0),
    );
  };

async function addressesOf(host: string): Promise<string[]> {
  const [four, six] = await Promise.allSettled([names.resolve4(host), names.resolve6(host)]);
  const found = [four, six].flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  if (found.length > 0) return found;
  throw four.status === 'rejected' ? four.reason : new Error(`${host} has no address.`);
}

function ask(
  from: Standpoint,
  url: URL,
  { method = 'GET', types }: Wanted,
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      method,
      signal,
      // A connection of its own: one that is open already leads to where another question was allowed to go.
      agent: false,
      lookup: lookupFor(from, url),
      timeout: from.silence ?? SILENCE,
      maxHeaderSize: HEADERS_MAX,
      headers: {
        'user-agent': 'Mozilla/5.0 (compatible; Guildhall link cards)',
        accept: [
          ...types.map((type) => (type.endsWith('/') ? `${type}*` : type)),
          '*/*;q=0.1',
        ].join(', '),
        'accept-encoding': 'gzip, deflate, br',
      },
    });
    asked.on('response', resolve);
    asked.on('timeout', () => asked.destroy(new OutsideError('time')));
    asked.on('error', reject);
    // Also when the other side ends it with something that is no answer.
    asked.on('close', () => reject(new OutsideError('unreachable')));
    asked.end();
  });
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Where an answer leads on; null when it is one. */
function redirectOf({ statusCode = 0, headers }: http.IncomingMessage, url: URL): string | null {
  if (!REDIRECTS.has(statusCode) || !headers.location) return null;
  // Headers are read as Latin letters; addresses are written in UTF-8.
  const to = Buffer.from(headers.location, 'latin1').toString();
  if (!URL.canParse(to, url.href)) throw new OutsideError('address');
  return new URL(to, url).href;
}

async function answerOf(response: http.IncomingMessage, url: URL, wanted: Wanted): Promise<Answer> {
  const status = response.statusCode ?? 0;
  const [type = '', ...parameters] = (response.headers['content-type'] ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase());
  const charset = parameters.find((one) => one.startsWith('charset='))?.slice('charset='.length);
  const reads =
    wanted.method !== 'HEAD' &&
    status >= 200 &&
    status < 300 &&
    wanted.types.some((one) => type.startsWith(one));
  if (!reads) response.destroy();
  return {
    ...{ url, status, type },
    charset: charset?.replaceAll('"', '') || null,
    body: reads ? await bodyOf(response, wanted) : null,
  };
}
