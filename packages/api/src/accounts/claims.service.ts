import { IsNull } from 'typeorm';
import type { Context } from '../kernel/context';
import { ConflictError, NotFoundError } from '../kernel/errors';
import { once } from '../kernel/idempotency';
import { isId } from '../kernel/ids';
import { letter } from '../kernel/letter';
import { sendMail } from '../kernel/mailer';
import { administrator, enforce } from '../kernel/policy';
import { emit } from '../kernel/signals';
import { transaction } from '../kernel/transaction';
import { personFor } from './accounts.queries';
import { placeholderClaimed } from './accounts.signals';
import { ClaimState, PlaceholderClaim } from './claim.entity';
import type { ClaimPlaceholderInput, DecideClaimInput } from './claims.inputs';
import { Person } from './person.entity';

/** "That was me": asks the admins to put an imported author's words under one's own name. */
export async function claimPlaceholder(
  ctx: Context,
  input: ClaimPlaceholderInput,
): Promise<PlaceholderClaim> {
  const placeholder = await personFor(ctx, input.personId, 'claim');
  const find = (tx: Context, id: string) => tx.db.findOneByOrFail(PlaceholderClaim, { id });
  return transaction(ctx, (tx) =>
    once(
      tx,
      { mutation: 'claimPlaceholder', input },
      async (id) => {
        await tx.db.insert(PlaceholderClaim, {
          id,
          placeholderId: placeholder.id,
          claimantId: tx.viewer.personId as string,
          state: ClaimState.REQUESTED,
          createdAt: tx.clock.now(),
        });
        return find(tx, id);
      },
      (id) => find(tx, id),
    ),
  );
}

/** Those that wait for an admin, the oldest first. */
export async function openClaims(ctx: Context): Promise<PlaceholderClaim[]> {
  enforce(administrator(ctx.viewer));
  return ctx.db.find(PlaceholderClaim, {
    where: { state: ClaimState.REQUESTED },
    order: { createdAt: 'ASC' },
    take: 100,
  });
}

/**
 * Agrees or refuses. What the placeholder wrote moves to its new name by a job that hears the signal.
 * @throws ConflictError when it was decided already, or somebody else has the placeholder
 */
export async function decideClaim(
  ctx: Context,
  { id, approve }: DecideClaimInput,
): Promise<PlaceholderClaim> {
  enforce(administrator(ctx.viewer));
  return transaction(ctx, async (tx) => {
    const claim = isId(id) ? await tx.db.findOneBy(PlaceholderClaim, { id }) : null;
    if (!claim) throw new NotFoundError();
    const state = approve ? ClaimState.APPROVED : ClaimState.REFUSED;
    const decided = await tx.db.update(
      PlaceholderClaim,
      { id, state: ClaimState.REQUESTED },
      { state, decidedBy: tx.viewer.personId, decidedAt: tx.clock.now() },
    );
    if (!decided.affected) throw new ConflictError('ALREADY_DONE');
    if (approve) await handOver(tx, claim);
    await tellClaimant(tx, claim, approve);
    return tx.db.findOneByOrFail(PlaceholderClaim, { id });
  });
}

async function handOver(tx: Context, claim: PlaceholderClaim): Promise<void> {
  const taken = await tx.db.update(
    Person,
    { id: claim.placeholderId, claimedBy: IsNull() },
    { claimedBy: claim.claimantId },
  );
  if (!taken.affected) throw new ConflictError('ALREADY_DONE');
  await emit(tx, placeholderClaimed, {
    placeholderId: claim.placeholderId,
    personId: claim.claimantId,
  });
}

async function tellClaimant(
  tx: Context,
  claim: PlaceholderClaim,
  approved: boolean,
): Promise<void> {
  const [placeholder, claimant] = await Promise.all([
    tx.db.findOneByOrFail(Person, { id: claim.placeholderId }),
    tx.db.findOneByOrFail(Person, { id: claim.claimantId }),
  ]);
  if (!claimant.email) return;
  const values = { placeholder: placeholder.name };
  const { origin } = tx.services.environment;
  await sendMail(
    tx,
    approved
      ? letter({
          to: claimant.email,
          kind: 'accounts.claimApproved',
          values,
          link: `${origin}/people/${claimant.handle}`,
        })
      : letter({ to: claimant.email, kind: 'accounts.claimRefused', values }),
  );
}
