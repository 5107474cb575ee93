import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Info,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Person } from '../accounts/person.entity';
import type { Context } from '../kernel/context';
import { shapeOf } from './lookahead';
import { peopleToMention, previewMarkdown } from './mentions.queries';
import { Post } from './post.entity';
import { postFor } from './posts.queries';
import { editPost, react, removePost, restorePost } from './posts.service';
import { Thread } from './thread.entity';
import {
  EditPostInput,
  PeopleToMentionArgs,
  PostInput,
  PreviewMarkdownInput,
  ReactInput,
  RemovePostInput,
  ReplyInput,
} from './threads.inputs';
import { reply } from './threads.service';
import { RenderedMarkdown } from './threads.types';

@Resolver(() => Post)
export class PostResolver {
  @Query(() => Post, { nullable: true })
  post(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ): Promise<Post> {
    return postFor(ctx, id, 'read', shapeOf(info));
  }

  @FieldResolver(() => Thread)
  thread(@Root() post: Post): Thread {
    return post.thread;
  }

  @Query(() => [Person], {
    description: 'Ranked: participants of the thread, then members of the community.',
  })
  peopleToMention(
    @Ctx() ctx: Context,
    @Args(() => PeopleToMentionArgs) args: PeopleToMentionArgs,
  ): Promise<Person[]> {
    return peopleToMention(ctx, args);
  }

  @Query(() => RenderedMarkdown)
  previewMarkdown(
    @Ctx() ctx: Context,
    @Arg('input', () => PreviewMarkdownInput) input: PreviewMarkdownInput,
  ): Promise<RenderedMarkdown> {
    return previewMarkdown(ctx, input);
  }

  @Mutation(() => Post)
  reply(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ReplyInput) input: ReplyInput,
  ): Promise<Post> {
    return reply(ctx, input, shapeOf(info));
  }

  @Mutation(() => Post)
  editPost(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => EditPostInput) input: EditPostInput,
  ): Promise<Post> {
    return editPost(ctx, input, shapeOf(info));
  }

  @Mutation(() => Post)
  removePost(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RemovePostInput) input: RemovePostInput,
  ): Promise<Post> {
    return removePost(ctx, input, shapeOf(info));
  }

  @Mutation(() => Post)
  restorePost(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => PostInput) input: PostInput,
  ): Promise<Post> {
    return restorePost(ctx, input.id, shapeOf(info));
  }

  @Mutation(() => Post)
  react(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ReactInput) input: ReactInput,
  ): Promise<Post> {
    return react(ctx, input, shapeOf(info));
  }
}
