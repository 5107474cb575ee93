import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { personLoader } from '../accounts/accounts.queries';
import { Person } from '../accounts/person.entity';
import { communityLoader } from '../communities/communities.queries';
import { Community } from '../communities/community.entity';
import { CommunityEvent } from '../events/event.entity';
import { eventLoader } from '../events/events.queries';
import type { Context } from '../kernel/context';
import { defineLoader } from '../kernel/loaders';
import { ForwardArgs, type Page } from '../kernel/pagination';
import { Resource } from '../resources/resource.entity';
import { resourceLoader } from '../resources/resources.queries';
import { type Shape, shapeOf } from '../threads/lookahead';
import { Post } from '../threads/post.entity';
import { foundPosts } from '../threads/posts.found';
import { Thread } from '../threads/thread.entity';
import { SearchArgs } from './search.inputs';
import { Search, search } from './search.service';
import { SearchGroup, SearchHit, SearchHitConnection, SearchNote } from './search.types';

/** Posts that were found, in one statement; an opening post stands for its thread. */
const postLoader = defineLoader<{ id: string; shape: Shape }, Post | null>(async (ctx, keys) => {
  const { shape } = keys[0] as { shape: Shape };
  const ids = [...new Set(keys.map(({ id }) => id))];
  const found = await foundPosts(ctx, shape, ids, 'read');
  return keys.map(({ id }) => found.get(id) ?? null);
});

@Resolver(() => Search)
export class SearchResolver {
  @Query(() => Search)
  search(@Ctx() ctx: Context, @Args(() => SearchArgs) { text }: SearchArgs): Promise<Search> {
    return search(ctx, text);
  }

  @FieldResolver(() => [SearchNote], { description: 'What of it was not understood.' })
  notes(@Root() found: Search): SearchNote[] {
    return found.notes;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The words that were looked for instead, where those that were typed are nowhere.',
  })
  corrected(@Root() found: Search): Promise<string | null> {
    return found.corrected();
  }

  @FieldResolver(() => SearchHitConnection)
  threads(
    @Root() found: Search,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<SearchHit>> {
    return found.page(SearchGroup.THREAD, args);
  }

  @FieldResolver(() => SearchHitConnection, { description: 'Posts below the opening ones.' })
  posts(
    @Root() found: Search,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<SearchHit>> {
    return found.page(SearchGroup.POST, args);
  }

  @FieldResolver(() => SearchHitConnection, {
    description: 'Of a series the next one, or the last.',
  })
  events(
    @Root() found: Search,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<SearchHit>> {
    return found.page(SearchGroup.EVENT, args);
  }

  @FieldResolver(() => SearchHitConnection)
  resources(
    @Root() found: Search,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<SearchHit>> {
    return found.page(SearchGroup.RESOURCE, args);
  }

  @FieldResolver(() => SearchHitConnection)
  people(
    @Root() found: Search,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<SearchHit>> {
    return found.page(SearchGroup.PERSON, args);
  }

  @FieldResolver(() => SearchHitConnection)
  communities(
    @Root() found: Search,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<SearchHit>> {
    return found.page(SearchGroup.COMMUNITY, args);
  }
}

/** Each thing comes through its own rule once more: what has gone meanwhile is null. */
@Resolver(() => SearchHit)
export class SearchHitResolver {
  @FieldResolver(() => Thread, { nullable: true })
  async thread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() { group, id }: SearchHit,
  ): Promise<Thread | null> {
    if (group !== SearchGroup.THREAD) return null;
    return (await postLoader(ctx).load({ id, shape: shapeOf(info) }))?.thread ?? null;
  }

  @FieldResolver(() => Post, { nullable: true })
  async post(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() { group, id }: SearchHit,
  ): Promise<Post | null> {
    return group === SearchGroup.POST ? postLoader(ctx).load({ id, shape: shapeOf(info) }) : null;
  }

  @FieldResolver(() => CommunityEvent, { nullable: true })
  async event(
    @Ctx() ctx: Context,
    @Root() { group, id }: SearchHit,
  ): Promise<CommunityEvent | null> {
    return group === SearchGroup.EVENT ? eventLoader(ctx).load(id) : null;
  }

  @FieldResolver(() => Resource, { nullable: true })
  async resource(@Ctx() ctx: Context, @Root() { group, id }: SearchHit): Promise<Resource | null> {
    return group === SearchGroup.RESOURCE ? resourceLoader(ctx).load(id) : null;
  }

  @FieldResolver(() => Person, { nullable: true })
  async person(@Ctx() ctx: Context, @Root() { group, id }: SearchHit): Promise<Person | null> {
    return group === SearchGroup.PERSON ? personLoader(ctx).load(id) : null;
  }

  @FieldResolver(() => Community, { nullable: true })
  async community(
    @Ctx() ctx: Context,
    @Root() { group, id }: SearchHit,
  ): Promise<Community | null> {
    return group === SearchGroup.COMMUNITY ? communityLoader(ctx).load(id) : null;
  }
}
