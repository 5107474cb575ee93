import { eventChanged, eventDecided } from '../../events/events.signals';
import { rsvpChanged } from '../../events/rsvp/rsvp.signals';
import { rows } from '../../kernel/database/statements';
import { defineJob } from '../../kernel/jobs';
import { onDurable } from '../../kernel/signals';
import { settleSeen } from '../inbox/inbox.service';
import { removeWhere } from './settling';

/** Nobody is invited to, or reminded of, what is cancelled; nor asked about what is decided. */
const settleEventJob = defineJob<{ eventId: string; eventIds?: string[]; communityId: string }>(
  'notifications.settle-event',
  {
    async run(ctx, { eventId, eventIds = [eventId], communityId }) {
      await removeWhere(
        ctx,
        `n.subject_kind = 'EVENT' and n.subject_id = any($1::uuid[]) and exists (
           select 1 from event e where e.id = n.subject_id and (
             (n.kind in ('NEW_EVENT', 'REMINDER') and e.state = 'CANCELLED')
             or (n.detail = 'SESSION_PROPOSED' and e.state <> 'PROPOSED')))`,
        [eventIds],
      );
      // A series that was changed has lost those that nobody had answered, and their turns.
      await removeWhere(
        ctx,
        `n.community_id = $1 and ((n.subject_kind = 'EVENT' and not exists (select 1 from event e where e.id = n.subject_id))
           or (n.subject_kind = 'TURN' and not exists (select 1 from turn t where t.id = n.subject_id)))`,
        [communityId],
      );
    },
  },
);
onDurable(eventChanged, settleEventJob);
onDurable(eventDecided, settleEventJob);

/** Whoever answers has seen what they were told of it. */
onDurable(
  rsvpChanged,
  defineJob<{ eventId: string | null; seriesId: string; personId: string }>(
    'notifications.settle-answered',
    {
      async run(ctx, { eventId, seriesId, personId }) {
        const lines = await rows<{ id: string }>(
          ctx,
          `select n.id from notice n join event e on e.id = n.subject_id
            where n.person_id = $1 and n.subject_kind = 'EVENT' and n.unread
              and case when $2::uuid is null then e.series_id = $3 else e.id = $2 end`,
          [personId, eventId, seriesId],
        );
        const ids = lines.map(({ id }) => id);
        if (ids.length > 0) await settleSeen(ctx, personId, ids);
      },
    },
  ),
);
