import { roleNow } from '../../communities/lent-roles';

/**
 * Whether a person may read what is inside a community, as a condition over many: `communityPolicy(…, 'read', …)`.
 * @param p the alias of person, @param c of community
 */
export const mayRead = (p: string, c: string): string =>
  `(${c}.visibility = 'OPEN' or ${p}.admin or exists (select 1 from membership s
      where s.community_id = ${c}.id and s.person_id = ${p}.id and s.state = 'ACTIVE'))`;

/** There to be told: an account of their own that is open, with a confirmed address. */
export const isThere = (p: string): string =>
  `(not ${p}.placeholder and ${p}.deactivated_at is null and ${p}.email_verified_at is not null)`;

/** May know that a community exists: `communityPolicy(…, 'list', …)`. @param p the alias of person, @param c of community */
export const mayList = (p: string, c: string): string =>
  `(${c}.visibility <> 'PRIVATE' or ${p}.admin or exists (select 1 from membership s
      where s.community_id = ${c}.id and s.person_id = ${p}.id and s.state in ('ACTIVE', 'INVITED')))`;

/**
 * Looks after the members of a community, by their role or because it is their turn.
 * @param p the alias of person, @param c of community, @param now what holds the time
 */
export const mayLookAfter = (p: string, c: string, now: string): string =>
  `(${p}.admin or exists (select 1 from membership s where s.community_id = ${c}.id and s.person_id = ${p}.id
      and s.state = 'ACTIVE' and ${roleNow('s', now)} <> 'MEMBER'))`;
