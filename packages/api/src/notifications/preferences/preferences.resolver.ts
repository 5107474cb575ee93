import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { ViewerType } from '../../accounts/accounts.types';
import type { Context } from '../../kernel/context';
import {
  EditNotificationSettingsInput,
  SetNotificationPreferenceInput,
} from './preferences.inputs';
import { exceptionsOf, preferencesOf, settingsOf } from './preferences.queries';
import { editNotificationSettings, setNotificationPreference } from './preferences.service';
import {
  NotificationException,
  NotificationPreference,
  NotificationSettings,
} from './preferences.types';

@Resolver(() => NotificationSettings)
export class NotificationSettingsResolver {
  @FieldResolver(() => [NotificationPreference], {
    description: 'For each kind and way, everywhere.',
  })
  preferences(@Ctx() ctx: Context): Promise<NotificationPreference[]> {
    return preferencesOf(ctx);
  }

  @FieldResolver(() => [NotificationException])
  exceptions(@Ctx() ctx: Context): Promise<NotificationException[]> {
    return exceptionsOf(ctx);
  }

  @Mutation(() => NotificationSettings)
  setNotificationPreference(
    @Ctx() ctx: Context,
    @Arg('input', () => SetNotificationPreferenceInput) input: SetNotificationPreferenceInput,
  ): Promise<NotificationSettings> {
    return setNotificationPreference(ctx, input);
  }

  @Mutation(() => NotificationSettings)
  editNotificationSettings(
    @Ctx() ctx: Context,
    @Arg('input', () => EditNotificationSettingsInput) input: EditNotificationSettingsInput,
  ): Promise<NotificationSettings> {
    return editNotificationSettings(ctx, input);
  }
}

/** What being told adds to the viewer. */
@Resolver(() => ViewerType)
export class ViewerNotificationsResolver {
  @FieldResolver(() => NotificationSettings)
  notificationSettings(@Ctx() ctx: Context): Promise<NotificationSettings> {
    return settingsOf(ctx);
  }
}
