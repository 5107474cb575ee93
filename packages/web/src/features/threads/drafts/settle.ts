import { saveAll } from './sync';
import { tidy } from './watch';

/** A house that does not answer must not keep somebody from leaving. */
const PATIENCE_MS = 3_000;

/**
 * Before somebody signs out: what they have written goes to the server, and what the server has goes from this
 * browser. What cannot be saved now stays, for them alone.
 */
export async function settle(personId: string): Promise<void> {
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([saveAll(personId), patience]);
  tidy();
}
