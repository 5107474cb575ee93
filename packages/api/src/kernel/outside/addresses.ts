import { lookup } from 'node:dns';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';

/**
 * People bring addresses that our server then talks to: of a push service, of a link. They must not become a way to reach
 * what only our server can reach, so an address counts as public only when nothing of this list holds it.
 * Source: IANA's registries of special-purpose addresses.
 */
const special = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  // Multicast, what is reserved, and broadcast.
  ['224.0.0.0', 3],
] as const) {
  special.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  // Protocols' own, among them ways to write an IPv4 address as another.
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  special.addSubnet(net, bits, 'ipv6');
}

/** Everything that is given out on the internet lies in here; loopback, local, mapped and translated ones do not. */
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');

/** @param address an IP address in any of its spellings, without brackets */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special.check(address, 'ipv4');
  if (family === 6) return global.check(address, 'ipv6') && !special.check(address, 'ipv6');
  return false;
}

/** Names that are kept for what is near; every other is looked up when something is sent. */
const NEAR = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa|test|invalid|onion)$/;

/** The host of an address that was read, without brackets and without the dot that ends a whole name. */
export const hostOf = ({ hostname }: URL): string =>
  hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/** What can only be on this machine. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\./.test(host);

/** An address that is public, or a name that may lead to one. */
export const mayBePublic = (host: string): boolean =>
  isIP(host) ? isPublicAddress(host) : host.includes('.') && !NEAR.test(host);

/**
 * Reads an address on the web.
 * @returns null when it is none, or says who we are
 */
export function webAddress(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  // A URL that is read names its host in one spelling: 0x7f.1 is 127.0.0.1, and a name in small letters.
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : null;
}

/** A name that leads to where our server will not send. */
export class PrivateAddressError extends Error {}

/** Looks a name up and lets through only what is public: the very addresses that are then connected to. */
export const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '', 0);
    const [first] = found;
    if (!first || !found.every(({ address }) => isPublicAddress(address))) {
      return done(new PrivateAddressError('A name leads to an address that is not public.'), '', 0);
    }
    if (options.all) done(null, found);
    else done(null, first.address, isIPv6(first.address) ? 6 : 4);
  });
};
