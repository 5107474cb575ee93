import { DAY, later } from '../../kernel/clock';
import { rows } from '../../kernel/database/statements';
import { onHousekeeping } from '../../kernel/housekeeping';
import { DELETED_KEPT } from './drafts.service';

/** Untouched for a year: whoever wrote it has gone on without it. */
const DRAFTS_KEPT = 365 * DAY;
/** An empty row only keeps late saves out; none is as late as a month. */
const EMPTY_KEPT = 30 * DAY;

onHousekeeping(async (ctx) => {
  const now = ctx.clock.now();
  await rows(
    ctx,
    `update draft set title = '', tags = '', markdown = '', answers_post_id = null, deleted_at = null
      where deleted_at < $1`,
    [later(now, -DELETED_KEPT)],
  );
  await rows(
    ctx,
    'delete from draft where updated_at < $1 or (updated_at < $2 and not filled and deleted_at is null)',
    [later(now, -DRAFTS_KEPT), later(now, -EMPTY_KEPT)],
  );
});
