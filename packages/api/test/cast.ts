import { Person } from '../src/accounts/person.entity';
import { newId } from '../src/kernel/ids';
import { type CastName, cast, emailOf } from '../src/seed/cast';
import type { TestClient, TestServer } from './harness';

export interface Enrolled {
  id: string;
  email: string;
  client: TestClient;
}

/**
 * Some of the named people, with their accounts and a session each; communities of theirs are made by the test.
 * Written directly: a password that nobody types need not be hashed.
 */
export async function enrol<Name extends CastName>(
  server: TestServer,
  ...names: Name[]
): Promise<Record<Name, Enrolled>> {
  const enrolled = {} as Record<Name, Enrolled>;
  for (const name of names) {
    const { about, admin, ...member } = { admin: false, ...cast[name] };
    const id = newId();
    const email = emailOf(member.handle);
    const now = server.clock.now();
    await server.services.database.dataSource.manager.insert(Person, {
      ...member,
      id,
      email,
      admin,
      emailVerifiedAt: now,
      createdAt: now,
      aboutMarkdown: about,
      aboutHtml: `<p>${about}</p>`,
    });
    enrolled[name] = { id, email, client: await server.as(id) };
  }
  return enrolled;
}

/** The secret at the end of the link in a mail. */
export async function secretIn(
  server: TestServer,
  recipient: string,
  kind: string,
): Promise<string> {
  const mails = (await server.mails(recipient)).filter((mail) => mail.kind === kind);
  const secret = /\/([A-Za-z0-9_-]{40,})\s/.exec(mails.at(-1)?.text ?? '')?.[1];
  if (!secret) throw new Error(`No mail of the kind ${kind} with a link went to ${recipient}`);
  return secret;
}
