import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Int, Mutation, Resolver, Root } from 'type-graphql';
import { personOf } from '../../accounts/accounts.queries';
import { ViewerType } from '../../accounts/accounts.types';
import type { Context } from '../../kernel/context';
import type { Page } from '../../kernel/pagination';
import { shapeOf } from '../lookahead';
import { Post } from '../post.entity';
import { Bookmark, BookmarkConnection } from './bookmark.entity';
import {
  BookmarkInput,
  BookmarkPostInput,
  BookmarksArgs,
  EditBookmarkInput,
} from './bookmarks.inputs';
import { bookmarkedPostLoader, bookmarksOf } from './bookmarks.queries';
import { bookmarkPost, editBookmark, removeBookmark, restoreBookmark } from './bookmarks.service';

@Resolver(() => Bookmark)
export class BookmarkResolver {
  @FieldResolver(() => Post, {
    nullable: true,
    description: 'Null for whom it is no longer there, and when it was removed.',
  })
  async post(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() { postId }: Bookmark,
  ): Promise<Post | null> {
    return bookmarkedPostLoader(ctx).load({ postId, shape: shapeOf(info) });
  }

  @Mutation(() => Bookmark, {
    description: 'A post that is bookmarked already stays as it is: there is one for each.',
  })
  bookmarkPost(
    @Ctx() ctx: Context,
    @Arg('input', () => BookmarkPostInput) input: BookmarkPostInput,
  ): Promise<Bookmark> {
    return bookmarkPost(ctx, input);
  }

  @Mutation(() => Bookmark)
  editBookmark(
    @Ctx() ctx: Context,
    @Arg('input', () => EditBookmarkInput) input: EditBookmarkInput,
  ): Promise<Bookmark> {
    return editBookmark(ctx, input);
  }

  @Mutation(() => Bookmark)
  removeBookmark(
    @Ctx() ctx: Context,
    @Arg('input', () => BookmarkInput) input: BookmarkInput,
  ): Promise<Bookmark> {
    return removeBookmark(ctx, input.id);
  }

  @Mutation(() => Bookmark, { description: 'For a day after it was removed.' })
  restoreBookmark(
    @Ctx() ctx: Context,
    @Arg('input', () => BookmarkInput) input: BookmarkInput,
  ): Promise<Bookmark> {
    return restoreBookmark(ctx, input.id);
  }
}

/** What bookmarks add to the viewer. */
@Resolver(() => ViewerType)
export class ViewerBookmarksResolver {
  @FieldResolver(() => BookmarkConnection)
  bookmarks(
    @Ctx() ctx: Context,
    @Args(() => BookmarksArgs) args: BookmarksArgs,
  ): Promise<Page<Bookmark>> {
    return bookmarksOf(ctx, args);
  }

  @FieldResolver(() => Int, { description: 'Bookmarks whose reminder has come.' })
  async dueBookmarks(@Ctx() ctx: Context): Promise<number> {
    return (await personOf(ctx, ctx.viewer.personId as string)).dueBookmarks;
  }
}
