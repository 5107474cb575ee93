import { DenialReason, every, type Verdict, when } from '../../kernel/policy';
import { type EventFacts, type EventStanding, eventPolicy } from '../event.policy';
import { type AgendaItem, type AgendaItemPermissions, AgendaItemState } from './agenda-item.entity';
import type { EventAction, EventActionPermissions } from './event-action.entity';

export type ItemFacts = Pick<AgendaItem, 'addedById' | 'personId' | 'state'>;
export type ItemAction = 'edit' | 'vote' | 'settle';

/** Who may do what with a point on the agenda of an event that they see. */
export function itemPolicy(
  standing: EventStanding,
  action: ItemAction,
  event: EventFacts,
  item: ItemFacts,
): Verdict {
  const open = when(item.state !== AgendaItemState.DONE, DenialReason.POINT_SETTLED);
  const bring = eventPolicy(standing, 'bringPoint', event);
  switch (action) {
    case 'vote':
      return every(bring, open);
    case 'edit':
      return every(bring, open, () => theirs(standing, event, item));
    case 'settle':
      return eventPolicy(standing, 'writeMinutes', event);
  }
}

export function itemPermissions(
  standing: EventStanding,
  event: EventFacts,
  item: ItemFacts,
): AgendaItemPermissions {
  const may = (action: ItemAction) => itemPolicy(standing, action, event, item);
  return { edit: may('edit'), vote: may('vote'), settle: may('settle') };
}

/** Who put it there, who brings it, and whoever looks after the event. */
function theirs(standing: EventStanding, event: EventFacts, item: ItemFacts): Verdict {
  if (eventPolicy(standing, 'lookAfter', event).allowed) return when(true, DenialReason.NOT_AUTHOR);
  const { personId } = standing.viewer;
  const mine = personId !== null && [item.addedById, item.personId].includes(personId);
  return when(mine, DenialReason.NOT_AUTHOR);
}

/** Who may do what with an action: what was agreed is everybody's to write down, and its owner's to do. */
export function actionPolicy(
  standing: EventStanding,
  action: keyof EventActionPermissions,
  event: EventFacts,
  { ownerId }: Pick<EventAction, 'ownerId'>,
): Verdict {
  const mine = ownerId !== null && ownerId === standing.viewer.personId;
  if (action === 'done' && mine) return standing.attend;
  return eventPolicy(standing, 'writeMinutes', event);
}

export function actionPermissions(
  standing: EventStanding,
  event: EventFacts,
  action: Pick<EventAction, 'ownerId'>,
): EventActionPermissions {
  return {
    edit: actionPolicy(standing, 'edit', event, action),
    done: actionPolicy(standing, 'done', event, action),
  };
}
