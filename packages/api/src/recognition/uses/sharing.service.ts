import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { ConflictError, InvalidError } from '../../kernel/errors';
import { emit } from '../../kernel/signals';
import { ContributionKind, type ContributionRef } from '../contribution.entity';
import { gaveIt } from '../contribution.policy';
import { contributionFor } from '../contributions';
import { aboutValues } from '../contributions.rows';
import { useSharedAgain } from '../recognition.signals';
import { enforceRecognition } from '../switch';
import { changeUse } from './use-report.change';
import type { UseReport } from './use-report.entity';
import type { ShareAgainInput } from './uses.inputs';

/** Whatever came out of one use: more than anybody writes up. */
const SHARED_AGAIN_MAX = 10;
/** Changes of chains go one by one, all over the house: two at once could close a circle. */
const CHAINS_LOCK = 0x67_68_75_73;

/**
 * Says that a post or a resource of the viewer's own came out of their use: the chain goes on with it. The same again
 * changes nothing.
 * @throws InvalidError when it is not theirs, or came before what was used; ConflictError when it came out of another
 */
export async function shareAgain(ctx: Context, input: ShareAgainInput): Promise<UseReport> {
  enforceRecognition(ctx);
  const what: ContributionRef = { kind: input.what.kind, id: input.what.id };
  return changeUse(ctx, input.reportId, 'shareAgain', async (tx, report) => {
    if (what.kind === ContributionKind.EVENT) {
      throw new InvalidError({ path: 'what.kind', rule: 'isIn' });
    }
    const contribution = await contributionFor(tx, what, 'read');
    const removed = contribution.post?.removedAt ?? contribution.resource?.removedAt;
    if (removed || !gaveIt(tx.viewer.personId, contribution)) {
      throw new InvalidError({ path: 'what.id', rule: 'own' });
    }
    await rows(tx, 'select pg_advisory_xact_lock($1)', [CHAINS_LOCK]);
    await checkOrder(tx, report, what);
    await goOn(tx, report, what);
  });
}

/** What was used cannot have come out of its own use. */
async function checkOrder(tx: Context, report: UseReport, what: ContributionRef): Promise<void> {
  const before = await rows(
    tx,
    `with recursive up (id) as (
       select $1::uuid
       union
       select p.id from up cross join lateral (
         select u.of_id as id from use_shared_again s join use_report u on u.id = s.report_id
          where s.post_id = up.id or s.resource_id = up.id
         union all
         select coalesce(r.origin_post_id, r.origin_event_id) from resource r where r.id = up.id) p
        where p.id is not null)
     select 1 from up where id = $2`,
    [report.ref.id, what.id],
  );
  if (before.length > 0) throw new InvalidError({ path: 'what.id', rule: 'before' });
}

async function goOn(tx: Context, report: UseReport, what: ContributionRef): Promise<void> {
  const { id: reportId, communityId, byId } = report;
  const [postId, resourceId] = aboutValues(what);
  const made = await rows(
    tx,
    `insert into use_shared_again (report_id, post_id, resource_id, at)
     select $1, $2::uuid, $3::uuid, $4::timestamptz
      where (select count(*) from use_shared_again where report_id = $1) < ${SHARED_AGAIN_MAX}
     on conflict do nothing returning report_id`,
    [reportId, postId, resourceId, tx.clock.now()],
  );
  if (made.length > 0) return emit(tx, useSharedAgain, { reportId, communityId, byId, what });
  const [other] = await rows<{ reportId: string }>(
    tx,
    'select report_id as "reportId" from use_shared_again where post_id = $1 or resource_id = $2',
    [postId, resourceId],
  );
  if (!other) throw new InvalidError({ path: 'reportId', rule: 'often' });
  if (other.reportId !== reportId) throw new ConflictError('TAKEN');
}
