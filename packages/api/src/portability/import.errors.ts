/** A reason not to import at all, in one sentence for whoever typed the command. */
export class ImportRefusedError extends Error {
  override readonly name = 'ImportRefusedError';
}
