import { hashPassword } from '../accounts/passwords';
import { Person } from '../accounts/person.entity';
import { Session } from '../accounts/session.entity';
import { DAY, FixedClock, later } from '../kernel/clock';
import { type Context, makeContext, type Services } from '../kernel/context';
import { hashSecret, newId, newSecret } from '../kernel/ids';
import { visitor } from '../kernel/viewer';
import { type CastName, cast, castNames, DEMO_PASSWORD, emailOf } from './cast';

/** The cast with accounts, ready to act: everything in the demo world is done by somebody, through the same doors. */
export interface Stage {
  idOf(name: CastName): string;
  nameOf(id: string): CastName;
  /** That person, at that time. Their rights are read anew for each act. */
  as(name: CastName, at: Date): Promise<Context>;
  /** Ends the sessions that acting needed. */
  clear(): Promise<void>;
}

/** How long ago the first of the cast made their account, in days. */
const OLDEST = 420;

export async function enterCast(services: Services): Promise<Stage> {
  const { manager } = services.database.dataSource;
  const now = services.clock.now();
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const ids = new Map<CastName, string>();
  const sessions = new Map<CastName, string>();
  for (const [index, name] of castNames.entries()) {
    const { about, admin, ...member } = { admin: false, ...cast[name] };
    const id = newId();
    const joined = later(now, -(name === 'oskar' ? 2 : OLDEST - index) * DAY);
    const { html } = await services.markdown.render(about);
    await manager.insert(Person, {
      ...member,
      id,
      admin,
      email: emailOf(member.handle),
      emailVerifiedAt: joined,
      passwordHash,
      aboutMarkdown: about,
      aboutHtml: html,
      createdAt: joined,
    });
    const sessionId = newId();
    await manager.insert(Session, {
      id: sessionId,
      personId: id,
      // Nobody is told this secret.
      tokenHash: hashSecret(newSecret()),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: later(now, DAY),
    });
    ids.set(name, id);
    sessions.set(name, sessionId);
  }
  return {
    idOf: (name) => ids.get(name) as string,
    nameOf: (id) => castNames.find((name) => ids.get(name) === id) as CastName,
    async as(name, at) {
      const sessionId = sessions.get(name) as string;
      const viewer = await services.viewers.refreshed({ ...visitor(false), sessionId });
      return { ...makeContext(services, viewer), clock: new FixedClock(at) };
    },
    async clear() {
      await manager.query('delete from session where id = any($1)', [[...sessions.values()]]);
    },
  };
}
