import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { ViewerType } from '../../accounts/accounts.types';
import { Instance } from '../../accounts/instance.entity';
import type { Context } from '../../kernel/context';
import { RegisterPushInput, RemovePushInput } from './push.inputs';
import { pushDevicesOf } from './push.queries';
import { registerPush, removePush } from './push.service';
import { PushDevice } from './push-device.entity';

/** The root of the type: it holds nothing, because its fields speak of `ctx.viewer`. */
const self = {};

@Resolver(() => ViewerType)
export class ViewerPushResolver {
  @FieldResolver(() => [PushDevice], { description: 'Where the viewer is told at once.' })
  pushDevices(@Ctx() ctx: Context): Promise<PushDevice[]> {
    return pushDevicesOf(ctx);
  }

  @Mutation(() => ViewerType, {
    description:
      'The browser that asks, until its session ends; another of the same session before it is forgotten.',
  })
  async registerPush(
    @Ctx() ctx: Context,
    @Arg('input', () => RegisterPushInput) input: RegisterPushInput,
  ): Promise<object> {
    await registerPush(ctx, input);
    return self;
  }

  @Mutation(() => ViewerType)
  async removePush(
    @Ctx() ctx: Context,
    @Arg('input', () => RemovePushInput) input: RemovePushInput,
  ): Promise<object> {
    await removePush(ctx, input.id);
    return self;
  }
}

@Resolver(() => Instance)
export class InstancePushResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'With which a browser asks to be told at once; null when this instance does not do that.',
  })
  pushKey(@Ctx() { services }: Context): string | null {
    return services.environment.push?.publicKey ?? null;
  }
}
