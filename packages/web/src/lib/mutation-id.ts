/**
 * A key of its own for each attempt to create something; the same again means the same thing.
 * Made by hand, since `crypto.randomUUID` is missing where a house is visited without TLS.
 */
export function mutationId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
