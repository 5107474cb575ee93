import { onFiles, settleUse, type Use } from '../files/files.hooks';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { InvalidError } from '../kernel/errors';
import { isId } from '../kernel/ids';
import { filesNamed } from '../threads/files/named';
import type { ResourceWords } from './resource.words';
import { resourcesSeen } from './resources.queries';
import { suggestionsSeen } from './suggestions/suggestions.queries';

interface Keeping {
  /** What will refer to the files. */
  id: string;
  communityId: string;
  /** Whose words they stand in: their own files, and what the community sees already. */
  authorId: string | null;
}

/** Whether $author may let the readers of $community open file `f`. */
const mayGive = (author: string, community: string): string =>
  `f.kept_at is not null and f.deleted_at is null and (f.owner_id = ${author}
     or exists (select 1 from resource_file u join resource q on q.id = u.resource_id
         where u.file_id = f.id and q.community_id = ${community} and q.removed_at is null)
     or exists (select 1 from post_file u join post q on q.id = u.post_id join thread t on t.id = q.thread_id
         where u.file_id = f.id and t.community_id = ${community} and q.removed_at is null and t.removed_at is null))`;

/**
 * Lets whoever reads a resource open what it shows. A reference lets everybody who reads there read the file, so not
 * everybody can make one; anybody else's stays a link. None is taken away: earlier versions are read too.
 * @param tx the transaction of the change, under the community's lock
 */
export async function keepFiles(
  tx: Context,
  { id, communityId, authorId }: Keeping,
  { html, fileId }: Pick<ResourceWords, 'html' | 'fileId'>,
): Promise<void> {
  const named = filesNamed(html, tx.services.environment.origin);
  const wanted = fileId && isId(fileId) ? [...named, fileId] : named;
  if (wanted.length > 0) {
    const made = await rows<{ id: string }>(
      tx,
      `with given as (select f.id from file f where f.id = any($2::uuid[]) and ${mayGive('$3', '$4')} for key share of f)
       insert into resource_file (resource_id, file_id) select $1, id from given on conflict do nothing
       returning file_id as id`,
      [id, wanted, authorId, communityId],
    );
    await settleUse(
      tx,
      made.map((file) => file.id),
    );
  }
}

/** @throws InvalidError when it is not there, or not the author's to give */
export async function checkFile(
  tx: Context,
  fileId: string,
  { communityId, authorId }: Omit<Keeping, 'id'>,
): Promise<void> {
  const given = isId(fileId)
    ? await rows(
        tx,
        `select 1 from file f where f.id = $1 and ${mayGive('$2', '$3')} for key share of f`,
        [fileId, authorId, communityId],
      )
    : [];
  if (given.length === 0) throw new InvalidError({ path: 'fileId', rule: 'exists' });
}

/** What a suggestion shows, for those who read it. @throws nothing: what may not be given stays a link */
export async function keepSuggestedFiles(
  tx: Context,
  { id, communityId, authorId }: Keeping,
  html: string,
): Promise<void> {
  const named = filesNamed(html, tx.services.environment.origin);
  if (named.length === 0) return;
  const made = await rows<{ id: string }>(
    tx,
    `with given as (select f.id from file f where f.id = any($2::uuid[]) and ${mayGive('$3', '$4')} for key share of f)
     insert into resource_suggestion_file (suggestion_id, file_id) select $1, id from given returning file_id as id`,
    [id, named, authorId, communityId],
  );
  await settleUse(
    tx,
    made.map((file) => file.id),
  );
}

onFiles({
  async use(ctx, fileId): Promise<Use> {
    const found = await rows<{ resourceId: string | null; suggestionId: string | null }>(
      ctx,
      `select resource_id as "resourceId", null as "suggestionId" from resource_file where file_id = $1
       union all select null, suggestion_id from resource_suggestion_file where file_id = $1`,
      [fileId],
    );
    if (found.length === 0) return 'none';
    const resources = found.flatMap(({ resourceId }) => resourceId ?? []);
    if ((await resourcesSeen(ctx, resources)).length > 0) return 'readable';
    const suggestions = found.flatMap(({ suggestionId }) => suggestionId ?? []);
    return (await suggestionsSeen(ctx, suggestions)).length > 0 ? 'readable' : 'hidden';
  },

  async wanted() {
    return [];
  },

  async referred(ctx, fileIds) {
    const found = await rows<{ id: string }>(
      ctx,
      `select file_id as id from resource_file where file_id = any($1::uuid[])
       union select file_id from resource_suggestion_file where file_id = any($1::uuid[])`,
      [fileIds],
    );
    return found.map(({ id }) => id);
  },
});
