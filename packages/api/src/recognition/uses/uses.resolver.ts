import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { personOf } from '../../accounts/accounts.queries';
import { Person } from '../../accounts/person.entity';
import { StoredFile } from '../../files/file.entity';
import type { Context } from '../../kernel/context';
import { shapeOf } from '../../threads/lookahead';
import { Thread } from '../../threads/thread.entity';
import { presentLoader } from '../../threads/threads.loaders';
import { Contribution } from '../contribution.entity';
import { contributionLoader } from '../contributions';
import { answerUse, removeUseAnswer } from './answers.service';
import { shareAgain } from './sharing.service';
import { UseAnswer, UseReport } from './use-report.entity';
import { openUseThread } from './use-thread.service';
import { answersLoader, sharedAsLoader, useFilesLoader } from './uses.details';
import {
  AnswerUseInput,
  EditUseInput,
  OpenUseThreadInput,
  ReportUseInput,
  ShareAgainInput,
  UseAnswerInput,
  UseReportInput,
} from './uses.inputs';
import { useReportFor } from './uses.queries';
import { editUse, removeUse, reportUse, restoreUse } from './uses.service';

@Resolver(() => UseReport)
export class UseReportResolver {
  @Query(() => UseReport)
  useReport(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<UseReport> {
    return useReportFor(ctx, id, 'read');
  }

  @FieldResolver(() => Person)
  by(@Ctx() ctx: Context, @Root() { byId }: UseReport): Promise<Person> {
    return personOf(ctx, byId);
  }

  @FieldResolver(() => Contribution, {
    nullable: true,
    description: 'What was used; null when the viewer does not see it any more.',
  })
  async of(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() { ref }: UseReport,
  ): Promise<Contribution | null> {
    return contributionLoader(ctx).load({ ...ref, shape: shapeOf(info) });
  }

  @FieldResolver(() => [StoredFile])
  files(@Ctx() ctx: Context, @Root() { id }: UseReport): Promise<StoredFile[]> {
    return useFilesLoader(ctx).load(id);
  }

  @FieldResolver(() => [UseAnswer], {
    description:
      'For who gave, who used, and those who look after the community; empty for others.',
  })
  answers(@Ctx() ctx: Context, @Root() report: UseReport): Promise<UseAnswer[]> | UseAnswer[] {
    return report.party ? answersLoader(ctx).load(report) : [];
  }

  @FieldResolver(() => [Contribution], { description: 'What came out of it and was shared again.' })
  sharedAs(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() { id }: UseReport,
  ): Promise<Contribution[]> {
    return sharedAsLoader(ctx).load({ id, shape: shapeOf(info) });
  }

  @FieldResolver(() => Thread, {
    nullable: true,
    description: 'Where what did not work is talked over.',
  })
  async thread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Root() { threadId }: UseReport,
  ): Promise<Thread | null> {
    return threadId ? presentLoader(ctx).load({ id: threadId, shape: shapeOf(info) }) : null;
  }

  @Mutation(() => UseReport, { description: 'Says that the viewer put something to use.' })
  reportUse(
    @Ctx() ctx: Context,
    @Arg('input', () => ReportUseInput) input: ReportUseInput,
  ): Promise<UseReport> {
    return reportUse(ctx, input);
  }

  @Mutation(() => UseReport)
  editUse(
    @Ctx() ctx: Context,
    @Arg('input', () => EditUseInput) input: EditUseInput,
  ): Promise<UseReport> {
    return editUse(ctx, input);
  }

  @Mutation(() => UseReport, { description: 'It can be brought back.' })
  removeUse(
    @Ctx() ctx: Context,
    @Arg('input', () => UseReportInput) input: UseReportInput,
  ): Promise<UseReport> {
    return removeUse(ctx, input.reportId);
  }

  @Mutation(() => UseReport)
  restoreUse(
    @Ctx() ctx: Context,
    @Arg('input', () => UseReportInput) input: UseReportInput,
  ): Promise<UseReport> {
    return restoreUse(ctx, input.reportId);
  }

  @Mutation(() => UseReport, { description: 'Says something back, or once more.' })
  answerUse(
    @Ctx() ctx: Context,
    @Arg('input', () => AnswerUseInput) input: AnswerUseInput,
  ): Promise<UseReport> {
    return answerUse(ctx, input);
  }

  @Mutation(() => UseReport)
  removeUseAnswer(
    @Ctx() ctx: Context,
    @Arg('input', () => UseAnswerInput) input: UseAnswerInput,
  ): Promise<UseReport> {
    return removeUseAnswer(ctx, input.answerId);
  }

  @Mutation(() => Thread, { description: 'Opens a thread to talk over what did not work.' })
  openUseThread(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => OpenUseThreadInput) input: OpenUseThreadInput,
  ): Promise<Thread> {
    return openUseThread(ctx, input, shapeOf(info));
  }

  @Mutation(() => UseReport, {
    description: "Says that a post or a resource of the viewer's own came out of their use.",
  })
  shareAgain(
    @Ctx() ctx: Context,
    @Arg('input', () => ShareAgainInput) input: ShareAgainInput,
  ): Promise<UseReport> {
    return shareAgain(ctx, input);
  }
}

@Resolver(() => UseAnswer)
export class UseAnswerResolver {
  @FieldResolver(() => Person)
  by(@Ctx() ctx: Context, @Root() { byId }: UseAnswer): Promise<Person> {
    return personOf(ctx, byId);
  }
}
