import type { Context } from '../../kernel/context';
import { rows } from '../../kernel/database/statements';
import { newId } from '../../kernel/ids';
import { transaction } from '../../kernel/transaction';
import { NoticePace, NoticeWay } from '../notifications.types';
import { choicesOf } from '../preferences/chosen';
import { publishInbox } from './boxes';
import { deliverJob } from './deliver.jobs';
import { writeDeliveries } from './deliveries';
import { foldInto } from './folding';
import {
  type Happening,
  happeningColumns,
  type NewHappening,
  type Telling,
  type Told,
} from './telling';

/** People who are told in one transaction: their boxes are locked for so long. */
const BATCH = 500;

/**
 * Tells everybody who is to hear of a happening. It may be asked any number of times, and may die anywhere: how far it
 * has come stands in the happening's row, and moves with the lines.
 */
export async function fanOut<Payload extends object, Facts extends object>(
  ctx: Context,
  telling: Telling<Payload, Facts>,
  payload: Payload,
): Promise<void> {
  const what = await telling.happening(ctx, payload);
  if (!what) return;
  const key = `${telling.name}:${what.of}`;
  await record(ctx, key, what);
  await tellAll(ctx, telling, key);
}

/** Goes on from where it has come to, until everybody is told. */
export async function tellAll<Facts extends object>(
  ctx: Context,
  telling: Pick<Telling<object, Facts>, 'audience' | 'mailedOtherwise'>,
  key: string,
): Promise<void> {
  let told: Told[] | null;
  do {
    told = await tellBatch(ctx, telling, key);
    publishInbox(
      ctx.services,
      (told ?? []).map(({ personId }) => personId),
    );
  } while (told);
  await ctx.services.jobs.poke(deliverJob);
}

async function record(ctx: Context, key: string, what: NewHappening): Promise<void> {
  await rows(
    ctx,
    `insert into happening (id, key, kind, detail, subject_kind, subject_id, community_id, actor_id, facts,
       created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (key) do nothing`,
    [
      ...[newId(), key, what.kind, what.detail, what.subjectKind, what.subjectId, what.communityId],
      ...[what.actorId, JSON.stringify(what.facts), what.createdAt],
    ],
  );
}

/** @returns whom this batch has told; null when all are told */
function tellBatch<Facts extends object>(
  ctx: Context,
  telling: Pick<Telling<object, Facts>, 'audience' | 'mailedOtherwise'>,
  key: string,
): Promise<Told[] | null> {
  return transaction(ctx, async (tx) => {
    // Two workers on one happening: the second waits, and goes on where the first has come to.
    const [happening] = await rows<Happening<Facts> & { toldUpTo: string | null }>(
      tx,
      `select ${happeningColumns('h')}, h.told_up_to as "toldUpTo" from happening h
        where h.key = $1 and h.told_at is null for update`,
      [key],
    );
    if (!happening) return null;
    const { told, upTo } = await telling.audience(tx, happening, happening.toldUpTo, BATCH);
    const mailed = await telling.mailedOtherwise?.(
      tx,
      happening,
      told.map(({ personId }) => personId),
    );
    await tell(tx, happening, told, new Set(mailed));
    await rows(
      tx,
      'update happening set told_up_to = coalesce($2, told_up_to), told_at = $3 where id = $1',
      [happening.id, upTo, upTo ? null : tx.clock.now()],
    );
    return told;
  });
}

async function tell(
  tx: Context,
  happening: Happening,
  told: Told[],
  mailed: ReadonlySet<string>,
): Promise<void> {
  if (told.length === 0) return;
  const choices = await choicesOf(tx, happening.communityId, told);
  const listed = told.filter(
    ({ personId, kind }) => choices.pace(personId, kind, NoticeWay.INBOX) !== NoticePace.NEVER,
  );
  await foldInto(tx, happening, listed);
  await writeDeliveries(tx, happening, told, choices, mailed);
}
