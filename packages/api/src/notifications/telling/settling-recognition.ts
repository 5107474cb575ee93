import { instanceChanged } from '../../accounts/accounts.signals';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { defineJob } from '../../kernel/jobs';
import { onDurable } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import { givenBy, isThere } from '../../recognition/contributions.rows';
import { feedbackWithdrawn } from '../../recognition/feedback/feedback.signals';
import { useAskAnswered, useRemoved } from '../../recognition/recognition.signals';
import { thanksTakenDown } from '../../recognition/thanks/thanks.signals';
import { threadTended } from '../../threads/threads.signals';
import { changeLines } from '../inbox/inbox.service';
import { mayLookAfter, mayRead } from './people';
import { removeWhere, timeIn } from './settling';

const settle = (name: string, subjectKind: 'USE' | 'THANKS' | 'FEEDBACK' | 'USE_ASK') =>
  defineJob<{ subjectId: string }>(`notifications.settle-${name}`, {
    run: (ctx, { subjectId }) =>
      removeWhere(ctx, 'n.subject_kind = $1 and n.subject_id = $2', [subjectKind, subjectId]),
  });

/** Nobody keeps a line of what was taken back, nor a question that they have answered. */
onDurable(useRemoved, settle('use', 'USE'));
onDurable(thanksTakenDown, settle('thanks', 'THANKS'));
onDurable(feedbackWithdrawn, settle('feedback', 'FEEDBACK'));
onDurable(useAskAnswered, settle('use-ask', 'USE_ASK'));

/** A line about a report that its person may not see: what `visibleUses` allows, of somebody else. */
const mayNotSeeUse = (ctx: Context): string => `not exists (
  select 1 from use_report u join community c on c.id = u.community_id join person p on p.id = n.person_id
   where u.id = n.subject_id and u.removed_at is null and ${mayRead('p', 'c')}
     and (p.admin or u.by_id = p.id or (u.shown_to = 'COMMUNITY' and ${isThere('u')}) or ${givenBy('u', 'p.id')}
       or (u.how = 'DID_NOT_WORK' and ${mayLookAfter('p', 'c', timeIn(ctx))})))`;

/** Who may not see a report any more keeps no line of it, and nobody one that says that it went the other way. */
export const settleUse = (ctx: Context, reportId: string): Promise<void> =>
  removeWhere(
    ctx,
    `n.subject_kind = 'USE' and n.subject_id = $1 and (${mayNotSeeUse(ctx)} or exists (select 1 from use_report u
       where u.id = $1 and n.detail = case when u.how = 'DID_NOT_WORK' then 'USED' else 'TRIED' end))`,
    [reportId],
  );

/** What is said of a post goes with it, to where others read. */
onDurable(
  threadTended,
  defineJob<{ threadId: string }>('notifications.settle-uses-of-thread', {
    run: (ctx, { threadId }) =>
      removeWhere(
        ctx,
        `n.subject_kind = 'USE' and n.subject_id in (select o.id from use_report o join post q on q.id = o.post_id
           where q.thread_id = $1) and ${mayNotSeeUse(ctx)}`,
        [threadId],
      ),
  }),
);

/** People whose lines are looked for at once; those of each are changed in a transaction of their own. */
const BATCH = 500;

/** Lines that wait: unread, or put off until later. */
const WAITS = '(n.unread or n.snoozed_until is not null)';

/**
 * Where the house wants none of this any more, no line of it waits either. Nobody sees them then, but they are kept, as
 * what they are about is: where the house wants it again they are there, as read.
 */
onDurable(
  instanceChanged,
  defineJob<object>('notifications.settle-recognition', {
    async run(ctx) {
      let found: Array<{ personId: string; ids: string[] }>;
      do {
        found = await rows(
          ctx,
          `select n.person_id as "personId", array_agg(n.id) as ids from notice n
            where n.subject_kind in ('USE', 'THANKS', 'FEEDBACK', 'USE_ASK') and ${WAITS}
              and exists (select from instance i where not i.recognition)
            group by n.person_id order by n.person_id limit ${BATCH}`,
          [],
        );
        const read = { which: WAITS, set: 'unread = false, snoozed_until = null' };
        for (const { personId, ids } of found) {
          await transaction(ctx, (tx) => changeLines(tx, personId, ids, read));
        }
      } while (found.length === BATCH);
    },
  }),
);
