import { communityForChange } from '../../communities/communities.queries';
import { type Community, Visibility } from '../../communities/community.entity';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { ConflictError, InvalidError } from '../../kernel/errors';

/**
 * Takes the locks of the communities that a change touches, always in one order, and asks with what is true now whether
 * the viewer looks after each of them.
 */
export async function holdCommunities(
  outer: Context,
  ids: string[],
): Promise<{ tx: Context; communities: Map<string, Community> }> {
  const communities = new Map<string, Community>();
  let tx = outer;
  for (const id of [...new Set(ids)].sort()) {
    const held = await communityForChange(tx, id, 'moderate');
    communities.set(id, held.community);
    tx = held.tx;
  }
  return { tx, communities };
}

/** What counts of a thread that is held. */
export interface HeldThread {
  id: string;
  communityId: string;
  title: string;
  tags: string[];
  kind: string;
  postCount: number;
  lastPostNumber: number;
  acceptedPostId: string | null;
}

/**
 * The threads as they are under their communities' locks.
 * @throws ConflictError when one of them was moved, merged or removed since it was asked for
 */
export async function holdThreadsIn(
  tx: Context,
  places: ReadonlyArray<{ id: string; communityId: string }>,
): Promise<Map<string, HeldThread>> {
  const held = await rows<HeldThread>(
    tx,
    `select id, community_id as "communityId", title, tags, kind, post_count as "postCount",
       last_post_number as "lastPostNumber", accepted_post_id as "acceptedPostId"
      from thread where id = any($1::uuid[]) and removed_at is null order by id for update`,
    [places.map(({ id }) => id)],
  );
  const found = new Map(held.map((thread) => [thread.id, thread]));
  for (const { id, communityId } of places) {
    if (found.get(id)?.communityId !== communityId) throw new ConflictError('ALREADY_DONE');
  }
  return found;
}

/**
 * What was written where not everybody reads gets other readers only when somebody says so knowingly.
 * @throws InvalidError
 */
export function askKnowingly(
  from: Pick<Community, 'id' | 'visibility'>,
  to: Pick<Community, 'id'>,
  knowingly: boolean | null | undefined,
): void {
  if (from.id === to.id || from.visibility === Visibility.OPEN || knowingly) return;
  throw new InvalidError({ path: 'knowingly', rule: 'otherReaders' });
}
