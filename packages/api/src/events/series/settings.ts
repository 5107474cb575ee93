import { communityFor, communityForChange } from '../../communities/communities.queries';
import type { Community } from '../../communities/community.entity';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { defineLoader, inOrder } from '../../kernel/loaders';
import { enforce, type Verdict } from '../../kernel/policy';
import { transaction } from '../../kernel/transaction';
import type { SetSchedulingInput } from './plan.inputs';
import { type SchedulingAction, schedulingPolicy } from './scheduling.policy';

interface Settings {
  communityId: string;
  membersSchedule: boolean;
}

const settingsLoader = defineLoader<string, Settings | null>(async (ctx, ids) => {
  const found = await rows<Settings>(
    ctx,
    `select community_id as "communityId", members_schedule as "membersSchedule"
       from event_settings where community_id = any($1)`,
    [ids],
  );
  return inOrder(ids, found, (row) => row.communityId);
});

/** Whether what any member schedules stands at once. */
export async function membersSchedule(ctx: Context, communityId: string): Promise<boolean> {
  return (await settingsLoader(ctx).load(communityId))?.membersSchedule ?? false;
}

export async function schedulingVerdict(
  ctx: Context,
  action: SchedulingAction,
  community: Community,
): Promise<Verdict> {
  return schedulingPolicy(ctx.viewer, action, community, {
    membersSchedule: await membersSchedule(ctx, community.id),
    now: ctx.clock.now(),
  });
}

/** Says whether what any member schedules stands at once, or waits for a yes. */
export async function setScheduling(ctx: Context, input: SetSchedulingInput): Promise<Community> {
  const { communityId } = input;
  await transaction(ctx, async (outer) => {
    const { community, tx } = await communityForChange(outer, communityId, 'read');
    enforce(await schedulingVerdict(tx, 'setScheduling', community));
    await rows(
      tx,
      `insert into event_settings (community_id, members_schedule) values ($1, $2)
       on conflict (community_id) do update set members_schedule = excluded.members_schedule`,
      [communityId, input.membersSchedule],
    );
  });
  return communityFor(ctx, communityId, 'read');
}
