import { lockCommunity } from '../../communities/communities.queries';
import { DAY } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { defineJob } from '../../kernel/jobs';
import { transaction } from '../../kernel/transaction';
import { HORIZON_DAYS, storeOccurrences } from './storing';

/** As many as are read at once; each is then a transaction of its own. */
const BATCH = 100;

interface Due {
  id: string;
  communityId: string;
}

/**
 * Each night: goes on with the series that the horizon has moved on for. One that cannot be gone on with keeps no other
 * waiting.
 */
export const storeOccurrencesJob = defineJob<object>('events.store-occurrences', {
  cron: '17 2 * * *',
  async run(ctx) {
    let failed: unknown;
    let after = '00000000-0000-0000-0000-000000000000';
    for (let due = await behind(ctx, after); due.length > 0; due = await behind(ctx, after)) {
      for (const { id, communityId } of due) {
        after = id;
        try {
          await transaction(ctx, async (tx) => {
            await lockCommunity(tx, communityId);
            await storeOccurrences(tx, id);
          });
        } catch (error) {
          ctx.log.error({ err: error, series: id }, 'occurrences not stored');
          failed = error;
        }
      }
    }
    if (failed) throw failed;
  },
});

/** Less than a day is not worth a transaction. */
const behind = (ctx: Context, after: string): Promise<Due[]> =>
  rows<Due>(
    ctx,
    `select s.id, s.community_id as "communityId" from event_series s join community c on c.id = s.community_id
      where s.stored_until < $1 and s.state = 'SCHEDULED' and c.archived_at is null and s.id > $2 order by s.id limit ${BATCH}`,
    [new Date(ctx.clock.now().getTime() + (HORIZON_DAYS - 1) * DAY), after],
  );
