import type { Context } from '../../kernel/context';
import { ConflictError, InvalidError } from '../../kernel/errors';
import { changeResource } from '../resource.change';
import type { Resource } from '../resource.entity';
import { noteOf, sameWords } from '../resource.words';
import { writeRevision } from '../resource.write';
import type { RestoreRevisionInput } from './revisions.inputs';
import { revisionLoader } from './revisions.queries';

/**
 * Goes back to what was said before, as a new version: nothing of what came between is lost.
 * @throws ConflictError when it is not the version that was seen; InvalidError when there is no such version
 */
export async function restoreRevision(
  ctx: Context,
  { resourceId, version, number, note }: RestoreRevisionInput,
): Promise<Resource> {
  const why = noteOf(note);
  return changeResource(ctx, resourceId, 'edit', async (tx, resource) => {
    if (resource.version !== version) throw new ConflictError('VERSION');
    const words = await revisionLoader(tx).load({ resource, number });
    if (!words) throw new InvalidError({ path: 'number', rule: 'exists' });
    if (sameWords(words, resource)) return;
    await writeRevision(tx, resource, version, { words, note: why, byId: tx.viewer.personId });
  });
}
