import { maybePersonOf } from '../accounts/accounts.queries';
import { createInvitation } from '../accounts/invitations.service';
import type { Person } from '../accounts/person.entity';
import { say } from '../kernel/catalogue';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { InvalidError } from '../kernel/errors';
import { once } from '../kernel/idempotency';
import { isId, newId } from '../kernel/ids';
import { renderMarkdown } from '../kernel/markdown/markdown';
import { administrator, enforce } from '../kernel/policy';
import { transaction } from '../kernel/transaction';
import { goalsFrom, recordAmendment, recordGroundRules } from './charter.service';
import type { CreateCommunityInput } from './communities.inputs';
import { mailInvitation } from './communities.mails';
import { communityFor, refreshed } from './communities.queries';
import { setDomains } from './communities.service';
import { Community } from './community.entity';
import { communityCreated } from './hooks';
import { INVITATION_DAYS } from './invitations.service';
import { MembershipRole, MembershipState } from './membership.entity';
import { setPlace, tellPlace } from './places';
import { freeSlug, slugFrom } from './texts';

/**
 * Opens a living community in one transaction: charter, ground rules, a steward, invitations to the first
 * members, and a welcome thread. All of it is there, or nothing.
 * @throws ConflictError TAKEN for the slug; InvalidError for a domain or person that cannot be meant
 */
export async function createCommunity(
  ctx: Context,
  input: CreateCommunityInput,
): Promise<Community> {
  enforce(administrator(ctx.viewer));
  const { html } = await renderMarkdown(ctx.services, input.groundRules);
  const id = await transaction(ctx, (tx) =>
    once(
      tx,
      { mutation: 'createCommunity', input },
      (newId) => open(tx, newId, input, html),
      async (made) => made,
    ),
  );
  await refreshed(ctx, id);
  return communityFor(ctx, id, 'read');
}

async function open(
  tx: Context,
  id: string,
  input: CreateCommunityInput,
  rulesHtml: string,
): Promise<string> {
  const steward = await participant(tx, input.stewardId ?? tx.viewer.personId, 'stewardId');
  const community = await insert(tx, id, input);
  await setDomains(tx, id, input.domainIds);
  await recordAmendment(tx, { ...charterOf(community), communityId: id, number: 1, note: '' });
  await recordGroundRules(tx, {
    id: newId(),
    communityId: id,
    number: 1,
    markdown: input.groundRules,
    html: rulesHtml,
    // Nobody has accepted anything yet, so there is nothing to be patient with.
    graceUntil: tx.clock.now(),
  });
  await admitSteward(tx, community, steward);
  await inviteFirstMembers(tx, community, steward, input);
  await communityCreated(tx, {
    communityId: id,
    authorId: tx.viewer.personId ?? steward.id,
    welcome: welcomeOf(community, input),
  });
  return id;
}

async function insert(tx: Context, id: string, input: CreateCommunityInput): Promise<Community> {
  const name = input.name.trim();
  await tx.db.insert(Community, {
    id,
    name,
    slug: input.slug ?? (await slugFor(tx, name)),
    visibility: input.visibility,
    language: input.language ?? 'en',
    purpose: input.purpose.trim(),
    goals: goalsFrom(input.goals),
    forWhom: input.forWhom.trim(),
    cadence: input.cadence.trim(),
    groundRulesNumber: 1,
    createdBy: tx.viewer.personId,
    createdAt: tx.clock.now(),
  });
  return tx.db.findOneByOrFail(Community, { id });
}

const charterOf = ({ purpose, goals, forWhom, cadence }: Community) => ({
  purpose,
  goals,
  forWhom,
  cadence,
});

async function slugFor(tx: Context, name: string): Promise<string> {
  const slug = slugFrom(name, 'community');
  const taken = await rows<{ slug: string }>(
    tx,
    'select slug from community where starts_with(slug, $1)',
    [slug],
  );
  return freeSlug(
    slug,
    taken.map((row) => row.slug),
  );
}

/** Somebody who can take part. @throws InvalidError for a placeholder, a closed account or nobody */
async function participant(tx: Context, id: string | null, path: string): Promise<Person> {
  if (!id) throw new InvalidError({ path, rule: 'required' });
  const person = isId(id) ? await maybePersonOf(tx, id) : null;
  if (!person) throw new InvalidError({ path, rule: 'exists' });
  if (person.placeholder || person.deactivatedAt) throw new InvalidError({ path, rule: 'active' });
  return person;
}

/** Whoever wrote the ground rules has accepted them; another steward reads them before the first post. */
async function admitSteward(tx: Context, community: Community, steward: Person): Promise<void> {
  const own = steward.id === tx.viewer.personId;
  const place = await setPlace(tx, community.id, steward.id, {
    state: MembershipState.ACTIVE,
    role: MembershipRole.STEWARD,
    joinedAt: tx.clock.now(),
    acceptedRulesNumber: own ? 1 : null,
  });
  if (!own) await tellPlace(tx, place, 'STEWARDSHIP');
}

async function inviteFirstMembers(
  tx: Context,
  community: Community,
  steward: Person,
  input: CreateCommunityInput,
): Promise<void> {
  for (const personId of input.invitePersonIds ?? []) {
    const person = await participant(tx, personId, 'invitePersonIds');
    if (person.id === steward.id) continue;
    const place = await setPlace(tx, community.id, person.id, {
      state: MembershipState.INVITED,
      invitedBy: tx.viewer.personId,
    });
    await tellPlace(tx, place, 'INVITED');
  }
  const emails = new Set(input.inviteEmails?.map((email) => email.trim().toLowerCase()));
  for (const email of emails) {
    const { invitation, url } = await createInvitation(tx, {
      id: newId(),
      communityId: community.id,
      email,
      role: MembershipRole.MEMBER,
      uses: 1,
      days: INVITATION_DAYS,
    });
    await mailInvitation(tx, community, { email, url, expiresAt: invitation.expiresAt });
  }
}

/** A community without a first thread looks dead, so there is one unless it is refused. */
function welcomeOf(
  community: Community,
  input: CreateCommunityInput,
): { title: string; markdown: string } | null {
  const values = { community: community.name };
  const markdown = input.welcomeMarkdown ?? say('communities.welcome.markdown', values);
  if (!markdown.trim()) return null;
  return {
    title: input.welcomeTitle?.trim() ?? say('communities.welcome.title', values),
    markdown,
  };
}
