import { lockCommunity, withPresentFacts } from '../../communities/communities.queries';
import { maybeLine, maybeProse } from '../../events/text';
import type { Context } from '../../kernel/context';
import { affected, rows } from '../../kernel/database/statements';
import { ConflictError, InvalidError } from '../../kernel/errors';
import { once } from '../../kernel/idempotency';
import { emit } from '../../kernel/signals';
import { transaction } from '../../kernel/transaction';
import { isBlank } from '../../threads/text';
import { settleAsk } from '../asks/settling';
import { type Contribution, ContributionKind } from '../contribution.entity';
import { contributionFor } from '../contributions';
import { aboutValues } from '../contributions.rows';
import { useRemoved, useReported, useTurned } from '../recognition.signals';
import { enforceRecognition } from '../switch';
import { changeUse } from './use-report.change';
import { UseAudience, UseOutcome, type UseReport } from './use-report.entity';
import { keepUseFiles } from './uses.files';
import { type EditUseInput, PLACE_MAX, type ReportUseInput, USE_WORDS_MAX } from './uses.inputs';
import { useReportFor } from './uses.queries';

/** Of one person, of one thing: one may come back to something for years, but nobody is flooded. */
const USES_OF_ONE_MAX = 20;

/**
 * Says that the viewer put something to use. The same key again says it once.
 * @throws the errors of `contributionFor`; InvalidError
 */
export async function reportUse(ctx: Context, input: ReportUseInput): Promise<UseReport> {
  enforceRecognition(ctx);
  const words = said(input.words);
  const place = maybeLine(input.place, PLACE_MAX, 'place') ?? '';
  const changed = maybeProse(input.changed, USE_WORDS_MAX, 'changed');
  const shownTo = audience(input.how, input.shownTo, UseAudience.COMMUNITY);
  const { community } = await contributionFor(ctx, input.of, 'use');
  const id = await transaction(ctx, async (outer) => {
    await lockCommunity(outer, community.id);
    const tx = await withPresentFacts(outer, community.id);
    const of = await contributionFor(tx, input.of, 'use');
    if (of.community.id !== community.id) throw new ConflictError('VERSION');
    return once(
      tx,
      { mutation: 'reportUse', input },
      async (reportId) => {
        await checkRoom(tx, of);
        await rows(
          tx,
          `insert into use_report (id, community_id, by_id, how, words, place, changed, shown_to, created_at, post_id,
             resource_id, event_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
          [
            ...[reportId, of.community.id, tx.viewer.personId, input.how, words, place, changed],
            ...[shownTo, tx.clock.now(), ...aboutValues(of)],
          ],
        );
        await keepUseFiles(tx, reportId, input.fileIds ?? []);
        if (of.kind === ContributionKind.POST) await settleAsk(tx, of.id);
        await emit(tx, useReported, {
          reportId,
          communityId: of.community.id,
          byId: tx.viewer.personId as string,
          how: input.how,
          version: 1,
        });
        return reportId;
      },
      async (reportId) => reportId,
    );
  });
  return useReportFor(ctx, id, 'read');
}

async function checkRoom(tx: Context, of: Contribution): Promise<void> {
  const [room] = await rows<{ taken: number }>(
    tx,
    `select count(*)::int as taken from use_report where of_id = $1 and by_id = $2 and removed_at is null`,
    [of.id, tx.viewer.personId],
  );
  if (room && room.taken >= USES_OF_ONE_MAX) throw new InvalidError({ path: 'of', rule: 'often' });
}

/**
 * Puts a report into other words, or right. Whether it was of use decides who sees it, so they are told as if it were said now.
 * @throws ConflictError when it is not the version that was seen
 */
export function editUse(ctx: Context, input: EditUseInput): Promise<UseReport> {
  enforceRecognition(ctx);
  const words = input.words == null ? null : said(input.words);
  const place = input.place == null ? null : (maybeLine(input.place, PLACE_MAX, 'place') ?? '');
  const changed =
    input.changed == null ? null : maybeProse(input.changed, USE_WORDS_MAX, 'changed');
  return changeUse(ctx, input.reportId, 'edit', async (tx, report) => {
    const how = input.how ?? report.how;
    const shownTo = audience(how, input.shownTo, report.shownTo);
    const done = await affected(
      tx,
      `update use_report set how = $3, shown_to = $4, words = coalesce($5, words), place = coalesce($6, place),
         changed = coalesce($7, changed), edited_at = $8, version = version + 1 where id = $1 and version = $2`,
      [...[report.id, input.version, how, shownTo], ...[words, place, changed, tx.clock.now()]],
    );
    if (done === 0) throw new ConflictError('VERSION');
    if (input.fileIds) await keepUseFiles(tx, report.id, input.fileIds);
    const anew = wasOfUse(how) !== wasOfUse(report.how);
    if (anew || shownTo !== report.shownTo) {
      const { id: reportId, communityId, byId } = report;
      const version = report.version + 1;
      await emit(tx, useTurned, { reportId, communityId, byId, how, version, anew });
    }
  });
}

const wasOfUse = (how: UseOutcome): boolean => how !== UseOutcome.DID_NOT_WORK;

/** It can be brought back. The same again changes nothing. */
export const removeUse = (ctx: Context, reportId: string): Promise<UseReport> =>
  changeUse(ctx, reportId, 'remove', async (tx) => {
    await rows(
      tx,
      'update use_report set removed_at = $2, removed_by = $3, version = version + 1 where id = $1',
      [reportId, tx.clock.now(), tx.viewer.personId],
    );
    await emit(tx, useRemoved, { subjectId: reportId });
  });

export const restoreUse = (ctx: Context, reportId: string): Promise<UseReport> =>
  changeUse(ctx, reportId, 'restore', (tx) =>
    rows(
      tx,
      'update use_report set removed_at = null, removed_by = null, version = version + 1 where id = $1',
      [reportId],
    ),
  );

/** @throws InvalidError when nothing is said, or too much */
function said(text: string): string {
  const words = maybeProse(text, USE_WORDS_MAX, 'words');
  if (isBlank(words)) throw new InvalidError({ path: 'words', rule: 'isNotEmpty' });
  return words;
}

/**
 * To whom it is shown. What did not work is never for everybody.
 * @param otherwise when nothing was said of it
 * @throws InvalidError when it was asked for all the same
 */
function audience(
  how: UseOutcome,
  asked: UseAudience | null | undefined,
  otherwise: UseAudience,
): UseAudience {
  if (how !== UseOutcome.DID_NOT_WORK) return asked ?? otherwise;
  if (asked === UseAudience.COMMUNITY) {
    throw new InvalidError({ path: 'shownTo', rule: 'contributor' });
  }
  return UseAudience.CONTRIBUTOR;
}
