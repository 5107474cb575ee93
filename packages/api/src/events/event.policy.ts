import { type CommunityFacts, communityPolicy } from '../communities/community.policy';
import { allow, DenialReason, every, hide, type Verdict, when } from '../kernel/policy';
import type { Viewer } from '../kernel/viewer';
import type { EventPermissions } from './event.entity';
import { EventState } from './event.types';

export type EventAction =
  | 'read'
  | 'rsvp'
  | 'lookAfter'
  | 'decide'
  | 'bringPoint'
  | 'writeMinutes'
  | 'checkIn'
  | 'recordAttendance'
  | 'postRecap';

export interface EventFacts {
  state: EventState;
  startsAt: Date;
  endsAt: Date;
  createdBy: string | null;
  hostId: string | null;
}

/** What a viewer may do in a community, found out once for all of its events on a page. */
export interface EventStanding {
  viewer: Viewer;
  now: Date;
  read: Verdict;
  attend: Verdict;
  post: Verdict;
  moderate: Verdict;
}

export function eventStanding(viewer: Viewer, community: CommunityFacts, now: Date): EventStanding {
  return {
    viewer,
    now,
    read: communityPolicy(viewer, 'read', community, now),
    attend: communityPolicy(viewer, 'attend', community, now),
    post: communityPolicy(viewer, 'post', community, now),
    moderate: communityPolicy(viewer, 'moderate', community, now),
  };
}

/** Who may see and do what with an event. */
export function eventPolicy(
  standing: EventStanding,
  action: EventAction,
  event: EventFacts,
): Verdict {
  const { now } = standing;
  const seen = read(standing, event);
  if (action === 'read' || !seen.allowed) return seen;
  switch (action) {
    case 'rsvp':
      return every(standing.attend, held(event), when(event.endsAt > now, DenialReason.EVENT_OVER));
    case 'lookAfter':
      return lookAfter(standing, event);
    case 'decide':
      return every(
        standing.moderate,
        when(event.state === EventState.PROPOSED, DenialReason.NOT_PROPOSED),
      );
    case 'bringPoint':
      return every(standing.post, held(event), when(event.endsAt > now, DenialReason.EVENT_OVER));
    case 'writeMinutes':
      return every(standing.post, held(event));
    case 'checkIn':
      return every(
        standing.attend,
        held(event),
        when(event.startsAt <= now, DenialReason.EVENT_NOT_STARTED),
      );
    case 'recordAttendance':
      return every(
        lookAfter(standing, event),
        held(event),
        when(event.startsAt <= now, DenialReason.EVENT_NOT_STARTED),
      );
    case 'postRecap':
      return every(
        standing.post,
        lookAfter(standing, event),
        held(event),
        when(event.startsAt <= now, DenialReason.EVENT_NOT_STARTED),
      );
  }
}

export function eventPermissions(standing: EventStanding, event: EventFacts): EventPermissions {
  const may = (action: EventAction) => eventPolicy(standing, action, event);
  return {
    rsvp: may('rsvp'),
    lookAfter: may('lookAfter'),
    decide: may('decide'),
    bringPoint: may('bringPoint'),
    writeMinutes: may('writeMinutes'),
    checkIn: may('checkIn'),
    recordAttendance: may('recordAttendance'),
    postRecap: may('postRecap'),
  };
}

/** What is only proposed is between whoever proposed it and those who decide. */
function read(standing: EventStanding, event: EventFacts): Verdict {
  if (!standing.read.allowed) return standing.read;
  if (event.state === EventState.SCHEDULED || event.state === EventState.CANCELLED) return allow;
  const decides = standing.moderate.allowed || standing.moderate.reason === DenialReason.ARCHIVED;
  return decides || isMine(standing, event.createdBy) ? allow : hide;
}

/** Those who look after the community, and whoever hosts it or proposed it, as long as they are a member. */
function lookAfter(standing: EventStanding, event: EventFacts): Verdict {
  if (standing.moderate.allowed) return allow;
  if (!standing.attend.allowed) return standing.attend;
  const theirs =
    isMine(standing, event.hostId) ||
    (event.state === EventState.PROPOSED && isMine(standing, event.createdBy));
  return when(theirs, DenialReason.NOT_FACILITATOR);
}

const isMine = ({ viewer }: EventStanding, personId: string | null): boolean =>
  personId !== null && viewer.personId === personId;

const held = ({ state }: EventFacts): Verdict =>
  every(
    when(state !== EventState.CANCELLED, DenialReason.EVENT_CANCELLED),
    when(state === EventState.SCHEDULED, DenialReason.EVENT_NOT_CONFIRMED),
  );
