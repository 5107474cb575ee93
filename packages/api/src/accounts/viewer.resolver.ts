import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../kernel/context';
import { UnauthenticatedError } from '../kernel/errors';
import { personOf } from './accounts.queries';
import { SignedOut, SignUpResult, ViewerType } from './accounts.types';
import {
  ChangePasswordInput,
  EmailInput,
  EndSessionInput,
  RequestEmailChangeInput,
  ResetPasswordInput,
  SignInInput,
  SignUpInput,
  TokenInput,
  VerifyEmailInput,
} from './door.inputs';
import { cancelEmailChange, confirmEmailChange, requestEmailChange } from './email-change.service';
import { changePassword, requestPasswordReset, resetPassword } from './passwords.service';
import { Person } from './person.entity';
import { Session } from './session.entity';
import { endSession, sessionsOf, signIn, signOut } from './sessions.service';
import { resendVerification, signUp, verifyEmail } from './sign-up.service';

/** The root of the type: it holds nothing, because its fields speak of `ctx.viewer`. */
const self = {} as ViewerType;

const signedIn = (ctx: Context): ViewerType | null => (ctx.viewer.kind === 'person' ? self : null);

const own = (ctx: Context): Promise<Person> => {
  if (!ctx.viewer.personId) throw new UnauthenticatedError();
  return ctx.db.findOneByOrFail(Person, { id: ctx.viewer.personId });
};

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType, { nullable: true, description: 'Null when nobody is signed in.' })
  viewer(@Ctx() ctx: Context): ViewerType | null {
    return signedIn(ctx);
  }

  @FieldResolver(() => Person)
  person(@Ctx() ctx: Context): Promise<Person> {
    return personOf(ctx, ctx.viewer.personId as string);
  }

  @FieldResolver(() => String)
  async email(@Ctx() ctx: Context): Promise<string> {
    return (await own(ctx)).email as string;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The address that is to become the new one, until both have confirmed.',
  })
  async pendingEmail(@Ctx() ctx: Context): Promise<string | null> {
    return (await own(ctx)).pendingEmail;
  }

  @FieldResolver(() => Boolean)
  emailVerified(@Ctx() ctx: Context): boolean {
    return ctx.viewer.verified;
  }

  @FieldResolver(() => Boolean)
  admin(@Ctx() ctx: Context): boolean {
    return ctx.viewer.admin;
  }

  @FieldResolver(() => [Session])
  sessions(@Ctx() ctx: Context): Promise<Session[]> {
    return sessionsOf(ctx);
  }

  @Mutation(() => SignUpResult, {
    description:
      'A mail follows. The answer is the same whether or not the address has an account.',
  })
  async signUp(
    @Ctx() ctx: Context,
    @Arg('input', () => SignUpInput) input: SignUpInput,
  ): Promise<SignUpResult> {
    await signUp(ctx, input);
    return { email: input.email };
  }

  @Mutation(() => ViewerType, { description: 'Confirms an address and signs in.' })
  async verifyEmail(
    @Ctx() ctx: Context,
    @Arg('input', () => VerifyEmailInput) input: VerifyEmailInput,
  ) {
    await verifyEmail(ctx, input);
    return self;
  }

  @Mutation(() => SignUpResult)
  async resendVerification(
    @Ctx() ctx: Context,
    @Arg('input', () => EmailInput) input: EmailInput,
  ): Promise<SignUpResult> {
    await resendVerification(ctx, input);
    return { email: input.email };
  }

  @Mutation(() => ViewerType)
  async signIn(@Ctx() ctx: Context, @Arg('input', () => SignInInput) input: SignInInput) {
    await signIn(ctx, input);
    return self;
  }

  @Mutation(() => SignedOut)
  async signOut(@Ctx() ctx: Context): Promise<SignedOut> {
    return { signedOutAt: await signOut(ctx) };
  }

  @Mutation(() => ViewerType)
  async endSession(
    @Ctx() ctx: Context,
    @Arg('input', () => EndSessionInput) input: EndSessionInput,
  ) {
    await endSession(ctx, input);
    return self;
  }

  @Mutation(() => SignUpResult)
  async requestPasswordReset(
    @Ctx() ctx: Context,
    @Arg('input', () => EmailInput) input: EmailInput,
  ): Promise<SignUpResult> {
    await requestPasswordReset(ctx, input);
    return { email: input.email };
  }

  @Mutation(() => ViewerType, { description: 'Ends every session, and signs in.' })
  async resetPassword(
    @Ctx() ctx: Context,
    @Arg('input', () => ResetPasswordInput) input: ResetPasswordInput,
  ) {
    await resetPassword(ctx, input);
    return self;
  }

  @Mutation(() => ViewerType, { description: 'Ends the other sessions.' })
  async changePassword(
    @Ctx() ctx: Context,
    @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput,
  ) {
    await changePassword(ctx, input);
    return self;
  }

  @Mutation(() => ViewerType, { description: 'Asks both addresses to confirm.' })
  async requestEmailChange(
    @Ctx() ctx: Context,
    @Arg('input', () => RequestEmailChangeInput) input: RequestEmailChangeInput,
  ) {
    await requestEmailChange(ctx, input);
    return self;
  }

  @Mutation(() => ViewerType, {
    nullable: true,
    description: 'One of the two confirmations; null when nobody is signed in here.',
  })
  async confirmEmailChange(
    @Ctx() ctx: Context,
    @Arg('input', () => TokenInput) input: TokenInput,
  ): Promise<ViewerType | null> {
    await confirmEmailChange(ctx, input);
    return signedIn(ctx);
  }

  @Mutation(() => ViewerType)
  async cancelEmailChange(@Ctx() ctx: Context) {
    await cancelEmailChange(ctx);
    return self;
  }
}
