import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { defineJob } from '../../kernel/jobs';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import { reviewDue } from './care.signals';
import { today } from './next-look';

/** Told in one transaction. */
const BATCH = 200;

/** Each hour: what accounts that are closed have left behind is nobody's, and days that have come are told. */
export const careJob = defineJob<object>('resources.care', {
  cron: '23 * * * *',
  async run(ctx) {
    await rows(
      ctx,
      `update resource r set steward_id = null from person p
        where p.id = r.steward_id and p.deactivated_at is not null`,
    );
    let told = BATCH;
    while (told === BATCH) told = await tellDue(ctx);
  },
});

/** Once for each day, whatever happens in between. @returns how many it were */
function tellDue(ctx: Context): Promise<number> {
  return transaction(ctx, async (tx) => {
    const due = await rows<{ resourceId: string; communityId: string; reviewOn: string }>(
      tx,
      `update resource r set review_told_on = r.review_on
        where r.id in (select q.id from resource q join community c on c.id = q.community_id
           where q.review_on <= $1::date and q.review_told_on is distinct from q.review_on
             and q.removed_at is null and q.retired_at is null and c.archived_at is null
           order by q.id limit ${BATCH} for no key update of q skip locked)
       returning r.id as "resourceId", r.community_id as "communityId", r.review_on::text as "reviewOn"`,
      [today(tx)],
    );
    for (const each of due) await emit(tx, reviewDue, each);
    return due.length;
  });
}
