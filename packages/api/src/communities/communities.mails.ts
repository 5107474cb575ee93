import { maybePersonOf } from '../accounts/accounts.queries';
import type { Context } from '../kernel/context';
import { letter } from '../kernel/letter';
import { sendMail } from '../kernel/mailer';
import type { Community } from './community.entity';

/** Who invites, for the first sentence; the system when it is nobody. */
async function viewerName(tx: Context): Promise<string> {
  const person = await maybePersonOf(tx, tx.viewer.personId);
  return person?.name ?? 'Guildhall';
}

/** To an address that may have no account yet. */
export async function mailInvitation(
  tx: Context,
  community: Pick<Community, 'name'>,
  invitation: { email: string; url: string; expiresAt: Date },
): Promise<void> {
  const values = {
    inviter: await viewerName(tx),
    community: community.name,
    until: invitation.expiresAt.toISOString().slice(0, 10),
  };
  const { email: to, url: link } = invitation;
  await sendMail(tx, letter({ to, kind: 'communities.invitation', values, link }));
}
