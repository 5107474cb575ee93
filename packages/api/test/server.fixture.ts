import { IsInt, Max } from 'class-validator';
import { GraphQLError } from 'graphql';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { Context } from '../src/kernel/context';
import { rows } from '../src/kernel/database/statements';
import { ForbiddenError } from '../src/kernel/errors';
import { ConnectionOf, emptyPage, ForwardArgs, type Page } from '../src/kernel/pagination';
import { buildSchema } from '../src/schema';

/** A schema as small as it can be while it has everything that the server must carry. */
@ObjectType()
export class Leaf {
  @Field(() => Int)
  number!: number;

  @Field(() => Date)
  at!: Date;

  @Field(() => Leaf, { nullable: true })
  child?: Leaf | null;
}

@ObjectType()
class LeafConnection extends ConnectionOf(Leaf) {}

@ArgsType()
class LeafArgs extends ForwardArgs {}

@InputType()
class LeafInput {
  @Field(() => Int)
  @IsInt()
  @Max(10)
  number!: number;
}

@Resolver(() => Leaf)
export class LeafResolver {
  @Query(() => Leaf)
  leaf(@Ctx() ctx: Context, @Arg('number', () => Int, { defaultValue: 1 }) number: number): Leaf {
    return { number, at: ctx.clock.now() };
  }

  @Query(() => String, { nullable: true })
  me(@Ctx() ctx: Context): string | null {
    return ctx.viewer.personId;
  }

  @Query(() => Int)
  async asked(@Ctx() ctx: Context): Promise<number> {
    return (await rows(ctx, 'select 1 as one')).length;
  }

  @Query(() => Leaf, { nullable: true })
  forbidden(): Leaf {
    throw new ForbiddenError('NOT_ADMIN');
  }

  @Query(() => Leaf, { nullable: true })
  broken(): Leaf {
    throw new Error('secret detail');
  }

  @Query(() => String, { nullable: true })
  slow(): Promise<string> {
    return new Promise((resolve) => setTimeout(() => resolve('done'), 300));
  }

  @Query(() => Leaf, { nullable: true })
  hollow(): Partial<Leaf> {
    // Null where the schema promises a number: a mistake of ours.
    return { number: undefined, at: new Date(0) };
  }

  @Query(() => [Leaf])
  bare(@Arg('fail', () => Boolean) fail: boolean): Leaf[] {
    if (fail) throw new GraphQLError('secret detail');
    return [];
  }

  @Query(() => LeafConnection)
  leaves(@Args(() => LeafArgs) _args: LeafArgs): Page<Leaf> {
    return emptyPage();
  }

  @FieldResolver(() => LeafConnection)
  branches(@Root() _leaf: Leaf, @Args(() => LeafArgs) _args: LeafArgs): Page<Leaf> {
    return emptyPage();
  }

  @FieldResolver(() => String, { nullable: true })
  reader(@Root() _leaf: Leaf, @Ctx() ctx: Context): string | null {
    return ctx.viewer.personId;
  }

  @Mutation(() => Leaf)
  grow(@Ctx() ctx: Context, @Arg('input', () => LeafInput) input: LeafInput): Leaf {
    return { number: input.number, at: ctx.clock.now() };
  }

  @Subscription(() => Leaf, {
    subscribe: ({ context }: { context: Context }) => context.services.live.subscribe('leaf'),
  })
  grown(@Root() event: { number: number }, @Ctx() ctx: Context): Leaf {
    if (event.number < 0) throw new ForbiddenError('NOT_MEMBER');
    return { number: event.number, at: ctx.clock.now() };
  }
}

export const leafSchema = () => buildSchema([LeafResolver]);
