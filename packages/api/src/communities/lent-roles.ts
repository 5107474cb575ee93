import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { tellMembership } from './communities.signals';

/** A facilitator's powers for a time, for one reason, such as a turn. */
export interface Lending {
  communityId: string;
  personId: string;
  /** The id of the reason: lent twice for the same, the later says how long. */
  key: string;
  from: Date;
  until: Date;
}

/**
 * The role that counts now, inside a statement: what a membership says is the least.
 * @param m the alias of membership, @param now the parameter that holds the time
 */
export const roleNow = (m: string, now: string): string =>
  `(case when ${m}.role = 'MEMBER' and exists (select 1 from lent_role l where l.person_id = ${m}.person_id
       and l.community_id = ${m}.community_id and l.from_at <= ${now} and l.until_at > ${now})
     then 'FACILITATOR' else ${m}.role end)`;

/** Lends a facilitator's powers; they end by themselves. Who is no active member has none of them. */
export async function lendRole(tx: Context, lending: Lending): Promise<void> {
  const { communityId, personId, key, from, until } = lending;
  await endLending(tx, key, personId);
  await rows(
    tx,
    `insert into lent_role (community_id, person_id, key, from_at, until_at) values ($1, $2, $3, $4, $5)
     on conflict (person_id, community_id, key) do update set from_at = excluded.from_at, until_at = excluded.until_at`,
    [communityId, personId, key, from, until],
  );
  await tellMembership(tx, { communityId, personId });
}

/** Takes back what was lent for a reason. @param except whom it stays with */
export async function endLending(tx: Context, key: string, except?: string): Promise<void> {
  const ended = await rows<{ communityId: string; personId: string }>(
    tx,
    `delete from lent_role where key = $1 and person_id is distinct from $2::uuid
     returning community_id as "communityId", person_id as "personId"`,
    [key, except ?? null],
  );
  for (const membership of ended) await tellMembership(tx, membership);
}
