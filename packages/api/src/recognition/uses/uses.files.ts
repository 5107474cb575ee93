import { settleUse } from '../../files/files.hooks';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { InvalidError } from '../../kernel/errors';
import { isId } from '../../kernel/ids';

/**
 * Brings the files of a report to what is asked for now. A reference lets everybody who reads the report read the file,
 * so only its owner can make one.
 * @param tx the transaction of the write, under the report's lock
 * @throws InvalidError when one is not there, or not the viewer's
 */
export async function keepUseFiles(tx: Context, reportId: string, ids: string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  const found = wanted.every(isId)
    ? await rows<{ id: string }>(
        tx,
        `select f.id from file f where f.id = any($1::uuid[]) and f.kept_at is not null and f.deleted_at is null
            and f.owner_id = $2 for key share of f`,
        [wanted, tx.viewer.personId],
      )
    : [];
  if (found.length < wanted.length) throw new InvalidError({ path: 'fileIds', rule: 'exists' });
  const gone = await rows<{ id: string }>(
    tx,
    `delete from use_report_file where report_id = $1 and file_id <> all($2::uuid[]) returning file_id as id`,
    [reportId, wanted],
  );
  await rows(
    tx,
    `insert into use_report_file (report_id, file_id, position)
     select $1, w.id, w.position from unnest($2::uuid[]) with ordinality w (id, position)
     on conflict (report_id, file_id) do update set position = excluded.position`,
    [reportId, wanted],
  );
  const changed = [...wanted, ...gone.map(({ id }) => id)];
  await settleUse(tx, changed);
}
