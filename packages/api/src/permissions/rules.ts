/** The rules of one room in words. The code that enforces them stands in its policies and queries. */
export interface RoomRules {
  room: string;
  queries?: Record<string, string>;
  mutations?: Record<string, string>;
  subscriptions?: Record<string, string>;
  /** Every object type: who sees its fields. A field with a rule of its own stands below it. */
  types?: Record<string, string | { rule: string; fields: Record<string, string> }>;
  /** Fields that this room adds to a type of a room below, as `Type.field`. */
  added?: Record<string, string>;
  /** Whom each job acts as, and why that is safe. */
  jobs?: Record<string, string>;
  /** Who gets each kind of mail, and why they may know what is in it. */
  mails?: Record<string, string>;
}

/** Words that several rules use; they open the printed page. */
export const words: Record<string, string> = {
  visitor: 'Somebody who is not signed in.',
  unverified:
    'Signed in, the address not confirmed yet. Counts as a visitor for everything but the own account, whatever memberships or rights wait.',
  known: 'A person signed in with a confirmed address.',
  'open house': 'The instance lets visitors read (`visitorsMayRead`).',
  lists:
    'May know that a community exists: known people for open and closed ones, visitors of an open house likewise; for private ones its active members and the invited; admins for all. A private one is for everybody else like one that does not exist.',
  reads:
    'May read what is inside: for open communities whoever lists them; for closed and private ones active members; admins for all. Also when it is archived.',
  facilitator: 'An active member who is facilitator or steward; admins may do as much.',
  steward: 'An active member who is steward; admins may do as much.',
  admin: 'A known person who looks after the instance. Posts only where they are a member.',
};
