import { later, MINUTE } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import type { CommunityEvent } from '../event.entity';
import { EventMode, EventState, JOIN_MINUTES_BEFORE } from '../event.types';
import { viewerRsvpLoader } from './rsvp.queries';
import { type EventRsvp, RsvpAnswer } from './rsvp.types';

/** From when the link to join is shown to those who go; null when there is none. */
export function joinUrlFrom({ mode, joinUrl, startsAt }: CommunityEvent): Date | null {
  if (!joinUrl || mode === EventMode.IN_PERSON) return null;
  return later(startsAt, -JOIN_MINUTES_BEFORE * MINUTE);
}

/** The link to join, for whom it is there now. */
export async function joinUrlFor(ctx: Context, event: CommunityEvent): Promise<string | null> {
  const from = joinUrlFrom(event);
  if (event.viewerCan.lookAfter.allowed) return event.joinUrl;
  const now = ctx.clock.now();
  if (!from || now < from || now >= event.endsAt) return null;
  if (event.state !== EventState.SCHEDULED || !ctx.viewer.personId) return null;
  const rsvp = await viewerRsvpLoader(ctx).load(event.id);
  return rsvp && goes(event, rsvp) ? event.joinUrl : null;
}

/** Who waits for a chair in the room of a hybrid event can join it remotely meanwhile. */
const goes = ({ mode }: CommunityEvent, { answer, waiting }: EventRsvp): boolean =>
  answer === RsvpAnswer.GOING && (!waiting || mode === EventMode.HYBRID);
