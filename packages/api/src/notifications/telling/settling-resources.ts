import { defineJob } from '../../kernel/jobs';
import { onDurable } from '../../kernel/signals';
import { type ResourceTended, resourceTended } from '../../resources/care/care.signals';
import { today } from '../../resources/care/next-look';
import { linkWorks } from '../../resources/links/links.signals';
import { resourceRevised, suggestionDecided } from '../../resources/resources.signals';
import { removeWhere } from './settling';

/** Nobody keeps a line of what was looked at, decided or mended, of what another answers for now, nor of what was removed. */
const settleResourceJob = defineJob<ResourceTended>('notifications.settle-resource', {
  run: (ctx, { resourceId }) =>
    removeWhere(
      ctx,
      `n.subject_kind = 'RESOURCE' and n.subject_id = $1 and exists (
         select 1 from resource r where r.id = $1 and (r.removed_at is not null
           or (n.reason = 'YOUR_RESOURCE' and r.steward_id is distinct from n.person_id)
           or (n.reason = 'FACILITATOR' and r.steward_id is not null)
           or (n.detail = 'REVIEW_DUE' and (r.review_on is null or r.review_on > $2::date or r.retired_at is not null))
           or (n.detail = 'LINK_BROKEN' and (r.link_broken_at is null or r.retired_at is not null
             or r.link_broken_at <= r.reviewed_at))
           or (n.detail = 'RESOURCE_SUGGESTED' and not exists (
             select 1 from resource_suggestion s where s.resource_id = r.id and s.state = 'OPEN'))))`,
      [resourceId, today(ctx)],
    ),
});
onDurable(resourceTended, settleResourceJob);
onDurable(resourceRevised, settleResourceJob);
onDurable(suggestionDecided, settleResourceJob);
onDurable(linkWorks, settleResourceJob);
