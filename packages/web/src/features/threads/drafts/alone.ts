/**
 * Does something in one tab at a time, as long as the browser can tell (it cannot without TLS). It only spares
 * requests: that nothing is done twice is held by versions and idempotency keys.
 */
export function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (!navigator.locks) return work();
  return navigator.locks.request(`guildhall-${name}`, work) as Promise<T>;
}
