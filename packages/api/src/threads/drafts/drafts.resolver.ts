import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Info,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { ViewerType } from '../../accounts/accounts.types';
import { Community } from '../../communities/community.entity';
import type { Context } from '../../kernel/context';
import { ForwardArgs, type Page } from '../../kernel/pagination';
import { shapeOf } from '../lookahead';
import { Post } from '../post.entity';
import { Thread } from '../thread.entity';
import { Draft, DraftConnection, DraftPlace } from './draft.entity';
import { DeleteDraftInput, DraftInput, SaveDraftInput } from './drafts.inputs';
import {
  communityOfDraft,
  draftCount,
  draftIn,
  draftsOf,
  postOfDraft,
  replyDraftLoader,
  threadDraftLoader,
  threadOfDraft,
} from './drafts.queries';
import { deleteDraft, restoreDraft, saveDraft } from './drafts.service';

@Resolver(() => Draft)
export class DraftResolver {
  @Query(() => Draft, {
    nullable: true,
    description: 'My own in a place; null when there never was one.',
  })
  draft(
    @Ctx() ctx: Context,
    @Arg('place', () => DraftPlace) place: DraftPlace,
    @Arg('placeId', () => ID) placeId: string,
  ): Promise<Draft | null> {
    return draftIn(ctx, place, placeId);
  }

  @FieldResolver(() => Thread, {
    nullable: true,
    description:
      'Of a reply or an edit; null for a new one, and when the viewer may not see it any more.',
  })
  thread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() draft: Draft,
  ): Promise<Thread | null> {
    return threadOfDraft(ctx, draft, shapeOf(info));
  }

  @FieldResolver(() => Community, {
    nullable: true,
    description: 'Of a new thread; null when the viewer may not read it any more.',
  })
  community(@Ctx() ctx: Context, @Root() draft: Draft): Promise<Community | null> {
    return communityOfDraft(ctx, draft);
  }

  @FieldResolver(() => Post, {
    nullable: true,
    description: 'Of an edit; null when the viewer may not see its thread any more.',
  })
  post(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() draft: Draft,
  ): Promise<Post | null> {
    const id = draft.place === DraftPlace.EDIT ? draft.placeId : null;
    return postOfDraft(ctx, draft, id, shapeOf(info));
  }

  @FieldResolver(() => Post, {
    nullable: true,
    description: 'That a reply answers; null when the viewer may not see its thread any more.',
  })
  answers(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() draft: Draft,
  ): Promise<Post | null> {
    return postOfDraft(ctx, draft, draft.answersPostId, shapeOf(info));
  }

  @Mutation(() => Draft, { description: 'Empty words are no draft.' })
  saveDraft(
    @Ctx() ctx: Context,
    @Arg('input', () => SaveDraftInput) input: SaveDraftInput,
  ): Promise<Draft> {
    return saveDraft(ctx, input);
  }

  @Mutation(() => Draft, { description: 'Can be taken back for a day.' })
  deleteDraft(
    @Ctx() ctx: Context,
    @Arg('input', () => DeleteDraftInput) input: DeleteDraftInput,
  ): Promise<Draft> {
    return deleteDraft(ctx, input);
  }

  @Mutation(() => Draft)
  restoreDraft(
    @Ctx() ctx: Context,
    @Arg('input', () => DraftInput) input: DraftInput,
  ): Promise<Draft> {
    return restoreDraft(ctx, input.id);
  }
}

/** What drafts add to a thread. */
@Resolver(() => Thread)
export class ThreadDraftResolver {
  @FieldResolver(() => Draft, { nullable: true, description: 'What I have begun to reply.' })
  viewerDraft(@Ctx() ctx: Context, @Root() thread: Thread): Promise<Draft | null> | Draft | null {
    return thread.draft === undefined ? replyDraftLoader(ctx).load(thread.id) : thread.draft;
  }
}

/** What drafts add to a community. */
@Resolver(() => Community)
export class CommunityDraftResolver {
  @FieldResolver(() => Draft, {
    nullable: true,
    description: 'The thread that I have begun to write.',
  })
  viewerDraft(@Ctx() ctx: Context, @Root() community: Community): Promise<Draft | null> {
    return threadDraftLoader(ctx).load(community.id);
  }
}

/** What drafts add to the viewer. */
@Resolver(() => ViewerType)
export class ViewerDraftsResolver {
  @FieldResolver(() => DraftConnection, {
    description: 'What I have begun, the last touched first.',
  })
  drafts(@Ctx() ctx: Context, @Args(() => ForwardArgs) args: ForwardArgs): Promise<Page<Draft>> {
    return draftsOf(ctx, args);
  }

  @FieldResolver(() => Int, { description: 'How many these are.' })
  draftCount(@Ctx() ctx: Context): Promise<number> {
    return draftCount(ctx);
  }
}
