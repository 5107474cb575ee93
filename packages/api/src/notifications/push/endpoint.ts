import { hostOf, isLoopback, mayBePublic, webAddress } from '../../kernel/outside/addresses';

/**
 * Reads the address of a push service.
 * @param nearby addresses on this machine count as well, with any port and without encryption; for development
 * @returns null when our server will not send there
 */
export function pushEndpoint(text: string, nearby: boolean): URL | null {
  const url = webAddress(text);
  if (!url) return null;
  const host = hostOf(url);
  if (nearby && isLoopback(host)) return url;
  // Push services have no other port; with one, the way to them would be a way to try out ports.
  if (url.protocol !== 'https:' || url.port) return null;
  return mayBePublic(host) ? url : null;
}
