import { listedFor, readableBy } from '../../communities/communities.queries';
import type { Context } from '../../kernel/context';
import { visibleUses } from '../../recognition/uses/uses.queries';

/** What lines about recognition are of: a use, thanks, feedback, a question. `n` is the line. */
export const RECOGNIZED = `
  left join use_report ru on n.subject_kind = 'USE' and ru.id = n.subject_id
  left join thanks rt on n.subject_kind = 'THANKS' and rt.id = n.subject_id
  left join feedback rf on n.subject_kind = 'FEEDBACK' and rf.id = n.subject_id
  left join use_ask ra on n.subject_kind = 'USE_ASK' and ra.id = n.subject_id
  left join post rp on rp.id = ra.post_id
  left join thread rpt on rpt.id = rp.thread_id`;

/** Where it stands now. */
export const recognizedAt = `when 'USE' then ru.community_id when 'THANKS' then rt.community_id
    when 'FEEDBACK' then rf.community_id when 'USE_ASK' then rpt.community_id`;

/** Whether the viewer, $1, may see it now: the rules of their doors. @param c the alias of its community */
export function recognizedBy(ctx: Context, c: string, params: unknown[]): string {
  const { viewer } = ctx;
  if (!viewer.recognition) {
    return `when 'USE' then false when 'THANKS' then false when 'FEEDBACK' then false when 'USE_ASK' then false`;
  }
  const readable = readableBy(viewer, c, params);
  return `when 'USE' then ${visibleUses(ctx, 'ru', c, params)}
    when 'THANKS' then rt.removed_at is null and ${readable}
    when 'FEEDBACK' then rf.to_id = $1 and rf.withdrawn_at is null and ${listedFor(viewer, c, params)}
    when 'USE_ASK' then ra.person_id = $1 and ra.answer is null and rp.removed_at is null and rpt.removed_at is null
      and ${readable}`;
}
