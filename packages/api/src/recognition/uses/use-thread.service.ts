import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { ConflictError } from '../../kernel/errors';
import { once } from '../../kernel/idempotency';
import type { Shape } from '../../threads/lookahead';
import { type Thread, ThreadKind } from '../../threads/thread.entity';
import { threadFor } from '../../threads/threads.queries';
import { threadToOpen, writeReady } from '../../threads/threads.service';
import { ContributionKind } from '../contribution.entity';
import { contributionLoader, slim } from '../contributions';
import { enforceRecognition } from '../switch';
import { changeUse } from './use-report.change';
import type { OpenUseThreadInput } from './uses.inputs';
import { useReportFor } from './uses.queries';

/**
 * Opens a thread in which what did not work is talked over, in the words of whoever opens it: the report itself stays
 * with those who see it. It has one; another can follow when it was removed.
 * @throws the errors of `threadToOpen`; ConflictError when there is one
 */
export async function openUseThread(
  ctx: Context,
  input: OpenUseThreadInput,
  shape: Shape,
): Promise<Thread> {
  enforceRecognition(ctx);
  const { communityId, ref } = await useReportFor(ctx, input.reportId, 'openThread');
  const of = await contributionLoader(ctx).load({ ...ref, shape: slim });
  const { title, markdown, clientMutationId } = input;
  const ready = await threadToOpen(ctx, {
    communityId,
    kind: ThreadKind.DISCUSSION,
    title,
    markdown,
    clientMutationId,
    ...(of?.kind === ContributionKind.POST && { grewOutOfPostId: of.id }),
  });
  let id = '';
  await changeUse(ctx, input.reportId, 'openThread', async (tx, report) => {
    if (report.communityId !== communityId) throw new ConflictError('VERSION');
    id = await once(
      tx,
      { mutation: 'openUseThread', input },
      async (threadId) => {
        if (await stands(tx, report.threadId)) throw new ConflictError('ALREADY_DONE');
        await writeReady(tx, threadId, ready);
        await rows(tx, 'update use_report set thread_id = $2 where id = $1', [report.id, threadId]);
        return threadId;
      },
      async (threadId) => threadId,
    );
  });
  return threadFor(ctx, id, 'see', shape);
}

async function stands(tx: Context, threadId: string | null): Promise<boolean> {
  if (threadId === null) return false;
  const there = await rows(tx, 'select 1 from thread where id = $1 and removed_at is null', [
    threadId,
  ]);
  return there.length > 0;
}
