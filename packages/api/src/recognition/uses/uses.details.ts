import { communityOf } from '../../communities/communities.queries';
import { type FileRow, fileColumns, fileOf, type StoredFile } from '../../files/file.entity';
import { rows } from '../../kernel/database/statements';
import { defineLoader, grouped } from '../../kernel/loaders';
import type { Shape } from '../../threads/lookahead';
import type { Contribution } from '../contribution.entity';
import { contributionLoader } from '../contributions';
import { type AboutColumns, aboutOf } from '../contributions.rows';
import { UseAnswer, type UseReport } from './use-report.entity';
import { answerPolicy, useStanding } from './uses.policy';

/** What went to and fro about reports, in its order; for whom it is, the caller has asked. */
export const answersLoader = defineLoader<UseReport, UseAnswer[]>(async (ctx, reports) => {
  const ids = reports.map(({ id }) => id);
  const found = await rows<Omit<UseAnswer, 'viewerCanRemove'>>(
    ctx,
    `select a.id, a.report_id as "reportId", a.by_id as "byId", a.words, a.created_at as "createdAt" from use_answer a
      where a.report_id = any($1::uuid[]) and a.removed_at is null order by a.created_at, a.id`,
    [ids],
  );
  const lists = grouped(ids, found, ({ reportId }) => reportId);
  return Promise.all(
    reports.map(async ({ communityId }, place) => {
      const community = await communityOf(ctx, communityId);
      const standing = useStanding(ctx.viewer, community, ctx.clock.now());
      return (lists[place] ?? []).map((row) =>
        Object.assign(new UseAnswer(), row, { viewerCanRemove: answerPolicy(standing, row) }),
      );
    }),
  );
});

/** Pictures and documents beside the words: whoever reads the report reads them. */
export const useFilesLoader = defineLoader<string, StoredFile[]>(async (ctx, ids) => {
  const found = await rows<FileRow & { reportId: string }>(
    ctx,
    `select ${fileColumns('f')}, u.report_id as "reportId" from use_report_file u join file f on f.id = u.file_id
      where u.report_id = any($1::uuid[]) and f.deleted_at is null order by u.position`,
    [ids],
  );
  return grouped(ids, found, ({ reportId }) => reportId).map((files) => files.map(fileOf));
});

/** What came out of uses and was shared again, as far as the viewer sees it. */
export const sharedAsLoader = defineLoader<{ id: string; shape: Shape }, Contribution[]>(
  async (ctx, keys) => {
    const { shape } = keys[0] as { shape: Shape };
    const ids = keys.map(({ id }) => id);
    const found = await rows<Partial<AboutColumns> & { reportId: string }>(
      ctx,
      `select s.report_id as "reportId", s.post_id as "postId", s.resource_id as "resourceId" from use_shared_again s
        where s.report_id = any($1::uuid[]) order by s.at`,
      [ids],
    );
    const refs = found.flatMap((row) => aboutOf(row) ?? []);
    const seen = (await contributionLoader(ctx).loadMany(
      refs.map((ref) => ({ ...ref, shape })),
    )) as Array<Contribution | null>;
    const byId = new Map(seen.flatMap((one) => (one ? [[one.id, one] as const] : [])));
    return grouped(ids, found, ({ reportId }) => reportId).map((list) =>
      list.flatMap((row) => byId.get(aboutOf(row)?.id ?? '') ?? []),
    );
  },
);
