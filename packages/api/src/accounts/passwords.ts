import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane; some 20 ms on two cores. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A real hash of nothing anybody knows, so that an unknown address costs the same time. */
let decoy: Promise<string> | undefined;

/** argon2id, off the event loop. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** Whether the password fits. With no hash it takes as long, and is false. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(String(Math.random()));
  const fits = await verify(stored ?? (await decoy), password);
  return stored !== null && fits;
}
