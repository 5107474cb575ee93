import type { Context } from '../kernel/context';
import { PAGE_LIMIT } from '../kernel/pagination';
import { InboxView } from '../notifications/inbox/inbox.inputs';
import { inboxOf } from '../notifications/inbox/inbox.queries';
import {
  finishNotices,
  markNoticesRead,
  snoozeNotices,
} from '../notifications/inbox/inbox.service';
import type { Notice } from '../notifications/inbox/notice.entity';
import type { Act } from './acts';
import { castNames } from './cast';
import { clearedAt, putOff, seen, tidied } from './world/inbox';
import type { When } from './world/types';

/** What people have done with what they were told. */
export function actsOfInbox(at: (when: When) => Date): Act[] {
  const look = (by: Act['by'], when: When, play: Act['play']): Act => ({
    ...{ by, at: at(when), afterTelling: true, play },
  });
  return [
    ...clearedAt.flatMap((when) =>
      castNames.map((by) => look(by, when, (ctx) => finish(ctx, () => true))),
    ),
    ...Object.entries(tidied).map(([by, when]) =>
      look(by as Act['by'], when, (ctx) => finish(ctx, ({ unread }) => !unread)),
    ),
    ...putOff.map(({ by, at: when, thread, until }) =>
      look(by, when, async (ctx) =>
        snoozeNotices(ctx, { ids: [await lineOf(ctx, thread)], until: at(until) }),
      ),
    ),
    ...seen.map(({ by, at: when, thread }) =>
      look(by, when, async (ctx) => markNoticesRead(ctx, [await lineOf(ctx, thread)])),
    ),
  ];
}

/** The line of a thread in somebody's inbox. */
async function lineOf(ctx: Context, thread: string): Promise<string> {
  const [found]: Array<{ id: string }> = await ctx.db.query(
    `select n.id from notice n join thread t on t.id = n.subject_id
      where n.person_id = $1 and t.title = $2`,
    [ctx.viewer.personId, thread],
  );
  if (!found) throw new Error(`Nobody was told of “${thread}”`);
  return found.id;
}

async function finish(ctx: Context, which: (notice: Notice) => boolean): Promise<void> {
  const { nodes } = await inboxOf(ctx, { view: InboxView.OPEN, first: PAGE_LIMIT });
  const ids = nodes.filter(which).map(({ id }) => id);
  if (ids.length > 0) await finishNotices(ctx, ids);
}
