import { IsNull, Not } from 'typeorm';
import type { Context } from '../kernel/context';
import { InvalidError, UnauthenticatedError } from '../kernel/errors';
import { letter } from '../kernel/letter';
import { defineLimit } from '../kernel/limits';
import { sendMail } from '../kernel/mailer';
import { emit } from '../kernel/signals';
import { transaction } from '../kernel/transaction';
import { passwordChanged } from './accounts.signals';
import type { ChangePasswordInput, EmailInput, ResetPasswordInput } from './door.inputs';
import { instance } from './instance.service';
import { newMailToken, tokenHours, useMailToken } from './mail-tokens';
import { hashPassword, passwordFits } from './passwords';
import { Person } from './person.entity';
import { beginSession, endSessionsOf } from './sessions.service';
import { mailsPerAddress, mailsPerRecipient } from './sign-up.service';

/** Whoever has got hold of an open session must not be able to guess on. */
const perPerson = defineLimit({ points: 10, seconds: 900 });

/** Sends a link for a new password, if the address has an account; the answer is the same if not. */
export async function requestPasswordReset(ctx: Context, input: EmailInput): Promise<void> {
  const email = input.email.trim().toLowerCase();
  await mailsPerAddress.count(ctx, ctx.address);
  await mailsPerRecipient.count(ctx, email);
  const house = await instance(ctx);
  await transaction(ctx, async (tx) => {
    const person = await tx.db.findOneBy(Person, { email, deactivatedAt: IsNull() });
    if (!person) return;
    const token = await newMailToken(tx, person.id, 'RESET', email);
    await sendMail(
      tx,
      letter({
        to: email,
        kind: 'accounts.reset',
        asked: true,
        values: { instance: house.name, hours: tokenHours.RESET },
        link: `${tx.services.environment.origin}/reset/${token}`,
      }),
    );
  });
}

/** Sets the new password, ends every session, and signs in. The mail proved the address as well. */
export async function resetPassword(ctx: Context, input: ResetPasswordInput): Promise<void> {
  const passwordHash = await hashPassword(input.password);
  const personId = await transaction(ctx, async (tx) => {
    const token = await useMailToken(tx, input.token, 'RESET');
    const id = token.person_id;
    await tx.db.update(Person, { id }, { passwordHash });
    await tx.db.update(
      Person,
      { id, email: token.email, emailVerifiedAt: IsNull() },
      { emailVerifiedAt: tx.clock.now() },
    );
    await endSessionsOf(tx, id);
    await emit(tx, passwordChanged, { personId: id });
    await tellOfChange(tx, token.email);
    return id;
  });
  await beginSession(ctx, personId);
}

/** @throws InvalidError when the present password does not fit */
export async function changePassword(ctx: Context, input: ChangePasswordInput): Promise<void> {
  const person = await proven(ctx, input.current, 'current');
  const passwordHash = await hashPassword(input.password);
  await transaction(ctx, async (tx) => {
    await tx.db.update(Person, { id: person.id }, { passwordHash });
    await endSessionsOf(tx, person.id, tx.viewer.sessionId);
    await emit(tx, passwordChanged, { personId: person.id });
    await tellOfChange(tx, person.email);
  });
}

/** The viewer, after giving their password again. */
export async function proven(
  ctx: Context,
  password: string,
  path: string,
): Promise<{ id: string; email: string; name: string }> {
  const { personId } = ctx.viewer;
  if (!personId) throw new UnauthenticatedError();
  await perPerson.count(ctx, personId);
  const person = await ctx.db.findOneOrFail(Person, {
    where: { id: personId, email: Not(IsNull()) },
    select: { id: true, email: true, name: true, passwordHash: true },
  });
  if (!(await passwordFits(person.passwordHash ?? null, password))) {
    throw new InvalidError({ path, rule: 'credentials' });
  }
  await perPerson.forget(ctx, personId);
  return { id: person.id, email: person.email as string, name: person.name };
}

async function tellOfChange(tx: Context, email: string): Promise<void> {
  const house = await instance(tx);
  await sendMail(
    tx,
    letter({
      to: email,
      kind: 'accounts.passwordChanged',
      asked: true,
      values: { instance: house.name },
      link: `${tx.services.environment.origin}/forgot`,
    }),
  );
}
