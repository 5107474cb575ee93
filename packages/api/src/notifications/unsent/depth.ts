import type { Services } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';

interface Depth {
  waiting: number;
  /** Seconds since the oldest was due. */
  oldest: number;
  failed: number;
}

/** What is due by mail or push and was not given to its way yet, and what was given up; for the metrics. */
export async function deliveryDepth({ database, clock }: Services): Promise<Depth> {
  const [depth] = await rows<Depth>(
    database.dataSource.manager,
    `select due.waiting, due.oldest, (select count(*) from delivery where state = 'FAILED')::int as failed
       from (select count(*)::int as waiting,
                    coalesce(extract(epoch from $1::timestamptz - min(due_at)), 0)::float as oldest
               from delivery where state = 'WAITING' and pace = 'AT_ONCE' and due_at <= $1) due`,
    [clock.now()],
  );
  return depth as Depth;
}
