import type { Person } from '../../accounts/person.entity';
import { communityLoader } from '../../communities/communities.queries';
import type { Community } from '../../communities/community.entity';
import { communityPolicy } from '../../communities/community.policy';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { NotFoundError } from '../../kernel/errors';
import { isId } from '../../kernel/ids';
import { defineLoader } from '../../kernel/loaders';
import {
  emptyPage,
  type ForwardArgs,
  instantCursor,
  keysetPage,
  type Page,
} from '../../kernel/pagination';
import { enforce, every, known, type Verdict } from '../../kernel/policy';
import { recognitionOn } from '../switch';
import { Feedback, feedbackColumns } from './feedback.entity';
import {
  type FeedbackAction,
  feedbackPermissions,
  feedbackPolicy,
  giveFeedbackPolicy,
} from './feedback.policy';

type FeedbackRow = Omit<Feedback, 'viewerCan'>;

const PAGE = 20;

/** A row as one of the two may see it: that it was laid aside is not said to whoever gave it. */
function view(ctx: Context, row: FeedbackRow): Feedback {
  const viewerCan = feedbackPermissions(ctx.viewer, row);
  const putAwayAt = row.toId === ctx.viewer.personId ? row.putAwayAt : null;
  return Object.assign(new Feedback(), row, { putAwayAt, viewerCan });
}

/**
 * The one door to feedback: loads and authorises.
 * @param lock inside a transaction: keeps other writers of it out
 * @throws NotFoundError when there is none, or it is not between the viewer and somebody
 */
export async function feedbackFor(
  ctx: Context,
  id: string,
  action: FeedbackAction,
  { lock = false } = {},
): Promise<Feedback> {
  enforce(every(known(ctx.viewer), recognitionOn(ctx.viewer)));
  const [row] = isId(id)
    ? await rows<FeedbackRow>(
        ctx,
        `select ${feedbackColumns('f')} from feedback f where f.id = $1 ${lock ? 'for no key update of f' : ''}`,
        [id],
      )
    : [];
  if (!row) throw new NotFoundError();
  enforce(feedbackPolicy(ctx.viewer, action, row));
  return view(ctx, row);
}

/** What the viewer got, or gave; the latest first. What was taken back is in neither. */
export async function ownFeedback(
  ctx: Context,
  given: boolean,
  args: ForwardArgs,
): Promise<Page<Feedback>> {
  if (!every(known(ctx.viewer), recognitionOn(ctx.viewer)).allowed) return emptyPage();
  return keysetPage(
    args,
    PAGE,
    instantCursor,
    async (limit, after) => {
      const found = await rows<FeedbackRow>(
        ctx,
        `select ${feedbackColumns('f')} from feedback f
          where f.${given ? 'from_id' : 'to_id'} = $1 and f.withdrawn_at is null
            and ($2::timestamptz is null or (f.created_at, f.id) < ($2, $3::uuid))
          order by f.created_at desc, f.id desc limit $4`,
        [ctx.viewer.personId, after?.[0] ?? null, after?.[1] ?? null, limit],
      );
      return found.map((row) => view(ctx, row));
    },
    ({ createdAt, id }) => [createdAt.toISOString(), id],
  );
}

/** Whether the viewer may give people feedback: where both are active members, and the viewer may post. */
export const mayGiveLoader = defineLoader<Person, Verdict>(async (ctx, people) => {
  const together = await membersWith(
    ctx,
    people.map(({ id }) => id),
  );
  return people.map((person) => giveFeedbackPolicy(ctx.viewer, person, together.has(person.id)));
});

async function membersWith(ctx: Context, ids: string[]): Promise<Set<string>> {
  const mine = [...ctx.viewer.memberships].flatMap(([id, { state }]) =>
    state === 'ACTIVE' ? [id] : [],
  );
  if (!ctx.viewer.recognition || mine.length === 0) return new Set();
  const now = ctx.clock.now();
  const communities = (await communityLoader(ctx).loadMany(mine)) as Array<Community | null>;
  const posting = communities.filter(
    (community) => community && communityPolicy(ctx.viewer, 'post', community, now).allowed,
  );
  const found = await rows<{ id: string }>(
    ctx,
    `select distinct m.person_id as id from membership m
      where m.person_id = any($1::uuid[]) and m.community_id = any($2::uuid[]) and m.state = 'ACTIVE'`,
    [ids, posting.map((community) => community?.id)],
  );
  return new Set(found.map(({ id }) => id));
}
