import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { newId } from '../../kernel/ids';
import { transaction } from '../../kernel/transaction';
import { NoticeKind, NoticeReason, strengths } from '../notifications.types';
import { changeBox, holdBoxes } from '../telling/boxes';

interface Given {
  personId: string;
  /** The subject: a thread with the post that is new in it, or a community. */
  thread?: { id: string; communityId: string };
  communityId?: string;
  postId?: string;
  actorIds?: string[];
  kind?: NoticeKind;
  reason?: NoticeReason;
  unread?: boolean;
}

/** A line of an inbox as the fan-out writes it, for one person and without asking who may see what. */
export async function aNotice(ctx: Context, given: Given): Promise<{ id: string }> {
  const [id, happeningId] = [newId(), newId()];
  const { thread, personId, actorIds = [], unread = true } = given;
  const kind = given.kind ?? NoticeKind.POST;
  const communityId = thread?.communityId ?? given.communityId;
  const subject = [thread ? 'THREAD' : 'COMMUNITY', thread?.id ?? communityId, communityId];
  const now = ctx.clock.now();
  await transaction(ctx, async (tx) => {
    await holdBoxes(tx, [personId]);
    await rows(
      tx,
      `insert into happening (id, key, kind, subject_kind, subject_id, community_id, actor_id, facts, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[happeningId, `made:${happeningId}`, kind, ...subject, actorIds[0] ?? null],
        ...[given.postId ? { postId: given.postId } : {}, now],
      ],
    );
    await rows(
      tx,
      `insert into notice (id, subject_kind, subject_id, community_id, person_id, kind, reason, strength,
         first_happening_id, last_happening_id, happenings, actor_ids, actor_count, latest_at, unread)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, 1, $10, $11, $12, $13)`,
      [
        ...[id, ...subject, personId, kind, given.reason ?? NoticeReason.WATCHING_THREAD],
        ...[strengths[kind], happeningId, actorIds, actorIds.length, now, unread],
      ],
    );
    if (unread) await changeBox(tx, personId, 1);
  });
  return { id };
}
