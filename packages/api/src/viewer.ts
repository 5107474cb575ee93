import { roleNow } from './communities/lent-roles';
import { MINUTE } from './kernel/clock';
import type { Context, Services } from './kernel/context';
import { rows } from './kernel/database/statements';
import { hashSecret } from './kernel/ids';
import { type MembershipFacts, type Viewer, visitor } from './kernel/viewer';

/** "Last seen" is shown in minutes; more often would be a write for every click. */
const SEEN_EVERY = 5 * MINUTE;

/** Longer than any token we make: not worth asking for. */
const TOKEN_LENGTH = 100;

type ViewerRow = {
  visitors_may_read: boolean;
  recognition: boolean;
  session_id: string | null;
  person_id: string | null;
  verified: boolean | null;
  admin: boolean | null;
  seen: boolean | null;
  memberships: Array<{
    community_id: string;
    role: MembershipFacts['role'];
    state: MembershipFacts['state'];
    accepted_rules_number: number | null;
    rules_due_at: string | null;
  }> | null;
};

const FACTS = `
  select i.visitors_may_read, i.recognition, p.id as person_id, p.admin,
         p.email_verified_at is not null as verified,
         case when p.id is not null then (
           select json_agg(json_build_object(
             'community_id', m.community_id, 'role', ${roleNow('m', '$2')}, 'state', m.state,
             'accepted_rules_number', m.accepted_rules_number, 'rules_due_at', m.rules_due_at))
           from membership m where m.person_id = p.id) end as memberships`;

const viewerWhere = (
  key: string,
): string => `${FACTS}, s.id as session_id, s.last_seen_at > $3 as seen
  from instance i
  left join (session s join person p on p.id = s.person_id and p.deactivated_at is null)
    on ${key} = $1 and s.ended_at is null and s.expires_at > $2`;

// With names, so that the database plans each once per connection and not once per request.
const byToken = { name: 'viewer by token', text: viewerWhere('s.token_hash') };
const bySession = { name: 'viewer by session', text: viewerWhere('s.id') };

/**
 * Who asks, in one statement: a person whose session is neither ended nor expired, else a visitor.
 * @param token what the cookie holds, as it came
 */
export function viewerFor(services: Services, token: string | null): Promise<Viewer> {
  const hash = token && token.length <= TOKEN_LENGTH ? hashSecret(token) : null;
  return readViewer(services, byToken, hash);
}

/** The same session as it stands now; a visitor when it has ended since. */
export function refreshedViewer(services: Services, { sessionId }: Viewer): Promise<Viewer> {
  return readViewer(services, bySession, sessionId);
}

async function readViewer(
  services: Services,
  statement: { name: string; text: string },
  key: Buffer | string | null,
): Promise<Viewer> {
  const now = services.clock.now();
  const values = [key, now, new Date(now.getTime() - SEEN_EVERY)];
  const [row] = await services.database.ask<ViewerRow>(statement, values);
  if (!row) throw new Error('The table "instance" is empty; it is made by the first migration.');
  if (!row.session_id) return visitor(row.visitors_may_read, row.recognition);
  if (!row.seen) touch(services, row.session_id, now);
  return viewerOf(row);
}

/** A person with the rights of now, without a session; null when their account is closed. */
export async function viewerOfPerson(ctx: Context, personId: string): Promise<Viewer | null> {
  const [row] = await rows<ViewerRow>(
    ctx,
    `${FACTS}, null as session_id, true as seen
       from instance i join person p on p.id = $1 and p.deactivated_at is null`,
    [personId, ctx.clock.now()],
  );
  return row ? viewerOf(row) : null;
}

function viewerOf(row: ViewerRow): Viewer {
  return {
    kind: 'person',
    personId: row.person_id,
    sessionId: row.session_id,
    verified: row.verified ?? false,
    admin: (row.verified && row.admin) ?? false,
    memberships: new Map(
      (row.memberships ?? []).map((membership) => [
        membership.community_id,
        {
          role: membership.role,
          state: membership.state,
          rulesAccepted: membership.accepted_rules_number,
          rulesDueAt: membership.rules_due_at ? new Date(membership.rules_due_at) : null,
        },
      ]),
    ),
    visitorsMayRead: row.visitors_may_read,
    recognition: row.recognition,
  };
}

/** Sessions whose touch is under way: twenty requests of one page are one write. */
const touching = new Set<string>();

/** Beside the request: nobody waits for it, and an answer does not fail with it. */
function touch(services: Services, sessionId: string, now: Date): void {
  if (touching.has(sessionId)) return;
  touching.add(sessionId);
  setImmediate(() => {
    services.database.dataSource.manager
      .query('update session set last_seen_at = greatest(last_seen_at, $2) where id = $1', [
        sessionId,
        now,
      ])
      .catch((error: unknown) => services.log.warn({ err: error }, 'last seen'))
      .finally(() => touching.delete(sessionId));
  });
}
