import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { maybePersonOf } from '../../accounts/accounts.queries';
import { Person } from '../../accounts/person.entity';
import { StoredFile } from '../../files/file.entity';
import { keptFileLoader } from '../../files/files.queries';
import type { Context } from '../../kernel/context';
import { ForwardArgs, type Page } from '../../kernel/pagination';
import { Resource } from '../resource.entity';
import { ResourceSuggestion } from '../suggestions/suggestion.entity';
import { suggestionLoader } from '../suggestions/suggestions.queries';
import { ResourceRevision, ResourceRevisionConnection } from './revision.entity';
import { RestoreRevisionInput } from './revisions.inputs';
import { revisionLoader, revisionsOf } from './revisions.queries';
import { restoreRevision } from './revisions.service';

@Resolver(() => ResourceRevision)
export class ResourceRevisionResolver {
  @FieldResolver(() => StoredFile, {
    nullable: true,
    description: 'Of a file; null when its owner has taken it away.',
  })
  async file(
    @Ctx() ctx: Context,
    @Root() { fileId }: ResourceRevision,
  ): Promise<StoredFile | null> {
    return fileId ? keptFileLoader(ctx).load(fileId) : null;
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Whose words they are.' })
  revisedBy(
    @Ctx() ctx: Context,
    @Root() { revisedById }: ResourceRevision,
  ): Promise<Person | null> {
    return maybePersonOf(ctx, revisedById);
  }

  @FieldResolver(() => ResourceSuggestion, {
    nullable: true,
    description: 'What was taken over. Null also for those who do not see suggestions.',
  })
  async suggestion(
    @Ctx() ctx: Context,
    @Root() { suggestionId }: ResourceRevision,
  ): Promise<ResourceSuggestion | null> {
    return suggestionId ? suggestionLoader(ctx).load(suggestionId) : null;
  }

  @Mutation(() => Resource, {
    description: 'As a new version. CONFLICT when somebody else changed it meanwhile.',
  })
  restoreRevision(
    @Ctx() ctx: Context,
    @Arg('input', () => RestoreRevisionInput) input: RestoreRevisionInput,
  ): Promise<Resource> {
    return restoreRevision(ctx, input);
  }
}

/** What versions add to a resource. */
@Resolver(() => Resource)
export class ResourceHistoryResolver {
  @FieldResolver(() => ResourceRevisionConnection, { description: 'The latest first.' })
  revisions(
    @Ctx() ctx: Context,
    @Root() resource: Resource,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<ResourceRevision>> {
    return revisionsOf(ctx, resource, args);
  }

  @FieldResolver(() => ResourceRevision, { nullable: true })
  revision(
    @Ctx() ctx: Context,
    @Root() resource: Resource,
    @Arg('number', () => Int) number: number,
  ): Promise<ResourceRevision | null> {
    return revisionLoader(ctx).load({ resource, number });
  }
}
