import { onFiles } from '../../files/files.hooks';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { everything, type Shape } from '../lookahead';
import { foundPosts } from '../posts.found';

/** Posts that are asked, one after the other, whether one of them lets the viewer read it. */
const ASKED_AT_ONCE = 50;

/** No more than a rule needs. */
const slim: Shape = {
  ...everything,
  markdown: false,
  source: false,
  answers: false,
  bookmarks: false,
  participants: false,
};

onFiles({
  async use(ctx, fileId) {
    const posts = await postsWith(ctx, fileId);
    for (let from = 0; from < posts.length; from += ASKED_AT_ONCE) {
      const some = posts.slice(from, from + ASKED_AT_ONCE);
      if ((await foundPosts(ctx, slim, some, 'read')).size > 0) return 'readable';
    }
    return posts.length > 0 ? 'hidden' : 'none';
  },

  /** Pictures in drafts: what is being written for a week must not lose its pictures meanwhile. */
  async wanted(ctx, fileIds) {
    const found = await rows<{ id: string }>(
      ctx,
      `select f.id from file f where f.id = any($1::uuid[]) and exists (
         select 1 from draft d where d.person_id = f.owner_id
            and position('/files/' || f.id in d.markdown) > 0)`,
      [fileIds],
    );
    return found.map(({ id }) => id);
  },

  async referred(ctx, fileIds) {
    const found = await rows<{ id: string }>(
      ctx,
      'select distinct file_id as id from post_file where file_id = any($1::uuid[])',
      [fileIds],
    );
    return found.map(({ id }) => id);
  },
});

async function postsWith(ctx: Context, fileId: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    ctx,
    'select post_id as id from post_file where file_id = $1 order by post_id',
    [fileId],
  );
  return found.map(({ id }) => id);
}
