import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { StoredFile } from '../../files/file.entity';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { defineLoader } from '../../kernel/loaders';
import { type Shape, shapeOf } from '../lookahead';
import { Post } from '../post.entity';
import { foundPosts } from '../posts.found';

/** Places that are named; more would be no list to look through. */
const PLACES_MAX = 5;

const placesLoader = defineLoader<{ fileId: string; shape: Shape }, Post[]>(async (ctx, keys) => {
  const { shape } = keys[0] as { shape: Shape };
  const uses = await rows<{ fileId: string; postId: string }>(
    ctx,
    `select u.file_id as "fileId", u.post_id as "postId" from unnest($1::uuid[]) asked
      cross join lateral (select * from post_file o where o.file_id = asked
        order by o.post_id desc limit ${PLACES_MAX}) u`,
    [keys.map(({ fileId }) => fileId)],
  );
  const ids = [...new Set(uses.map(({ postId }) => postId))];
  const posts = await foundPosts(ctx, shape, ids, 'read');
  return keys.map(({ fileId }) =>
    uses.flatMap((use) => (use.fileId === fileId ? (posts.get(use.postId) ?? []) : [])),
  );
});

/** What threads add to a file. */
@Resolver(() => StoredFile)
export class FilePlacesResolver {
  @FieldResolver(() => [Post], {
    description: 'The latest posts that refer to it, as far as the viewer may read them.',
  })
  usedIn(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() { id }: StoredFile,
  ): Promise<Post[]> {
    return placesLoader(ctx).load({ fileId: id, shape: shapeOf(info) });
  }
}
