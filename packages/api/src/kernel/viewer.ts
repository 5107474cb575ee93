/** What a policy needs to know of a membership. Plain facts: a policy never asks the database. */
export interface MembershipFacts {
  role: 'MEMBER' | 'FACILITATOR' | 'STEWARD';
  state: 'REQUESTED' | 'INVITED' | 'ACTIVE' | 'LEFT' | 'REMOVED' | 'BANNED';
  /** The version of the ground rules that was accepted; null before the first. */
  rulesAccepted: number | null;
  /** From when a newer version blocks posting; null when nothing is due. */
  rulesDueAt: Date | null;
}

/** Who asks, with everything that policies may look at; made once per request, in one statement. */
export interface Viewer {
  kind: 'visitor' | 'person' | 'system';
  personId: string | null;
  sessionId: string | null;
  /** Whether the address was confirmed: before that, a person may do no more than a visitor. */
  verified: boolean;
  admin: boolean;
  memberships: ReadonlyMap<string, MembershipFacts>;
  /** The instance lets people who are not signed in read open communities. */
  visitorsMayRead: boolean;
  /** The instance has not switched off uses, thanks and feedback. */
  recognition: boolean;
}

export function visitor(visitorsMayRead: boolean, recognition = true): Viewer {
  return {
    kind: 'visitor',
    personId: null,
    sessionId: null,
    verified: false,
    admin: false,
    memberships: new Map(),
    visitorsMayRead,
    recognition,
  };
}

/** Jobs, the command line and the seed act as the system; no request ever does. */
export const systemViewer: Viewer = {
  ...visitor(true),
  kind: 'system',
  verified: true,
  admin: true,
};

/** Signed in with a confirmed address. */
export function isKnown(viewer: Viewer): boolean {
  return viewer.kind === 'system' || (viewer.kind === 'person' && viewer.verified);
}

/**
 * After the viewer's own place in a community has changed: the answer that is still being made of the same
 * request must show the new one. Call it once the change is committed.
 * @param facts the place as it is now; null when there is none
 */
export function updateOwnMembership(
  viewer: Viewer,
  communityId: string,
  facts: MembershipFacts | null,
): void {
  // Read-only for everybody else: only here do a request's facts change while it lasts.
  const memberships = viewer.memberships as Map<string, MembershipFacts>;
  if (facts) memberships.set(communityId, facts);
  else memberships.delete(communityId);
}
