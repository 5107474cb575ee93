import { randomUUID } from 'node:crypto';
import { startOurs } from '../servers.mjs';
import { onClose } from './closers.mjs';
import { asked, tell } from './graphql.mjs';
import { countersWrong, openWorld } from './world.mjs';

const ROUNDS = 200;
const SMOKE_ROUNDS = 3;
const PARALLEL = 50;
const USES = 5;

const LEAVE = 'mutation ($id: ID!) { leaveCommunity(input: { communityId: $id }) { id } }';
const INVITE =
  'mutation ($input: InviteToCommunityInput!) { inviteToCommunity(input: $input) { url } }';
const ACCEPT = 'mutation ($token: String!) { acceptInvitation(input: { token: $token }) { id } }';
const REACT = 'mutation ($input: ReactInput!) { react(input: $input) { id } }';

const people = Array.from({ length: PARALLEL }, (_, n) => n);

/** Fifty at once, again and again, at what only so many may have. */
export async function races({ smoke }) {
  const rounds = smoke ? SMOKE_ROUNDS : ROUNDS;
  const { url, client, plan } = await openWorld(PARALLEL);
  const server = await startOurs({ database: url });
  onClose(server.stop);
  const { origin } = server;
  const communityId = (
    await client.query('select community_id as id from thread where id = $1', [plan.long.id])
  ).rows[0].id;
  const persons = plan.people.slice(0, PARALLEL);
  const violations = { 'last steward': 0, 'last use of a link': 0, 'two votes of one': 0 };

  for (let round = 0; round < rounds; round += 1) {
    // Two stewards, and both leave; others leave beside them.
    await membersAre(client, communityId, persons, 2);
    await Promise.all(people.map((n) => tell(origin, n, LEAVE, { id: communityId })));
    const { stewards } = (
      await client.query(
        `select count(*)::int as stewards from membership
          where community_id = $1 and state = 'ACTIVE' and role = 'STEWARD'`,
        [communityId],
      )
    ).rows[0];
    if (stewards < 1) violations['last steward'] += 1;

    // A link for five, and forty-nine who want to use it.
    await membersAre(client, communityId, persons, 1);
    await client.query(
      "delete from membership where community_id = $1 and person_id = any($2::uuid[]) and role <> 'STEWARD'",
      [communityId, persons],
    );
    const { inviteToCommunity } = await asked(origin, 0, INVITE, {
      input: { communityId, uses: USES, clientMutationId: randomUUID() },
    });
    const token = new URL(inviteToCommunity.url).pathname.split('/').at(-1);
    const used = await Promise.all(people.slice(1).map((n) => tell(origin, n, ACCEPT, { token })));
    if (used.filter((answer) => answer?.data?.acceptInvitation).length !== USES) {
      violations['last use of a link'] += 1;
    }

    // One person says the same about the same post fifty times.
    await membersAre(client, communityId, persons, 1);
    const post = (
      await client.query('select id from post where thread_id = $1 offset $2 limit 1', [
        plan.long.id,
        round % 50,
      ])
    ).rows[0].id;
    const on = round % 2 === 0;
    await Promise.all(
      people.map(() => tell(origin, 0, REACT, { input: { postId: post, kind: 'GLAD', on } })),
    );
    const { kept, counted } = (
      await client.query(
        `select glad as kept, (select count(*)::int from reaction r where r.post_id = p.id and kind = 'GLAD') as counted
           from post p where id = $1`,
        [post],
      )
    ).rows[0];
    if (kept !== counted) violations['two votes of one'] += 1;
  }
  const wrong = Object.entries(violations)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${what}: ${count}`);
  // Members were put in place by hand above; what posts and threads count must hold all the same.
  await client.query(
    `update community c set member_count = (select count(*) from membership m
       where m.community_id = c.id and m.state = 'ACTIVE') where id = $1`,
    [communityId],
  );
  wrong.push(...(await countersWrong(client)));
  return { wrong, counts: { rounds, parallel: PARALLEL, violations: wrong.length } };
}

/** All of them members, the first so many as the only stewards; whoever asks has accepted the ground rules. */
async function membersAre(client, communityId, persons, stewards) {
  await client.query("update membership set role = 'MEMBER' where community_id = $1", [
    communityId,
  ]);
  await client.query(
    `insert into membership (id, community_id, person_id, role, state, accepted_rules_number, joined_at, changed_at, created_at)
     select gen_random_uuid(), $1, person, case when n <= $3 then 'STEWARD' else 'MEMBER' end, 'ACTIVE', 1, now(), now(), now()
       from unnest($2::uuid[]) with ordinality as p (person, n)
     on conflict (community_id, person_id) do update
        set role = excluded.role, state = 'ACTIVE', accepted_rules_number = 1, rules_due_at = null`,
    [communityId, persons, stewards],
  );
}
