import type { Context } from '../kernel/context';
import { affected } from '../kernel/database/statements';
import { ConflictError, InvalidError } from '../kernel/errors';
import { emit } from '../kernel/signals';
import { oneLine } from '../threads/text';
import { resourceTended } from './care/care.signals';
import { changeResource } from './resource.change';
import type { Resource } from './resource.entity';
import { noteOf, sameWords, wordsOver } from './resource.words';
import { setDomains, writeRevision } from './resource.write';
import type { RemoveResourceInput, ReviseResourceInput } from './resources.inputs';
import { resourceFor } from './resources.queries';

/**
 * Changes what a resource says, as its next version. Type and domains say where it stands and are no version's.
 * @throws ConflictError when it is not the version that was seen; InvalidError
 */
export async function reviseResource(ctx: Context, input: ReviseResourceInput): Promise<Resource> {
  const was = await resourceFor(ctx, input.resourceId, 'edit');
  const note = noteOf(input.note);
  if (input.version !== was.version) throw new ConflictError('VERSION');
  const words = await wordsOver(ctx, was.form, was, input);
  return changeResource(ctx, input.resourceId, 'edit', async (tx, resource) => {
    // Rendered over the version that was seen: under the lock it must still be that one.
    if (resource.version !== input.version) throw new ConflictError('VERSION');
    if (!sameWords(words, resource)) {
      await writeRevision(tx, resource, input.version, { words, note, byId: tx.viewer.personId });
    }
    if (input.type && input.type !== resource.type) {
      await affected(tx, 'update resource set type = $2 where id = $1', [resource.id, input.type]);
    }
    if (input.domainIds) await setDomains(tx, resource.id, input.domainIds);
  });
}

/**
 * Takes a resource away, leaving a trace for those who look after the community. It can be brought back.
 * @throws InvalidError when others' things are taken away without a word
 */
export async function removeResource(ctx: Context, input: RemoveResourceInput): Promise<Resource> {
  const reason = oneLine(input.reason ?? '');
  return changeResource(ctx, input.resourceId, 'remove', async (tx, resource) => {
    const { personId } = tx.viewer;
    if (reason === '' && ![resource.createdById, resource.stewardId].includes(personId)) {
      throw new InvalidError({ path: 'reason', rule: 'isNotEmpty' });
    }
    await affected(
      tx,
      'update resource set removed_at = $2, removed_by = $3, removal_reason = $4 where id = $1',
      [resource.id, tx.clock.now(), personId, reason],
    );
    await emit(tx, resourceTended, { resourceId: resource.id });
  });
}

/** Brings a removed resource back, as it was. */
export const restoreResource = (ctx: Context, resourceId: string): Promise<Resource> =>
  changeResource(ctx, resourceId, 'restore', (tx, resource) =>
    affected(
      tx,
      'update resource set removed_at = null, removed_by = null, removal_reason = null where id = $1',
      [resource.id],
    ),
  );
