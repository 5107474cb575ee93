import { DAY, later } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { DomainError } from '../../kernel/errors';
import { defineJob } from '../../kernel/jobs';
import { letter } from '../../kernel/letter';
import { sendMail } from '../../kernel/mailer';
import { transaction } from '../../kernel/transaction';
import type { Post } from '../post.entity';
import { postFor } from '../posts.queries';
import { countDue, lockOwner } from './bookmarks.service';

/** As many as are read at once; each is then a transaction of its own. */
const BATCH = 100;

interface Waiting {
  id: string;
  personId: string;
  remindAt: Date;
}

/**
 * Each minute: sends the reminders whose time has come. It looks at the bookmarks themselves, so one that was moved or
 * removed meanwhile is simply not there, and after a crash the next minute goes on.
 */
export const remindersJob = defineJob<object>('threads.send-reminders', {
  everyMinute: true,
  async run(ctx) {
    let last: Waiting | undefined;
    do {
      const waiting: Waiting[] = await rows<Waiting>(
        ctx,
        `select id, person_id as "personId", remind_at as "remindAt" from bookmark
          where removed_at is null and reminded_at is null and remind_at <= $1
            and ($2::timestamptz is null or (remind_at, id) > ($2, $3::uuid))
          order by remind_at, id limit ${BATCH}`,
        [ctx.clock.now(), last?.remindAt ?? null, last?.id ?? null],
      );
      for (const one of waiting) {
        // One that fails is tried again in a minute, and keeps nobody else's waiting.
        await remind(ctx, one).catch((error: unknown) =>
          ctx.log.error({ err: error, bookmark: one.id }, 'reminder'),
        );
      }
      last = waiting.length === BATCH ? waiting.at(-1) : undefined;
    } while (last);
  },
});

/** The mark and the mail are one transaction: whatever dies, there is one mail under one Message-ID, or none yet. */
async function remind(ctx: Context, { id, personId }: Waiting): Promise<void> {
  await transaction(ctx, async (tx) => {
    await lockOwner(tx, personId);
    const [due] = await rows<{ postId: string; note: string }>(
      tx,
      `update bookmark set reminded_at = $2, version = version + 1
        where id = $1 and removed_at is null and reminded_at is null and remind_at <= $2
       returning post_id as "postId", note`,
      [id, tx.clock.now()],
    );
    if (!due) return;
    const reader = await readerOf(tx, personId, due.postId);
    if (reader) {
      const { email, post } = reader;
      const { title, community } = post.thread;
      await sendMail(
        tx,
        letter({
          to: email,
          kind: 'bookmarks.reminder',
          values: { title, community: community.name, author: post.author.name },
          link: `${tx.services.environment.origin}/c/${community.slug}/t/${post.thread.id}/${post.number}`,
          ...(due.note && { quote: due.note }),
        }),
      );
    } else {
      // Not theirs to read any more: nobody is reminded, and nothing waits.
      await rows(
        tx,
        `update bookmark set remind_on = null, time_zone = null, remind_at = null, reminded_at = null where id = $1`,
        [id],
      );
    }
    await countDue(tx, personId);
  });
}

/** Asked at the moment of sending, by the same door that the person would come through. */
async function readerOf(
  tx: Context,
  personId: string,
  postId: string,
): Promise<{ email: string; post: Post } | null> {
  const viewer = await tx.services.viewers.ofPerson(tx, personId);
  if (!viewer?.verified) return null;
  const [person] = await rows<{ email: string | null }>(
    tx,
    'select email from person where id = $1',
    [personId],
  );
  if (!person?.email) return null;
  try {
    const post = await postFor({ ...tx, viewer, loaders: new Map() }, postId, 'bookmark');
    return { email: person.email, post };
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** A removal is taken back within seconds; a day covers a page that stayed open. */
const REMOVED_KEPT = DAY;

/** Each night: forgets bookmarks that were removed. */
defineJob<object>('threads.forget-bookmarks', {
  cron: '37 3 * * *',
  async run(ctx) {
    await ctx.db.query('delete from bookmark where removed_at < $1', [
      later(ctx.clock.now(), -REMOVED_KEPT),
    ]);
  },
});
