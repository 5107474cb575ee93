import { lockCommunity, withPresentFacts } from '../../communities/communities.queries';
import type { Context } from '../../kernel/context';
import { ConflictError } from '../../kernel/errors';
import { transaction } from '../../kernel/transaction';
import { enforceRecognition } from '../switch';
import type { UseReport } from './use-report.entity';
import type { UseAction } from './uses.policy';
import { useReportFor } from './uses.queries';

/**
 * A change of what belongs to a report: the locks of its community and then of its own row are taken, and the door is
 * asked again with what is true under them.
 * @returns the report as it is afterwards
 * @throws the errors of `useReportFor`; ConflictError when it went to another community meanwhile
 */
export async function changeUse(
  ctx: Context,
  reportId: string,
  action: UseAction,
  change: (tx: Context, report: UseReport) => Promise<unknown>,
): Promise<UseReport> {
  enforceRecognition(ctx);
  // Before any lock: who may not know of it must not hold up those who do.
  const { communityId } = await useReportFor(ctx, reportId, action);
  await transaction(ctx, async (outer) => {
    await lockCommunity(outer, communityId);
    const tx = await withPresentFacts(outer, communityId);
    const report = await useReportFor(tx, reportId, action, { lock: true });
    if (report.communityId !== communityId) throw new ConflictError('VERSION');
    await change(tx, report);
  });
  return useReportFor(ctx, reportId, 'read');
}
