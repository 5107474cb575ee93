import { DAY, later } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { DomainError } from '../../kernel/errors';
import { newId } from '../../kernel/ids';
import { defineJob } from '../../kernel/jobs';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import { ContributionKind } from '../contribution.entity';
import { contributionFor } from '../contributions';
import { useAsked } from '../recognition.signals';
import type { UseAskReason } from './ask.entity';

/** Time to have tried it. */
const AFTER = 14 * DAY;
/** What is longer ago nobody remembers; a house that is new to this is not flooded with its past either. */
const BEFORE = 45 * DAY;
/** More than so many that wait for an answer are a burden. */
const WAITING_MAX = 3;
/** People who are asked in one go; the others in the next. */
const BATCH = 500;

interface Candidate {
  personId: string;
  postId: string;
  why: UseAskReason;
}

/**
 * Each hour: asks those who kept a post two weeks ago, or whom one helped, whether it was of use. It looks at the
 * bookmarks and reactions themselves, so one that was taken back meanwhile is simply not there.
 */
export const askForUseJob = defineJob<object>('recognition.ask-for-use', {
  cron: '23 * * * *',
  async run(ctx) {
    for (const candidate of await candidates(ctx)) {
      // One that fails is tried again in an hour, and keeps nobody else's waiting.
      await ask(ctx, candidate).catch((error: unknown) =>
        ctx.log.error({ err: error, post: candidate.postId }, 'ask for use'),
      );
    }
  },
});

/** For each person the longest due; never of what they gave, reported, or were asked before. */
const candidates = (ctx: Context): Promise<Candidate[]> =>
  rows<Candidate>(
    ctx,
    `with helped as (
       select k.person_id, k.post_id, 'BOOKMARK' as why, k.created_at as at from bookmark k
        where k.removed_at is null and k.created_at > $1 and k.created_at <= $2
       union all
       select r.person_id, r.post_id, 'ANSWER', r.created_at from reaction r
        where r.kind in ('HELPED_ME', 'WILL_TRY') and r.created_at > $1 and r.created_at <= $2
       union all
       select t.author_id, t.accepted_post_id, 'ANSWER', t.accepted_at from thread t
        where t.accepted_post_id is not null and t.removed_at is null and t.accepted_at > $1 and t.accepted_at <= $2
     )
     select distinct on (h.person_id) h.person_id as "personId", h.post_id as "postId", h.why
       from helped h
       join instance i on i.recognition
       join post p on p.id = h.post_id and p.removed_at is null and p.author_id <> h.person_id
       join thread t on t.id = p.thread_id and t.removed_at is null
       join community c on c.id = t.community_id and c.archived_at is null
       join membership m on m.community_id = c.id and m.person_id = h.person_id and m.state = 'ACTIVE'
       join person q on q.id = h.person_id and q.deactivated_at is null
      where not exists (select 1 from use_ask a where a.person_id = h.person_id
          and (a.post_id = h.post_id or a.asked_on >= $3::date))
        and not exists (select 1 from recognition_choice w where w.person_id = h.person_id and not w.asks)
        and not exists (select 1 from use_report u where u.of_id = h.post_id and u.by_id = h.person_id)
        and (select count(*) from use_ask a where a.person_id = h.person_id and a.answer is null
          and a.asked_at > $1) < ${WAITING_MAX}
      order by h.person_id, h.at limit ${BATCH}`,
    [later(ctx.clock.now(), -BEFORE), later(ctx.clock.now(), -AFTER), today(ctx)],
  );

/** Asked at this moment, by the same door that the person would come through to say that they used it. */
async function ask(ctx: Context, { personId, postId, why }: Candidate): Promise<void> {
  await transaction(ctx, async (tx) => {
    const viewer = await tx.services.viewers.ofPerson(tx, personId);
    if (!viewer) return;
    const own = { ...tx, viewer, loaders: new Map() };
    const post = { kind: ContributionKind.POST, id: postId };
    const of = await contributionFor(own, post, 'use').catch(unlessRefused);
    if (!of) return;
    const askId = newId();
    // There is one of each post, and one of each day: another process may have been first.
    const asked = await rows(
      tx,
      `insert into use_ask (id, person_id, post_id, why, asked_at, asked_on) values ($1, $2, $3, $4, $5, $6)
       on conflict do nothing returning id`,
      [askId, personId, postId, why, tx.clock.now(), today(tx)],
    );
    if (asked.length === 0) return;
    await emit(tx, useAsked, { askId, personId, postId, communityId: of.community.id });
  });
}

const today = ({ clock }: Context): string => clock.now().toISOString().slice(0, 10);

function unlessRefused(error: unknown): null {
  if (error instanceof DomainError) return null;
  throw error;
}
