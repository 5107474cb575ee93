import type { Context } from '../kernel/context';
import { ConflictError } from '../kernel/errors';
import { administrator, DenialReason, enforce, type Verdict, when } from '../kernel/policy';
import { emit } from '../kernel/signals';
import { transaction } from '../kernel/transaction';
import { instanceChanged } from './accounts.signals';
import { Instance, SignUpPolicy } from './instance.entity';
import type { EditInstanceInput } from './instance.inputs';

export async function instance(ctx: Context): Promise<Instance> {
  return ctx.db.findOneByOrFail(Instance, { onlyRow: true });
}

/** Whether somebody without an invitation may make an account. */
export function signUpPolicy(policy: SignUpPolicy, invited: boolean): Verdict {
  if (policy === SignUpPolicy.CLOSED) return when(false, DenialReason.SYSTEM_ONLY);
  return when(policy === SignUpPolicy.OPEN || invited, DenialReason.INVITATION_ONLY);
}

/** @throws ConflictError when somebody else has changed it since */
export async function editInstance(ctx: Context, input: EditInstanceInput): Promise<Instance> {
  enforce(administrator(ctx.viewer));
  const { version, ...changes } = input;
  await transaction(ctx, async (tx) => {
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value != null));
    const done = await tx.db.update(
      Instance,
      { onlyRow: true, version },
      { ...given, version: () => 'version + 1' },
    );
    if (!done.affected) throw new ConflictError('VERSION');
    await emit(tx, instanceChanged, {});
  });
  return instance(ctx);
}
