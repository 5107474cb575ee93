import { DAY, HOUR, later } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { defineJob, enqueue } from '../../kernel/jobs';
import { transaction } from '../../kernel/transaction';
import { everything } from '../../threads/lookahead';
import { digestOf, itemsOf } from '../catch-up/catch-up.queries';
import type { CatchUpItem } from '../catch-up/catch-up.types';
import { mayMail } from '../mail/pauses';
import { asPerson } from '../telling/as-person';
import { comingSessions } from './coming';
import { type Digest, mailDigest } from './digest-mail';
import { nextMoment } from './moments';
import { type DigestSettings, digestSettings, nextLook } from './schedule';
import { takeTold } from './told';

/** People in one job: some seconds of work, each in a transaction of their own. */
const BATCH = 100;
/**
 * A batch that dies is tried again by its queue; what the queue has lost is found again after this. Longer than ten thousand
 * take with one worker, which is some ten minutes.
 */
const IN_HAND = HOUR;
/** Who has just come to the end needs no mail that says the same. */
const JUST_CAUGHT_UP = 20 * HOUR;
/** Who has chosen nothing and is here anyway is not written to. */
const SEEN_LATELY = DAY;

/**
 * Each minute: takes in hand whose moment has come, in batches, and gives each batch to a job. Ten thousand people at the
 * same minute are a hundred short statements here, and no lock is held while a digest is made.
 */
export const findDigestsJob = defineJob<object>('notifications.find-digests', {
  everyMinute: true,
  async run(ctx) {
    for (let taken = BATCH; taken === BATCH; ) {
      taken = await transaction(ctx, async (tx) => {
        const now = tx.clock.now();
        const due = await rows<{ personId: string }>(
          tx,
          `with due as (
             select person_id from catch_up where look_at <= $1 order by look_at, person_id
              limit ${BATCH} for update skip locked
           )
           update catch_up c set look_at = $2 from due where c.person_id = due.person_id
           returning c.person_id as "personId"`,
          [now, later(now, IN_HAND)],
        );
        const personIds = due.map(({ personId }) => personId);
        if (personIds.length > 0) await enqueue(tx, sendDigestsJob, { personIds });
        return personIds.length;
      });
    }
  },
});

const sendDigestsJob = defineJob<{ personIds: string[] }>('notifications.send-digests', {
  async run(ctx, { personIds }) {
    for (const settings of await digestSettings(ctx, personIds)) {
      // One that fails is found again when its time in hand is over, and keeps nobody else's waiting.
      await transaction(ctx, (tx) => sendDigest(tx, settings)).catch((error: unknown) =>
        ctx.log.error({ err: error, person: settings.personId }, 'digest'),
      );
    }
  },
});

/** The mail is written in the transaction that moves the moment: there is one for a moment, or none yet. */
async function sendDigest(tx: Context, settings: DigestSettings): Promise<void> {
  const { personId } = settings;
  const now = tx.clock.now();
  const [row] = await rows<{ moment: Date | null }>(
    tx,
    'select digest_at as moment from catch_up where person_id = $1 for update',
    [personId],
  );
  if (!row || (row.moment && row.moment > now)) return;
  const told = row.moment ? await tell(tx, settings, row.moment) : false;
  const next = nextLook(settings, now);
  await rows(
    tx,
    `update catch_up set digest_at = $2, look_at = $2, told_at = case when $3 then $4 else told_at end
      where person_id = $1`,
    [personId, next, told, now],
  );
}

/** @returns whether a digest was composed and sent */
async function tell(tx: Context, settings: DigestSettings, moment: Date): Promise<boolean> {
  const { personId } = settings;
  const reader = await asPerson(tx, personId);
  const [person] = await rows<{ email: string | null }>(
    tx,
    'select email from person where id = $1',
    [personId],
  );
  const email = person?.email;
  const reached = reader && email && (await mayMail(tx, email));
  const told = await takeTold(tx, personId, reached ? reader : null);
  if (!reached) return false;
  const composed = await composedFor(reader, settings, moment);
  const named = new Set(told.map(({ subjectId }) => subjectId));
  const items = composed.filter(({ thread }) => !named.has(thread.id));
  if (told.length + items.length === 0) return false;
  const seconds = items.reduce((sum, item) => sum + item.seconds, 0);
  const coming = await comingSessions(reader, settings.timeZone);
  const digest: Digest = { told, items, coming, seconds };
  await mailDigest(tx, { id: personId, email }, settings, moment, digest);
  return items.length > 0;
}

/** What is worth reading, asked as the person; nothing when it is not the moment for that. */
async function composedFor(
  reader: Context,
  settings: DigestSettings,
  moment: Date,
): Promise<CatchUpItem[]> {
  if (!isDigestMoment(settings, moment)) return [];
  if (!settings.chosen && (await seenLately(reader))) return [];
  const { composition, finishedAt } = await digestOf(reader, settings.minutes);
  if (finishedAt && finishedAt > later(reader.clock.now(), -JUST_CAUGHT_UP)) return [];
  return itemsOf(reader, composition, everything);
}

/** Whoever has a weekly digest, and something told daily, is looked at each day. */
function isDigestMoment(settings: DigestSettings, moment: Date): boolean {
  const { pace, timeZone } = settings;
  if (pace === 'NEVER') return false;
  return nextMoment(settings, timeZone, pace, later(moment, -1)).getTime() === moment.getTime();
}

async function seenLately(reader: Context): Promise<boolean> {
  const [seen] = await rows(
    reader,
    `select 1 from session where person_id = $1 and ended_at is null and last_seen_at > $2 limit 1`,
    [reader.viewer.personId, later(reader.clock.now(), -SEEN_LATELY)],
  );
  return seen !== undefined;
}
