import { keepsOccurrence } from '../../events/events.hooks';
import { onFiles } from '../../files/files.hooks';
import { rows } from '../../kernel/database/statements';
import { recognitionOn } from '../switch';
import { type UseRow, useColumns, useViews } from './uses.queries';

onFiles({
  async use(ctx, fileId) {
    // Where the house wants none of this it is as if no report had it: its owner's alone again.
    if (!recognitionOn(ctx.viewer).allowed) return 'none';
    const params: unknown[] = [fileId];
    const found = await rows<UseRow>(
      ctx,
      `select ${useColumns(ctx, 'u', params)} from use_report_file r join use_report u on u.id = r.report_id
        where r.file_id = $1`,
      params,
    );
    if (found.length === 0) return 'none';
    return (await useViews(ctx, found)).length > 0 ? 'readable' : 'hidden';
  },

  wanted: async () => [],

  async referred(ctx, fileIds) {
    const found = await rows<{ id: string }>(
      ctx,
      'select distinct file_id as id from use_report_file where file_id = any($1::uuid[])',
      [fileIds],
    );
    return found.map(({ id }) => id);
  },
});

// What was said of an event is not lost with an occurrence that its changed rule no longer gives.
keepsOccurrence((e) => `exists (select 1 from use_report u where u.event_id = ${e}.id)`);
