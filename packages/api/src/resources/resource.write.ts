import type { Context } from '../kernel/context';
import { affected, rows } from '../kernel/database/statements';
import { ConflictError, InvalidError } from '../kernel/errors';
import { isId } from '../kernel/ids';
import { emit } from '../kernel/signals';
import { lookedByRevising } from './care/revising';
import type { Resource } from './resource.entity';
import { checkFile, keepFiles } from './resource.files';
import type { ResourceWords } from './resource.words';
import { resourceRevised } from './resources.signals';

/** A version about to be written: whose it is, and why. */
export interface Revision {
  words: ResourceWords;
  note: string;
  byId: string | null;
  suggestionId?: string;
}

/** Keeps what a resource says as one of its versions. */
export async function keepRevision(
  tx: Context,
  resourceId: string,
  number: number,
  { words, note, byId, suggestionId }: Revision,
): Promise<void> {
  await rows(
    tx,
    `insert into resource_revision (resource_id, number, title, summary, url, file_id, markdown, html, tags, licence,
       source, note, suggestion_id, revised_by, revised_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      resourceId,
      number,
      words.title,
      words.summary,
      words.url,
      words.fileId,
      words.markdown,
      words.html,
      words.tags,
      words.licence,
      words.source,
      note,
      suggestionId ?? null,
      byId,
      tx.clock.now(),
    ],
  );
}

/**
 * Gives a resource other words, as its next version. A link that leads elsewhere has not been tried yet.
 * @param tx inside `changeResource`
 * @param seen the version that whoever changes it saw
 * @throws ConflictError when it is another by now; InvalidError when its file is not the author's to give
 */
export async function writeRevision(
  tx: Context,
  { id, communityId, fileId }: Resource,
  seen: number,
  revision: Revision,
): Promise<void> {
  const { words, byId } = revision;
  if (words.fileId && words.fileId !== fileId) {
    await checkFile(tx, words.fileId, { communityId, authorId: byId });
  }
  const written = await affected(
    tx,
    `update resource set title = $3, summary = $4, url = $5, file_id = $6, markdown = $7, html = $8, tags = $9,
       licence = $10, source = $11, revised_by = $12, revised_at = $13, version = version + 1,
       link_checked_at = case when url is distinct from $5 then null else link_checked_at end,
       link_failures = case when url is distinct from $5 then 0 else link_failures end,
       link_broken_at = case when url is distinct from $5 then null else link_broken_at end
      where id = $1 and version = $2`,
    [
      id,
      seen,
      words.title,
      words.summary,
      words.url,
      words.fileId,
      words.markdown,
      words.html,
      words.tags,
      words.licence,
      words.source,
      byId,
      tx.clock.now(),
    ],
  );
  if (written === 0) throw new ConflictError('VERSION');
  const number = seen + 1;
  await keepRevision(tx, id, number, revision);
  await keepFiles(tx, { id, communityId, authorId: byId }, words);
  await lookedByRevising(tx, id);
  const told = { resourceId: id, communityId, byId: tx.viewer.personId, version: number };
  await emit(tx, resourceRevised, told);
}

/** @throws InvalidError when one of the domains does not exist */
export async function setDomains(
  tx: Context,
  resourceId: string,
  domainIds: string[],
): Promise<void> {
  const missing = new InvalidError({ path: 'domainIds', rule: 'exists' });
  if (!domainIds.every(isId)) throw missing;
  // A domain that is being removed at this moment is waited for, and is then missing.
  const there = await rows(
    tx,
    'select id from domain where id = any($1::uuid[]) order by id for key share',
    [domainIds],
  );
  if (there.length !== new Set(domainIds).size) throw missing;
  await rows(
    tx,
    'delete from resource_domain where resource_id = $1 and domain_id <> all($2::uuid[])',
    [resourceId, domainIds],
  );
  await rows(
    tx,
    `insert into resource_domain (resource_id, domain_id) select $1, unnest($2::uuid[]) on conflict do nothing`,
    [resourceId, domainIds],
  );
}
