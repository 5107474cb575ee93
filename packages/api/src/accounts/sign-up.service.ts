import { IsNull } from 'typeorm';
import { HOUR, MINUTE } from '../kernel/clock';
import type { Context } from '../kernel/context';
import { ConflictError, InvalidError } from '../kernel/errors';
import { newId } from '../kernel/ids';
import { letter } from '../kernel/letter';
import { defineLimit } from '../kernel/limits';
import { sendMail } from '../kernel/mailer';
import { enforce } from '../kernel/policy';
import { transaction } from '../kernel/transaction';
import type { EmailInput, SignUpInput, VerifyEmailInput } from './door.inputs';
import { freeHandle } from './handles';
import { instance, signUpPolicy } from './instance.service';
import { spendInvitation, validInvitation } from './invitations.service';
import { mailTokenOwner, newMailToken, tokenHours, useMailToken } from './mail-tokens';
import { hashPassword, passwordFits } from './passwords';
import { Person } from './person.entity';
import { beginSession, endSessionsOf } from './sessions.service';

/** Each attempt may send a mail to an address that somebody typed: a stranger's inbox must not be flooded. */
export const mailsPerRecipient = defineLimit({ points: 5, seconds: HOUR / 1_000 });
export const mailsPerAddress = defineLimit({ points: 50, seconds: HOUR / 1_000 });

/**
 * Makes an account that can do nothing until its address is confirmed. The answer is the same whether there is an
 * account with the address or not: what differs is the mail.
 * @throws ForbiddenError when the instance does not take new people; ConflictError when the handle is taken
 */
export async function signUp(ctx: Context, input: SignUpInput): Promise<void> {
  const email = input.email.trim().toLowerCase();
  await mailsPerAddress.count(ctx, ctx.address);
  await mailsPerRecipient.count(ctx, email);
  const house = await instance(ctx);
  const invitation = input.invitationToken
    ? await validInvitation(ctx, input.invitationToken)
    : undefined;
  enforce(signUpPolicy(house.signUpPolicy, invitation !== undefined));
  // Hashed in both cases, so that the time tells nothing.
  const passwordHash = await hashPassword(input.password);
  await transaction(ctx, async (tx) => {
    const known = await tx.db.findOneBy(Person, { email });
    if (known) return tellOwner(tx, known, { name: input.name.trim(), passwordHash }, house.name);
    if (input.handle && (await tx.db.existsBy(Person, { handle: input.handle.toLowerCase() }))) {
      throw new ConflictError('TAKEN');
    }
    const id = newId();
    await tx.db.insert(Person, {
      id,
      email,
      passwordHash,
      name: input.name.trim(),
      handle: input.handle?.toLowerCase() ?? (await freeHandle(tx, input.name)),
      timeZone: input.timeZone ?? 'UTC',
      createdAt: tx.clock.now(),
    });
    // A community's invitation is spent on joining it, an invitation to the instance here.
    if (invitation && !invitation.communityId) await spendInvitation(tx, invitation.id);
    await sendVerification(tx, { id, email, name: input.name.trim() }, house.name);
  });
}

/** Sends the confirmation again; says nothing about whether there was anything to confirm. */
export async function resendVerification(ctx: Context, input: EmailInput): Promise<void> {
  const email = input.email.trim().toLowerCase();
  await mailsPerAddress.count(ctx, ctx.address);
  await mailsPerRecipient.count(ctx, email);
  const house = await instance(ctx);
  const person = await ctx.db.findOneBy(Person, {
    email,
    emailVerifiedAt: IsNull(),
    deactivatedAt: IsNull(),
  });
  if (!person) return;
  await transaction(ctx, (tx) =>
    sendVerification(tx, { id: person.id, email, name: person.name }, house.name),
  );
}

/** The link is in somebody's inbox; whoever has it must not be able to try passwords without end. */
const triesPerLink = defineLimit({ points: 10, seconds: (15 * MINUTE) / 1_000 });

/**
 * Confirms an address with the secret that was sent to it, and signs in. It asks for the password as well: anybody can
 * sign up with an address that is not theirs, and whoever owns it would otherwise confirm a stranger's account.
 * @throws InvalidError when the password is not the one of the sign-up; ConflictError when the link holds no more
 */
export async function verifyEmail(ctx: Context, input: VerifyEmailInput): Promise<void> {
  const { token, password } = input;
  await triesPerLink.count(ctx, token);
  const ownerId = await mailTokenOwner(ctx, token, 'VERIFY');
  if (ctx.viewer.personId !== ownerId) {
    const owner = await ctx.db.findOneOrFail(Person, {
      where: { id: ownerId },
      select: { id: true, passwordHash: true },
    });
    if (!(await passwordFits(owner.passwordHash ?? null, password ?? ''))) {
      throw new InvalidError({ path: 'password', rule: 'credentials' });
    }
  }
  const personId = await transaction(ctx, async (tx) => {
    const used = await useMailToken(tx, token, 'VERIFY');
    await tx.db.update(
      Person,
      { id: used.person_id, email: used.email },
      { emailVerifiedAt: tx.clock.now() },
    );
    return used.person_id;
  });
  await beginSession(ctx, personId);
}

async function sendVerification(
  tx: Context,
  person: { id: string; email: string; name: string },
  instanceName: string,
): Promise<void> {
  const token = await newMailToken(tx, person.id, 'VERIFY', person.email);
  await sendMail(
    tx,
    letter({
      to: person.email,
      kind: 'accounts.verify',
      asked: true,
      values: { name: person.name, instance: instanceName, hours: tokenHours.VERIFY },
      link: `${tx.services.environment.origin}/verify/${token}`,
    }),
  );
}

/** The owner of the address learns that somebody tried; whoever tried learns nothing. */
async function tellOwner(
  tx: Context,
  person: Person,
  again: { name: string; passwordHash: string },
  instanceName: string,
): Promise<void> {
  if (person.deactivatedAt) return;
  if (!person.emailVerifiedAt) {
    // Nobody has proved yet that the address is theirs: the last who says so chooses name and password.
    await tx.db.update(Person, { id: person.id }, again);
    await endSessionsOf(tx, person.id);
    return sendVerification(
      tx,
      { id: person.id, email: person.email as string, name: again.name },
      instanceName,
    );
  }
  await sendMail(
    tx,
    letter({
      to: person.email as string,
      kind: 'accounts.already',
      asked: true,
      values: { instance: instanceName },
      link: `${tx.services.environment.origin}/forgot`,
    }),
  );
}
