import { communityFor, communityForChange } from '../communities/communities.queries';
import type { Community } from '../communities/community.entity';
import { checkMember } from '../events/agenda/member';
import { eventFor } from '../events/events.queries';
import type { Context } from '../kernel/context';
import { rows } from '../kernel/database/statements';
import { InvalidError } from '../kernel/errors';
import { once } from '../kernel/idempotency';
import { emit } from '../kernel/signals';
import { transaction } from '../kernel/transaction';
import { postFor } from '../threads/posts.queries';
import type { Resource } from './resource.entity';
import { checkFile, keepFiles } from './resource.files';
import { ResourceType } from './resource.types';
import { noWords, type ResourceWords, wordsOver } from './resource.words';
import { keepRevision, setDomains } from './resource.write';
import type { ShareResourceInput } from './resources.inputs';
import { resourceFor } from './resources.queries';
import { resourceShared } from './resources.signals';

/** What is done changes; what happened once does not. The first look is a year ahead, and whoever keeps it may say otherwise. */
const LASTING = [ResourceType.RECORDING, ResourceType.CASE];

/**
 * Keeps something for the community. The same key again keeps it once.
 * @throws the errors of `communityFor` and of the origin's door; InvalidError
 */
export async function shareResource(ctx: Context, input: ShareResourceInput): Promise<Resource> {
  await communityFor(ctx, input.communityId, 'post');
  const words = await wordsOver(ctx, input.form, noWords, input);
  const origin = await originOf(ctx, input);
  const id = await transaction(ctx, async (outer) => {
    const { community, tx } = await communityForChange(outer, input.communityId, 'post');
    return once(
      tx,
      { mutation: 'shareResource', input },
      async (resourceId) => {
        await write(tx, community, resourceId, input, words, origin);
        return resourceId;
      },
      async (resourceId) => resourceId,
    );
  });
  return resourceFor(ctx, id, 'read');
}

interface Origin {
  postId: string | null;
  eventId: string | null;
}

/** @throws InvalidError when it stands in another community */
async function originOf(ctx: Context, input: ShareResourceInput): Promise<Origin> {
  const { communityId, originPostId, originEventId } = input;
  if (originPostId && originEventId) {
    throw new InvalidError({ path: 'originEventId', rule: 'eitherPostOrEvent' });
  }
  const post = originPostId ? await postFor(ctx, originPostId, 'read') : null;
  if (post && post.thread.communityId !== communityId) {
    throw new InvalidError({ path: 'originPostId', rule: 'inThisCommunity' });
  }
  const event = originEventId ? await eventFor(ctx, originEventId, 'read') : null;
  if (event && event.communityId !== communityId) {
    throw new InvalidError({ path: 'originEventId', rule: 'inThisCommunity' });
  }
  return { postId: post?.id ?? null, eventId: event?.id ?? null };
}

async function write(
  tx: Context,
  community: Community,
  id: string,
  input: ShareResourceInput,
  words: ResourceWords,
  { postId, eventId }: Origin,
): Promise<void> {
  const byId = tx.viewer.personId;
  const given = { communityId: community.id, authorId: byId };
  if (words.fileId) await checkFile(tx, words.fileId, given);
  if (input.stewardId) await checkMember(tx, community.id, input.stewardId, 'stewardId');
  await rows(
    tx,
    `insert into resource (id, community_id, form, type, title, summary, url, file_id, markdown, html, tags, licence,
       source, steward_id, created_by, created_at, revised_by, revised_at, origin_post_id, origin_event_id, review_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16::timestamptz, $15, $16, $17, $18,
       case when $19::boolean then null else (($16::timestamptz at time zone 'UTC') + interval '1 year')::date end)`,
    [
      id,
      community.id,
      input.form,
      input.type,
      words.title,
      words.summary,
      words.url,
      words.fileId,
      words.markdown,
      words.html,
      words.tags,
      words.licence,
      words.source,
      input.stewardId ?? byId,
      byId,
      tx.clock.now(),
      postId,
      eventId,
      LASTING.includes(input.type),
    ],
  );
  await keepRevision(tx, id, 1, { words, note: '', byId });
  await keepFiles(tx, { id, ...given }, words);
  if (input.domainIds?.length) await setDomains(tx, id, input.domainIds);
  await emit(tx, resourceShared, { resourceId: id, communityId: community.id, byId });
}
