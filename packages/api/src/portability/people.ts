import { randomInt } from 'node:crypto';
import { handleFrom } from '../accounts/handles';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { newId } from '../kernel/ids';
import type { Author } from './authors';

/** As long as a handle may be. */
const HANDLE_LENGTH = 30;
/** Each try has another handle; so many that are all taken is no coincidence. */
const TRIES = 8;

interface Known {
  id: string;
  sourceId: string;
}

/**
 * Who is there already, by their id at the source: placeholders, and those who have claimed one.
 * @param lock inside a transaction: nobody claims them until it ends, so that what is written in it goes over as well
 */
export async function knownPeople(
  ctx: Context,
  site: string,
  sourceIds: string[],
  { lock = false } = {},
): Promise<Map<string, string>> {
  const found = await rows<Known>(
    ctx,
    `select coalesce(claimed_by, id) as id, source_id as "sourceId" from person
      where source_site = $1 and source_id = any($2) order by person.id ${lock ? 'for share' : ''}`,
    [site, sourceIds],
  );
  return new Map(found.map(({ id, sourceId }) => [sourceId, id]));
}

/**
 * Makes a placeholder for each author who has none yet: a name without address or password, which a member may
 * later claim.
 * @returns the person of every author, by the author's id at the source, and who is new
 */
export async function placeholders(
  tx: Context,
  site: string,
  authors: ReadonlyMap<string, Author>,
): Promise<{ ids: Map<string, string>; created: Author[] }> {
  const ids = new Map<string, string>();
  const created: Author[] = [];
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const open = [...authors.keys()].filter((sourceId) => !ids.has(sourceId));
    // Asked each time: another import of the same site may have made them meanwhile.
    for (const [sourceId, id] of await knownPeople(tx, site, open, { lock: true }))
      ids.set(sourceId, id);
    const missing = [...authors.values()].filter(({ sourceId }) => !ids.has(sourceId));
    if (missing.length === 0) return { ids, created };
    for (const { id, sourceId } of await insert(tx, site, missing, attempt)) {
      ids.set(sourceId, id);
      created.push(authors.get(sourceId) as Author);
    }
  }
  throw new Error('No handle could be found for an author.');
}

async function insert(
  tx: Context,
  site: string,
  authors: Author[],
  attempt: number,
): Promise<Known[]> {
  const columns = authors.map((author) => ({
    id: newId(),
    handle: handleFor(author, attempt),
    name: author.name,
    sourceId: author.sourceId,
    url: author.url,
    since: author.since ?? tx.clock.now(),
  }));
  const column = <K extends keyof (typeof columns)[number]>(key: K) =>
    columns.map((row) => row[key]);
  return rows<Known>(
    tx,
    `insert into person (id, handle, name, placeholder, source_site, source_id, source_url, created_at)
     select id, handle, name, true, $1, source_id, url, since
       from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])
         as author (id, handle, name, source_id, url, since)
     on conflict do nothing
     returning id, source_id as "sourceId"`,
    [
      site,
      column('id'),
      column('handle'),
      column('name'),
      column('sourceId'),
      column('url'),
      column('since'),
    ],
  );
}

/** The name with a number behind it: the name alone stays free for members who come later. */
function handleFor({ name, sourceId, userRow }: Author, attempt: number): string {
  const own = userRow !== null && attempt === 0;
  const number = own ? sourceId.replace('-', '') : String(randomInt(100_000, 999_999_999));
  return `${handleFrom(name).slice(0, HANDLE_LENGTH - 1 - number.length)}-${number}`;
}
