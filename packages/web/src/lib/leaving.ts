type Send = () => Promise<unknown>;

const unsent = new Set<Send>();

/** Something that is kept only as long as one is signed in is sent before one is no longer. Returns the end of it. */
export function beforeSignOut(send: Send): () => void {
  unsent.add(send);
  return () => {
    unsent.delete(send);
  };
}

/** Resolves when all has been sent, or could not be. */
export const sendBeforeSignOut = (): Promise<unknown> =>
  Promise.allSettled([...unsent].map((send) => send()));
