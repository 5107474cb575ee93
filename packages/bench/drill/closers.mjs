/** What a drill opened, closed in the reverse order whatever happens. */
const closers = [];

export function onClose(close) {
  closers.push(close);
}

export async function closeAll() {
  for (let close = closers.pop(); close; close = closers.pop()) {
    await Promise.resolve(close()).catch(() => undefined);
  }
}
