import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { today } from './next-look';

/** Days until the next look after a change: at least so many, and at most. */
const SOONEST = 30;
const LATEST = 5 * 365;

/**
 * Whoever changes what is due has looked at it. It is due again after as long a time as it was given before.
 * @param tx inside `changeResource`
 */
export const lookedByRevising = (tx: Context, resourceId: string): Promise<unknown> =>
  rows(
    tx,
    `update resource set reviewed_at = $3, reviewed_by = $4, review_on = $2::date + least(${LATEST},
       greatest(${SOONEST}, review_on - (coalesce(reviewed_at, created_at) at time zone 'UTC')::date))
      where id = $1 and review_on <= $2::date`,
    [resourceId, today(tx), tx.clock.now(), tx.viewer.personId],
  );
