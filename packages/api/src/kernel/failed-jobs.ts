import type { Context } from './context';
import { affected } from './database/statements';
import { selfFindingJobs } from './jobs';

/**
 * Jobs that were given up after their last attempt, as `j`. Those that find their own input are left out: the next minute
 * does what they did not.
 * @param params gets what the condition needs
 */
export function failedJobs(params: unknown[]): string {
  params.push(selfFindingJobs());
  return `pgboss.job j where j.state = 'failed' and j.name <> all($${params.length}::text[])`;
}

/** Puts them back into their queues, as if they had not been tried. @returns how many of the ids were such jobs */
export function retryJobs(tx: Context, ids: readonly string[]): Promise<number> {
  return affected(
    tx,
    `update pgboss.job set state = 'retry', retry_count = 0, started_on = null, completed_on = null, start_after = now()
      where state = 'failed' and id = any($1::uuid[])`,
    [ids],
  );
}

/** @returns how many of the ids were such jobs */
export function forgetJobs(tx: Context, ids: readonly string[]): Promise<number> {
  return affected(tx, `delete from pgboss.job where state = 'failed' and id = any($1::uuid[])`, [
    ids,
  ]);
}
