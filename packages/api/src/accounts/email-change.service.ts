import type { Context } from '../kernel/context';
import { ConflictError, InvalidError, UnauthenticatedError } from '../kernel/errors';
import { letter } from '../kernel/letter';
import { sendMail } from '../kernel/mailer';
import { transaction } from '../kernel/transaction';
import type { RequestEmailChangeInput, TokenInput } from './door.inputs';
import { instance } from './instance.service';
import { newMailToken, useMailToken } from './mail-tokens';
import { proven } from './passwords.service';
import { Person } from './person.entity';
import { mailsPerRecipient } from './sign-up.service';

/** Asks both addresses. The answer does not tell whether the new one has an account. */
export async function requestEmailChange(
  ctx: Context,
  input: RequestEmailChangeInput,
): Promise<void> {
  const person = await proven(ctx, input.password, 'password');
  const email = input.email.trim().toLowerCase();
  if (email === person.email) throw new InvalidError({ path: 'email', rule: 'same' });
  await mailsPerRecipient.count(ctx, email);
  const house = await instance(ctx);
  const { origin } = ctx.services.environment;
  await transaction(ctx, async (tx) => {
    await tx.db.update(
      Person,
      { id: person.id },
      { pendingEmail: email, pendingEmailConfirmedOld: false, pendingEmailConfirmedNew: false },
    );
    const values = { name: person.name, instance: house.name, newEmail: email };
    const old = await newMailToken(tx, person.id, 'CHANGE_OLD', email);
    await sendMail(
      tx,
      letter({
        to: person.email,
        kind: 'accounts.changeOld',
        asked: true,
        values,
        link: `${origin}/confirm-email/${old}`,
      }),
    );
    // The owner of a taken address is told so; the change then never gets its second confirmation.
    const taken = await tx.db.existsBy(Person, { email });
    const fresh = taken ? null : await newMailToken(tx, person.id, 'CHANGE_NEW', email);
    await sendMail(
      tx,
      fresh
        ? letter({
            to: email,
            kind: 'accounts.changeNew',
            asked: true,
            values,
            link: `${origin}/confirm-email/${fresh}`,
          })
        : letter({
            to: email,
            kind: 'accounts.already',
            asked: true,
            values,
            link: `${origin}/forgot`,
          }),
    );
  });
}

/** One of the two confirmations. The address changes with the second, in either order. */
export async function confirmEmailChange(ctx: Context, { token }: TokenInput): Promise<void> {
  await transaction(ctx, async (tx) => {
    const used = await useMailToken(tx, token, 'CHANGE_OLD', 'CHANGE_NEW');
    const person = await tx.db.findOne(Person, {
      where: { id: used.person_id },
      lock: { mode: 'pessimistic_write' },
    });
    // Asked for another address since: this link speaks of a change that is no more.
    if (!person || person.pendingEmail !== used.email) throw new ConflictError('EXPIRED');
    const both =
      used.purpose === 'CHANGE_OLD'
        ? person.pendingEmailConfirmedNew
        : person.pendingEmailConfirmedOld;
    await tx.db.update(
      Person,
      { id: person.id },
      both
        ? {
            email: used.email,
            emailVerifiedAt: tx.clock.now(),
            pendingEmail: null,
            pendingEmailConfirmedOld: false,
            pendingEmailConfirmedNew: false,
          }
        : used.purpose === 'CHANGE_OLD'
          ? { pendingEmailConfirmedOld: true }
          : { pendingEmailConfirmedNew: true },
    );
  });
}

export async function cancelEmailChange(ctx: Context): Promise<void> {
  const { personId } = ctx.viewer;
  if (!personId) throw new UnauthenticatedError();
  await ctx.db.update(
    Person,
    { id: personId },
    { pendingEmail: null, pendingEmailConfirmedOld: false, pendingEmailConfirmedNew: false },
  );
}
