import { settleUse } from '../../files/files.hooks';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { filesNamed } from './named';

/** A post, whose it is, and where it stands. */
interface Saying {
  id: string;
  authorId: string;
  communityId: string;
}

/**
 * Brings what a post refers to to what its text now says. A reference lets everybody who reads the post read the file,
 * so not everybody can make one: only the owner of the file, and whoever quotes it within a community whose members
 * see it already. Anybody else's stays a link, and opens for whom it opened before.
 * @param tx the transaction of the write, under the community's lock
 * @param was the rendered text before
 */
export async function keepFiles(tx: Context, post: Saying, html: string, was = ''): Promise<void> {
  const { origin } = tx.services.environment;
  const named = filesNamed(html, origin);
  if (named.length === 0 && filesNamed(was, origin).length === 0) return;
  const changed = await rows<{ id: string }>(
    tx,
    `with named as (
       select f.id from file f
        where f.id = any($2::uuid[]) and f.kept_at is not null and f.deleted_at is null
          and (f.owner_id = $3 or exists (
            select 1 from post_file u join post q on q.id = u.post_id join thread t on t.id = q.thread_id
             where u.file_id = f.id and t.community_id = $4
               and (q.id = $1 or (q.removed_at is null and t.removed_at is null))))
         for key share of f
     ), gone as (
       delete from post_file u using file f where u.post_id = $1 and f.id = u.file_id
          and f.id not in (select id from named)
          -- What its owner has deleted can be brought back, to where it was.
          and not (f.deleted_at is not null and f.id = any($2))
       returning u.file_id
     ), made as (
       insert into post_file (post_id, file_id) select $1, id from named
       on conflict do nothing returning file_id
     )
     select file_id as id from gone union select file_id from made`,
    [post.id, named, post.authorId, post.communityId],
  );
  await settleUse(
    tx,
    changed.map(({ id }) => id),
  );
}
