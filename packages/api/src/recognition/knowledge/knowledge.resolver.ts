import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { Person } from '../../accounts/person.entity';
import { communityLoader } from '../../communities/communities.queries';
import { Community } from '../../communities/community.entity';
import type { Context } from '../../kernel/context';
import { ForwardArgs, type Page } from '../../kernel/pagination';
import { shapeOf } from '../../threads/lookahead';
import { RecognitionChoices } from '../asks/ask.entity';
import { type Thanks, ThanksConnection } from '../thanks/thanks.entity';
import { thanksOfPerson } from '../thanks/thanks.queries';
import { TrailStep } from '../trail/trail.entity';
import { type UseReport, UseReportConnection } from '../uses/use-report.entity';
import { knowledgeLoader } from './knowledge.queries';
import { publishKnowledge } from './knowledge.service';
import { KnowledgePage, PublishKnowledgeInput } from './knowledge.types';
import { chainsOfPerson, usesOfPerson } from './went.queries';

@Resolver(() => KnowledgePage)
export class KnowledgePageResolver {
  @FieldResolver(() => [Community], { description: 'Where it was put to use, by name.' })
  async communities(
    @Ctx() ctx: Context,
    @Root() { communityIds }: KnowledgePage,
  ): Promise<Community[]> {
    const found = (await communityLoader(ctx).loadMany(communityIds)) as Array<Community | null>;
    return found.filter((one) => one !== null).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  @FieldResolver(() => UseReportConnection, {
    description:
      'The latest first. What did not work, and what was said to the person alone, is there for them only.',
  })
  uses(
    @Ctx() ctx: Context,
    @Root() { personId }: KnowledgePage,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<UseReport>> {
    return usesOfPerson(ctx, personId, args);
  }

  @FieldResolver(() => [[TrailStep]], {
    description: 'The longest chains that began with this person, each from its origin; at most 3.',
  })
  chains(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() { personId }: KnowledgePage,
  ): Promise<TrailStep[][]> {
    return chainsOfPerson(ctx, personId, shapeOf(info));
  }

  @FieldResolver(() => ThanksConnection, { description: 'The latest first.' })
  thanks(
    @Ctx() ctx: Context,
    @Root() { personId }: KnowledgePage,
    @Args(() => ForwardArgs) args: ForwardArgs,
  ): Promise<Page<Thanks>> {
    return thanksOfPerson(ctx, personId, args);
  }

  @Mutation(() => RecognitionChoices)
  publishKnowledge(
    @Ctx() ctx: Context,
    @Arg('input', () => PublishKnowledgeInput) input: PublishKnowledgeInput,
  ): Promise<RecognitionChoices> {
    return publishKnowledge(ctx, input.published);
  }
}

/** What this adds to people. */
@Resolver(() => Person)
export class PersonKnowledgeResolver {
  @FieldResolver(() => KnowledgePage, {
    nullable: true,
    description: 'Where their knowledge went. Null for others as long as it is not published.',
  })
  knowledge(@Ctx() ctx: Context, @Root() person: Person): Promise<KnowledgePage | null> {
    return knowledgeLoader(ctx).load(person);
  }
}
