import {
  type TurnTold,
  turnOffered,
  turnOpen,
  turnPassedOn,
  turnSwapped,
} from '../../facilitation/facilitation.signals';
import { defineJob } from '../../kernel/jobs';
import { onDurable } from '../../kernel/signals';
import { removeWhere } from './settling';

/** Nobody keeps an offer of what is another's now, nor that nobody has what somebody has. */
const settleTurnJob = defineJob<TurnTold>('notifications.settle-turn', {
  run: (ctx, { turnId }) =>
    removeWhere(
      ctx,
      `n.subject_kind = 'TURN' and n.subject_id = $1 and (
         (n.detail in ('TURN_OFFERED', 'TURN_PASSED_ON') and not exists (
           select 1 from turn t where t.id = $1 and t.person_id = n.person_id))
         or (n.detail = 'TURN_OPEN' and exists (select 1 from turn t where t.id = $1 and t.person_id is not null)))`,
      [turnId],
    ),
});
onDurable(turnOffered, settleTurnJob);
onDurable(turnPassedOn, settleTurnJob);
onDurable(turnSwapped, settleTurnJob);
onDurable(turnOpen, settleTurnJob);
