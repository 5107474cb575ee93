import type { Context } from '../kernel/context';
import { ConflictError, UnauthenticatedError } from '../kernel/errors';
import { emit } from '../kernel/signals';
import { transaction } from '../kernel/transaction';
import { personFor } from './accounts.queries';
import { peopleChanged } from './accounts.signals';
import { Person } from './person.entity';
import type { EditProfileInput, PersonInput } from './profile.inputs';
import { endSessionsOf } from './sessions.service';

/** Lines that people leave empty are nothing, not an empty text. */
const optionalLines = ['pronouns', 'role', 'department', 'organisation'] as const;

/**
 * Changes a profile: one's own, or anybody's as an admin.
 * @throws ConflictError when it was edited since (VERSION), or the handle is taken (TAKEN)
 */
export async function editProfile(ctx: Context, input: EditProfileInput): Promise<Person> {
  const { personId: asked, version, ...given } = input;
  const personId = asked ?? ctx.viewer.personId;
  if (!personId) throw new UnauthenticatedError();
  const person = await personFor(ctx, personId, 'editProfile');
  const changes: Partial<Person> = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value != null),
  );
  for (const line of optionalLines) {
    if (given[line] !== undefined) changes[line] = given[line]?.trim() || null;
  }
  if (changes.name) changes.name = changes.name.trim() || person.name;
  if (changes.handle) changes.handle = changes.handle.toLowerCase();
  if (changes.askMeAbout) changes.askMeAbout = tidyTags(changes.askMeAbout);
  if (changes.wantToLearn) changes.wantToLearn = tidyTags(changes.wantToLearn);
  if (given.aboutMarkdown != null) {
    changes.aboutHtml = (await ctx.services.markdown.render(given.aboutMarkdown)).html;
  }
  const done = await ctx.db.update(
    Person,
    { id: personId, version },
    // Counted by the database: the greatest version there is has no next.
    { ...changes, version: () => 'version + 1' },
  );
  if (!done.affected) throw new ConflictError('VERSION');
  ctx.loaders.clear();
  return ctx.db.findOneByOrFail(Person, { id: personId });
}

const tidyTags = (tags: string[]): string[] => [
  ...new Set(tags.map((tag) => tag.trim().replace(/\s+/g, ' ')).filter(Boolean)),
];

/** Closes an account: nobody can sign in to it, what it wrote stays under its name. */
export async function deactivatePerson(ctx: Context, { personId }: PersonInput): Promise<Person> {
  await personFor(ctx, personId, 'deactivate');
  return change(ctx, personId, { deactivatedAt: ctx.clock.now(), admin: false }, (tx) =>
    endSessionsOf(tx, personId),
  );
}

export async function reactivatePerson(ctx: Context, { personId }: PersonInput): Promise<Person> {
  await personFor(ctx, personId, 'deactivate');
  return change(ctx, personId, { deactivatedAt: null });
}

export async function makeAdmin(ctx: Context, { personId }: PersonInput): Promise<Person> {
  await personFor(ctx, personId, 'makeAdmin');
  return change(ctx, personId, { admin: true });
}

/** An admin cannot end their own, so that one always remains. */
export async function endAdmin(ctx: Context, { personId }: PersonInput): Promise<Person> {
  await personFor(ctx, personId, 'deactivate');
  return change(ctx, personId, { admin: false });
}

async function change(
  ctx: Context,
  id: string,
  changes: Partial<Person>,
  also?: (tx: Context) => Promise<void>,
): Promise<Person> {
  await transaction(ctx, async (tx) => {
    await tx.db.update(Person, { id }, changes);
    await tx.db.increment(Person, { id }, 'version', 1);
    await also?.(tx);
    await emit(tx, peopleChanged, { personIds: [id] });
  });
  return ctx.db.findOneByOrFail(Person, { id });
}
