import { maybePersonOf } from '../accounts/accounts.queries';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { letter } from '../kernel/letter';
import { sendMail } from '../kernel/mailer';
import type { Community } from './community.entity';

type Place = Pick<Community, 'id' | 'slug' | 'name'>;

const linkTo = (tx: Context, community: Place, page = ''): string =>
  `${tx.services.environment.origin}/c/${community.slug}${page}`;

/** Who asks or decides, for the first sentence; the system when it is nobody. */
async function viewerName(tx: Context): Promise<string> {
  const person = await maybePersonOf(tx, tx.viewer.personId);
  return person?.name ?? 'Guildhall';
}

/** The addresses of people who can read a mail: confirmed, and the account not closed. */
async function addressesOf(tx: Context, personIds: string[]): Promise<string[]> {
  const found = await rows<{ email: string }>(
    tx,
    `select email from person
      where id = any($1) and email_verified_at is not null and deactivated_at is null order by id`,
    [personIds],
  );
  return found.map(({ email }) => email);
}

async function tell(
  tx: Context,
  personIds: string[],
  kind: string,
  values: Record<string, string>,
  parts: { link?: string; quote?: string } = {},
): Promise<void> {
  for (const to of await addressesOf(tx, personIds)) {
    await sendMail(tx, letter({ to, kind, values, ...parts }));
  }
}

/** To an address that may have no account yet. */
export async function mailInvitation(
  tx: Context,
  community: Place,
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

/** To a person with an account, who answers in the app. */
export async function mailInvited(tx: Context, community: Place, personId: string): Promise<void> {
  const values = { inviter: await viewerName(tx), community: community.name };
  await tell(tx, [personId], 'communities.invited', values, { link: linkTo(tx, community) });
}

/** To somebody whom an admin has made the steward of a new community. */
export async function mailStewardship(
  tx: Context,
  community: Place,
  personId: string,
): Promise<void> {
  const values = { admin: await viewerName(tx), community: community.name };
  await tell(tx, [personId], 'communities.stewardship', values, { link: linkTo(tx, community) });
}

/** To the stewards, with what the person wrote. */
export async function mailRequest(tx: Context, community: Place, message: string): Promise<void> {
  const stewards = await rows<{ id: string }>(
    tx,
    `select person_id as id from membership
      where community_id = $1 and state = 'ACTIVE' and role = 'STEWARD'`,
    [community.id],
  );
  const values = { person: await viewerName(tx), community: community.name };
  const link = linkTo(tx, community, '/members');
  const ids = stewards.map(({ id }) => id);
  await tell(tx, ids, 'communities.request', values, message ? { link, quote: message } : { link });
}

/** To the person who asked. */
export async function mailDecision(
  tx: Context,
  community: Place,
  personId: string,
  approved: boolean,
): Promise<void> {
  const values = { community: community.name };
  await (approved
    ? tell(tx, [personId], 'communities.approved', values, { link: linkTo(tx, community) })
    : tell(tx, [personId], 'communities.refused', values));
}
