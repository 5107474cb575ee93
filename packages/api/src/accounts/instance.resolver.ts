import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../kernel/context';
import { administrator } from '../kernel/policy';
import { InstancePermissions } from './accounts.types';
import { Instance } from './instance.entity';
import { EditInstanceInput } from './instance.inputs';
import { editInstance, instance, signUpPolicy } from './instance.service';

@Resolver(() => Instance)
export class InstanceResolver {
  @Query(() => Instance)
  instance(@Ctx() ctx: Context): Promise<Instance> {
    return instance(ctx);
  }

  @FieldResolver(() => InstancePermissions)
  viewerCan(@Ctx() { viewer }: Context, @Root() house: Instance): InstancePermissions {
    return {
      administer: administrator(viewer),
      createCommunity: administrator(viewer),
      signUp: signUpPolicy(house.signUpPolicy, false),
    };
  }

  @Mutation(() => Instance)
  editInstance(
    @Ctx() ctx: Context,
    @Arg('input', () => EditInstanceInput) input: EditInstanceInput,
  ): Promise<Instance> {
    return editInstance(ctx, input);
  }
}
