import { ForbiddenError } from '../../kernel/errors';
import { DenialReason } from '../../kernel/policy';
import { EventScope, EventState } from '../event.types';
import type { Row } from './edit.plan';

/**
 * What a cancellation is meant for: of what is not over and not cancelled.
 * @throws ForbiddenError when nothing of it is left
 */
export function cancelled(
  all: Row[],
  event: { id: string; recurrenceOn: string },
  scope: EventScope,
  now: Date,
): Row[] {
  const meant = all.filter((row) => {
    if (row.endsAt <= now) return false;
    if (scope === EventScope.THIS) return row.id === event.id;
    return scope === EventScope.ALL || row.recurrenceOn >= event.recurrenceOn;
  });
  if (meant.length === 0) throw new ForbiddenError(DenialReason.EVENT_OVER);
  const left = meant.filter(
    ({ state }) => state !== EventState.CANCELLED && state !== EventState.DECLINED,
  );
  if (left.length === 0) throw new ForbiddenError(DenialReason.EVENT_CANCELLED);
  return left;
}
