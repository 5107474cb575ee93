import { z } from 'zod';
import { likeText } from '../accounts/accounts.queries';
import { Person, personColumns } from '../accounts/person.entity';
import type { Context } from '../kernel/context';
import { prepared, statementOf } from '../kernel/database/prepared';
import { rows } from '../kernel/database/statements';
import { NotFoundError } from '../kernel/errors';
import { isId } from '../kernel/ids';
import { defineLoader, grouped, inOrder } from '../kernel/loaders';
import { instant, instantCursor, keysetPage, type Page } from '../kernel/pagination';
import { isKnown } from '../kernel/viewer';
import { readableBy } from './communities.queries';
import {
  Membership,
  MembershipRole,
  MembershipState,
  membershipColumns,
} from './membership.entity';

const MEMBERS_PAGE = 30;

/** The viewer's own place in communities, whatever its state. */
export const viewerMembership = defineLoader<string, Membership | null>(
  async (ctx, communityIds) => {
    if (!ctx.viewer.personId) return communityIds.map(() => null);
    const found = await rows<Membership>(
      ctx,
      `select ${membershipColumns('m')} from membership m
        where m.person_id = $1 and m.community_id = any($2)`,
      [ctx.viewer.personId, communityIds],
    );
    return inOrder(communityIds, found, (row) => row.communityId);
  },
);

/** How many stewards communities have. */
export const stewardCount = defineLoader<string, number>(async (ctx, communityIds) => {
  const counts = await rows<{ id: string; count: number }>(
    ctx,
    `select community_id as id, count(*) as count from membership
      where community_id = any($1) and state = 'ACTIVE' and role = 'STEWARD' group by community_id`,
    [communityIds],
  );
  const byId = new Map(counts.map(({ id, count }) => [id, count]));
  return communityIds.map((id) => byId.get(id) ?? 0);
});

/** Those who look after a community first, then those who have been there longest. */
export const ROLE_ORDER = `case m.role when 'STEWARD' then 0 when 'FACILITATOR' then 1 else 2 end`;

const facesOf = statementOf(
  `select ${personColumns('p')}, f.community_id as "communityId"
     from unnest($1::uuid[]) as c (id)
    cross join lateral (
      select m.community_id, m.person_id, ${ROLE_ORDER} as place, m.joined_at, m.id from membership m
       where m.community_id = c.id and m.state = 'ACTIVE'
       order by ${ROLE_ORDER}, m.joined_at, m.id limit $2) f
     join person p on p.id = f.person_id
    order by f.place, f.joined_at, f.id`,
);

/** A few people to show for a community; the key is its id and how many, as `<id> <first>`. */
export const faces = defineLoader<string, Person[]>(async (ctx, keys) => {
  const wanted = keys.map((key) => key.split(' ') as [string, string]);
  const most = Math.max(...wanted.map(([, first]) => Number(first)));
  const found = await prepared<Person & { communityId: string }>(ctx, facesOf, [
    [...new Set(wanted.map(([id]) => id))],
    most,
  ]);
  const byCommunity = grouped(
    wanted.map(([id]) => id),
    found,
    (row) => row.communityId,
  );
  return wanted.map(([, first], index) => (byCommunity[index] ?? []).slice(0, Number(first)));
});

/** Of each person, the communities they are in, as far as the viewer may read those; by name. */
export const membershipsOfPerson = defineLoader<string, Membership[]>(async (ctx, personIds) => {
  const params: unknown[] = [personIds];
  const found = await rows<Membership>(
    ctx,
    `select ${membershipColumns('m')} from membership m join community c on c.id = m.community_id
      where m.person_id = any($1) and m.state = 'ACTIVE' and ${readableBy(ctx.viewer, 'c', params)}
      order by lower(c.name) collate "C", c.id`,
    params,
  );
  return grouped(personIds, found, (row) => row.personId);
});

const ofPersonInState = statementOf(
  `select ${membershipColumns('m')} from membership m join community c on c.id = m.community_id
    where m.person_id = $1 and m.state = $2 and c.archived_at is null
    order by lower(c.name) collate "C", c.id`,
);

/**
 * The viewer's own in one state, by name of the community: those that go on, since an archived one asks for nothing.
 * None before the address is confirmed.
 */
export async function ownMemberships(ctx: Context, state: MembershipState): Promise<Membership[]> {
  if (!isKnown(ctx.viewer)) return [];
  return prepared<Membership>(ctx, ofPersonInState, [ctx.viewer.personId, state]);
}

/** @throws NotFoundError when there is none */
export async function membershipById(ctx: Context, id: string): Promise<Membership> {
  const [membership] = isId(id)
    ? await rows<Membership>(
        ctx,
        `select ${membershipColumns('m')} from membership m where m.id = $1`,
        [id],
      )
    : [];
  if (!membership) throw new NotFoundError();
  return membership;
}

export async function membershipIn(
  ctx: Context,
  communityId: string,
  personId: string,
): Promise<Membership | undefined> {
  const [membership] = await rows<Membership>(
    ctx,
    `select ${membershipColumns('m')} from membership m
      where m.community_id = $1 and m.person_id = $2`,
    [communityId, personId],
  );
  return membership;
}

interface MembersArgs {
  first?: number;
  after?: string;
  role?: MembershipRole;
  search?: string;
}

/** Active members, those who look after the community first; the caller has asked for permission. */
export async function members(
  ctx: Context,
  communityId: string,
  args: MembersArgs,
): Promise<Page<Membership>> {
  const search = args.search?.trim().toLowerCase();
  return keysetPage(
    args,
    MEMBERS_PAGE,
    memberCursor as z.ZodType<[number, string, string]>,
    (limit, after) =>
      rows<Membership & { place: number }>(
        ctx,
        `select ${membershipColumns('m')}, ${ROLE_ORDER} as place
           from membership m join person p on p.id = m.person_id
          where m.community_id = $1 and m.state = 'ACTIVE' and ($2::text is null or m.role = $2)
            and ($3::text is null or lower(p.name) like $3 or p.handle like $3)
            and ($4::int is null
                 or (${ROLE_ORDER}, m.joined_at, m.id) > ($4, $5::timestamptz, $6::uuid))
          order by ${ROLE_ORDER}, m.joined_at, m.id limit $7`,
        [
          communityId,
          args.role ?? null,
          search ? `%${likeText(search)}%` : null,
          ...(after ?? [null, null, null]),
          limit,
        ],
      ),
    (row) => [row.place, (row.joinedAt as Date).toISOString(), row.id],
  );
}

/** The places of `ROLE_ORDER`, and two more sort keys. */
const memberCursor = z.tuple([z.number().int().min(0).max(2), instant, z.uuid()]);

/** Those in another state, who changed it first at the top; the caller has asked for permission. */
export async function membershipsInState(
  ctx: Context,
  communityId: string,
  state: MembershipState,
  args: { first?: number; after?: string },
): Promise<Page<Membership>> {
  return keysetPage(
    args,
    MEMBERS_PAGE,
    instantCursor as z.ZodType<[string, string]>,
    (limit, after) =>
      rows<Membership>(
        ctx,
        `select ${membershipColumns('m')} from membership m
          where m.community_id = $1 and m.state = $2
            and ($3::timestamptz is null or (m.changed_at, m.id) > ($3, $4::uuid))
          order by m.changed_at, m.id limit $5`,
        [communityId, state, after?.[0] ?? null, after?.[1] ?? null, limit],
      ),
    (row) => [row.changedAt.toISOString(), row.id],
  );
}
