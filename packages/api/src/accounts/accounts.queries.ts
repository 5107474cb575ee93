import type { Context } from '../kernel/context';
import { prepared, statementOf } from '../kernel/database/prepared';
import { NotFoundError } from '../kernel/errors';
import { isId } from '../kernel/ids';
import { defineLoader, inOrder } from '../kernel/loaders';
import { keysetPage, nameCursor, type Page } from '../kernel/pagination';
import { administrator, enforce } from '../kernel/policy';
import { Person, personColumns } from './person.entity';
import { type PersonAction, personPolicy } from './person.policy';
import { PeopleFilter } from './profile.inputs';

/** People by id, for edges: whoever may see a thing may see who made it. */
const personsById = statementOf(
  `select ${personColumns('p')} from person p where p.id = any($1::uuid[])`,
);

export const personLoader = defineLoader<string, Person | null>(async (ctx, ids) => {
  const found = await prepared<Person>(ctx, personsById, [ids]);
  return inOrder(ids, found, (row) => row.id);
});

/** The author, steward, … that a row names by a foreign key: always there. */
export async function personOf(ctx: Context, id: string): Promise<Person> {
  const person = await personLoader(ctx).load(id);
  if (!person) throw new NotFoundError();
  return person;
}

export async function maybePersonOf(ctx: Context, id: string | null): Promise<Person | null> {
  return id === null ? null : personLoader(ctx).load(id);
}

/**
 * The one door to a person: loads and authorises.
 * @throws NotFoundError when there is none, or the viewer may not see it; ForbiddenError when they may not act
 */
export async function personFor(ctx: Context, id: string, action: PersonAction): Promise<Person> {
  const person = isId(id) ? await ctx.db.findOneBy(Person, { id }) : null;
  return admit(ctx, person, action);
}

/** The same door by handle. */
export async function personByHandle(ctx: Context, handle: string): Promise<Person> {
  const person = await ctx.db.findOneBy(Person, { handle: handle.toLowerCase().slice(0, 40) });
  return admit(ctx, person, 'see');
}

function admit(ctx: Context, person: Person | null, action: PersonAction): Person {
  if (!person) {
    // A visitor who may not see people learns nothing from which handles answer differently.
    enforce(personPolicy(ctx.viewer, 'see', nobody));
    throw new NotFoundError();
  }
  enforce(personPolicy(ctx.viewer, 'see', person));
  enforce(personPolicy(ctx.viewer, action, person));
  return person;
}

const nobody = { id: '', placeholder: false, claimedBy: null, deactivatedAt: null, admin: false };

const PEOPLE_PAGE = 30;

const filters: Record<PeopleFilter, string> = {
  [PeopleFilter.EVERYBODY]: 'not p.placeholder',
  [PeopleFilter.ADMINS]: 'p.admin',
  [PeopleFilter.DEACTIVATED]: 'p.deactivated_at is not null',
  [PeopleFilter.PLACEHOLDERS]: 'p.placeholder',
};

/** The admin's list of people, by name. */
export async function people(
  ctx: Context,
  args: { first?: number; after?: string; search?: string; filter?: PeopleFilter },
): Promise<Page<Person>> {
  enforce(administrator(ctx.viewer));
  const search = args.search?.trim().toLowerCase() || null;
  return keysetPage(
    args,
    PEOPLE_PAGE,
    nameCursor,
    (limit, after) =>
      ctx.db.query(
        `select ${personColumns('p')}, lower(p.name) as "sortName" from person p
          where ${filters[args.filter ?? PeopleFilter.EVERYBODY]}
            and ($1::text is null or lower(p.name) like $1 or p.handle like $1 or p.email like $1)
            and ($2::text is null or (lower(p.name) collate "C", p.id) > ($2, $3::uuid))
          order by lower(p.name) collate "C", p.id limit $4`,
        [search && `%${likeText(search)}%`, after?.[0] ?? null, after?.[1] ?? null, limit],
      ) as Promise<Array<Person & { sortName: string }>>,
    (row) => [row.sortName, row.id],
  );
}

/** A text as a part of a LIKE pattern: its own % and _ are ordinary characters. */
export const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
