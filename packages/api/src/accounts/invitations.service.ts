import { DAY, later } from '../kernel/clock';
import type { Context } from '../kernel/context';
import { ConflictError, NotFoundError } from '../kernel/errors';
import { once } from '../kernel/idempotency';
import { hashSecret, isId, newSecret } from '../kernel/ids';
import { letter } from '../kernel/letter';
import { sendMail } from '../kernel/mailer';
import { instantCursor, keysetPage, type Page } from '../kernel/pagination';
import { administrator, enforce } from '../kernel/policy';
import { transaction } from '../kernel/transaction';
import { personOf } from './accounts.queries';
import { instance } from './instance.service';
import { Invitation, type InvitationCreated } from './invitation.entity';
import type { InvitationInput, InvitePersonInput } from './invitations.inputs';

const DEFAULT_DAYS = 14;

export interface NewInvitation {
  id: string;
  communityId: string | null;
  email: string | null;
  role: string;
  uses: number;
  days: number;
}

/** Writes an invitation. Its secret is told to the caller once and kept as a hash only. */
export async function createInvitation(
  tx: Context,
  given: NewInvitation,
): Promise<{ invitation: Invitation; token: string; url: string }> {
  const token = newSecret();
  const now = tx.clock.now();
  await tx.db.insert(Invitation, {
    id: given.id,
    tokenHash: hashSecret(token),
    communityId: given.communityId,
    email: given.email,
    role: given.role,
    maxUses: given.uses,
    uses: 0,
    invitedBy: tx.viewer.personId,
    createdAt: now,
    expiresAt: later(now, given.days * DAY),
  });
  const invitation = await tx.db.findOneByOrFail(Invitation, { id: given.id });
  return { invitation, token, url: `${tx.services.environment.origin}/invitations/${token}` };
}

/**
 * The invitation that a secret opens, if it still holds.
 * @throws NotFoundError when it was revoked, is used up or too old, or never was one
 */
export async function validInvitation(ctx: Context, token: string): Promise<Invitation> {
  const invitation = await ctx.db.findOneBy(Invitation, { tokenHash: hashSecret(token) });
  if (!invitation || invitation.revokedAt || invitation.usesLeft < 1) throw new NotFoundError();
  if (invitation.expiresAt <= ctx.clock.now()) throw new NotFoundError();
  return invitation;
}

/**
 * Takes one use. The condition stands in the statement, so that the last use is given once.
 * @throws ConflictError when another took the last one
 */
export async function spendInvitation(tx: Context, id: string): Promise<void> {
  const [, taken]: [unknown, number] = await tx.db.query(
    `update invitation set uses = uses + 1
      where id = $1 and uses < max_uses and revoked_at is null and expires_at > $2`,
    [id, tx.clock.now()],
  );
  if (taken !== 1) throw new ConflictError('USED_UP');
}

/** Invites to the instance, by mail or as a link. */
export async function invitePerson(
  ctx: Context,
  input: InvitePersonInput,
): Promise<InvitationCreated> {
  enforce(administrator(ctx.viewer));
  const house = await instance(ctx);
  return transaction(ctx, (tx) =>
    once(
      tx,
      { mutation: 'invitePerson', input },
      async (id) => {
        const email = input.email?.trim().toLowerCase() ?? null;
        const made = await createInvitation(tx, {
          id,
          communityId: null,
          email,
          role: 'MEMBER',
          uses: email ? 1 : (input.uses ?? 1),
          days: input.expiresInDays ?? DEFAULT_DAYS,
        });
        if (!email) return { invitation: made.invitation, url: made.url };
        const inviter = tx.viewer.personId ? await personOf(tx, tx.viewer.personId) : null;
        await sendMail(
          tx,
          letter({
            to: email,
            kind: 'accounts.invitation',
            values: {
              inviter: inviter?.name ?? house.name,
              instance: house.name,
              until: made.invitation.expiresAt.toISOString().slice(0, 10),
            },
            link: made.url,
          }),
        );
        return { invitation: made.invitation, url: null };
      },
      // The secret was told once; a repeated request finds the invitation, without it.
      async (id) => ({ invitation: await tx.db.findOneByOrFail(Invitation, { id }), url: null }),
    ),
  );
}

/** Ends an invitation to the instance; the communities room ends its own. */
export async function revokeInstanceInvitation(
  ctx: Context,
  { id }: InvitationInput,
): Promise<Invitation> {
  enforce(administrator(ctx.viewer));
  const invitation = isId(id) ? await ctx.db.findOneBy(Invitation, { id }) : null;
  if (!invitation || invitation.communityId) throw new NotFoundError();
  return revoke(ctx, invitation);
}

/** Ends an invitation, after its room has asked whether the viewer may. Doing it twice is no fault. */
export async function revoke(ctx: Context, invitation: Invitation): Promise<Invitation> {
  const revokedAt = invitation.revokedAt ?? ctx.clock.now();
  await ctx.db.update(Invitation, { id: invitation.id }, { revokedAt });
  return Object.assign(invitation, { revokedAt });
}

const INVITATIONS_PAGE = 30;

/** Those to the instance (null) or to one community, the newest first; the caller has asked for permission. */
export async function invitations(
  ctx: Context,
  communityId: string | null,
  args: { first?: number; after?: string },
): Promise<Page<Invitation>> {
  return keysetPage(
    args,
    INVITATIONS_PAGE,
    instantCursor,
    (limit, after) => {
      const query = ctx.db
        .createQueryBuilder(Invitation, 'i')
        .orderBy('i.createdAt', 'DESC')
        .addOrderBy('i.id', 'DESC')
        .take(limit);
      if (communityId) query.where('i.communityId = :communityId', { communityId });
      else query.where('i.communityId is null');
      if (after) {
        query.andWhere('(i.createdAt, i.id) < (:at, :id)', { at: after[0], id: after[1] });
      }
      return query.getMany();
    },
    (row) => [row.createdAt.toISOString(), row.id],
  );
}
