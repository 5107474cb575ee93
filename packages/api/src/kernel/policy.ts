import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { ForbiddenError, NotFoundError, UnauthenticatedError } from './errors';
import { isKnown, type Viewer } from './viewer';

/** Why something is not allowed. The words for each are in the web's message catalogue. */
export enum DenialReason {
  SIGN_IN_FIRST = 'SIGN_IN_FIRST',
  VERIFY_EMAIL_FIRST = 'VERIFY_EMAIL_FIRST',
  JOIN_FIRST = 'JOIN_FIRST',
  REQUEST_PENDING = 'REQUEST_PENDING',
  BANNED = 'BANNED',
  ACCEPT_RULES_FIRST = 'ACCEPT_RULES_FIRST',
  ARCHIVED = 'ARCHIVED',
  REMOVED = 'REMOVED',
  CLOSED = 'CLOSED',
  MERGED = 'MERGED',
  NOT_AUTHOR = 'NOT_AUTHOR',
  NOT_FACILITATOR = 'NOT_FACILITATOR',
  NOT_STEWARD = 'NOT_STEWARD',
  NOT_ADMIN = 'NOT_ADMIN',
  LAST_STEWARD = 'LAST_STEWARD',
  ALREADY_MEMBER = 'ALREADY_MEMBER',
  NOT_MEMBER = 'NOT_MEMBER',
  INVITATION_ONLY = 'INVITATION_ONLY',
  NOT_A_QUESTION = 'NOT_A_QUESTION',
  ANNOUNCEMENT_BY_FACILITATOR = 'ANNOUNCEMENT_BY_FACILITATOR',
  POLL_CLOSED = 'POLL_CLOSED',
  POLL_OPEN = 'POLL_OPEN',
  HAS_VOTES = 'HAS_VOTES',
  EVENT_CANCELLED = 'EVENT_CANCELLED',
  EVENT_NOT_CONFIRMED = 'EVENT_NOT_CONFIRMED',
  EVENT_NOT_STARTED = 'EVENT_NOT_STARTED',
  EVENT_OVER = 'EVENT_OVER',
  NOT_PROPOSED = 'NOT_PROPOSED',
  POINT_SETTLED = 'POINT_SETTLED',
  SEARCH_OVER = 'SEARCH_OVER',
  NOT_IN_POOL = 'NOT_IN_POOL',
  IN_POOL_ALREADY = 'IN_POOL_ALREADY',
  ROTATION_ENDED = 'ROTATION_ENDED',
  NOT_YOUR_TURN = 'NOT_YOUR_TURN',
  TURN_TAKEN = 'TURN_TAKEN',
  TURN_OVER = 'TURN_OVER',
  TURN_NOT_OFFERED = 'TURN_NOT_OFFERED',
  TURN_IS_YOURS = 'TURN_IS_YOURS',
  NO_SWAP_WANTED = 'NO_SWAP_WANTED',
  RETIRED = 'RETIRED',
  HAS_STEWARD = 'HAS_STEWARD',
  NOT_RESOURCE_STEWARD = 'NOT_RESOURCE_STEWARD',
  SUGGESTION_DECIDED = 'SUGGESTION_DECIDED',
  RECOGNITION_OFF = 'RECOGNITION_OFF',
  NOT_CONTRIBUTOR = 'NOT_CONTRIBUTOR',
  IS_OWN = 'IS_OWN',
  NOT_RECIPIENT = 'NOT_RECIPIENT',
  NO_SHARED_COMMUNITY = 'NO_SHARED_COMMUNITY',
  SYSTEM_ONLY = 'SYSTEM_ONLY',
  DEACTIVATED = 'DEACTIVATED',
}
registerEnumType(DenialReason, {
  name: 'DenialReason',
  description: 'Why something is not allowed.',
});

/** One verdict feeds the door, the field `viewerCan`, and the words beside a disabled button. */
export type Verdict =
  | { readonly allowed: true; readonly reason?: undefined; readonly hidden?: undefined }
  | { readonly allowed: false; readonly reason: DenialReason; readonly hidden?: boolean };

export const allow: Verdict = { allowed: true };
export const deny = (reason: DenialReason): Verdict => ({ allowed: false, reason });
/** What may not even be known to exist: the door answers as if it did not. */
export const hide: Verdict = { allowed: false, reason: DenialReason.NOT_MEMBER, hidden: true };

/** The first verdict that is not "allowed", or "allowed". */
export function every(...verdicts: Array<Verdict | (() => Verdict)>): Verdict {
  for (const verdict of verdicts) {
    const result = typeof verdict === 'function' ? verdict() : verdict;
    if (!result.allowed) return result;
  }
  return allow;
}

export function when(condition: boolean, reason: DenialReason): Verdict {
  return condition ? allow : deny(reason);
}

/** A person who is signed in with a confirmed address: the least that any change asks for. */
export function known(viewer: Viewer): Verdict {
  if (isKnown(viewer)) return allow;
  return deny(
    viewer.kind === 'visitor' ? DenialReason.SIGN_IN_FIRST : DenialReason.VERIFY_EMAIL_FIRST,
  );
}

export function administrator(viewer: Viewer): Verdict {
  return every(known(viewer), () => when(viewer.admin, DenialReason.NOT_ADMIN));
}

/**
 * Turns a verdict into an error.
 * @throws NotFoundError when the thing is hidden, UnauthenticatedError when signing in would help,
 *   ForbiddenError with the reason otherwise.
 */
export function enforce(verdict: Verdict): void {
  if (verdict.allowed) return;
  if (verdict.hidden) throw new NotFoundError();
  if (verdict.reason === DenialReason.SIGN_IN_FIRST) throw new UnauthenticatedError();
  throw new ForbiddenError(verdict.reason);
}

@ObjectType({
  description: 'Whether the viewer may do something, and if not, why.',
  simpleResolvers: true,
})
export class Permission {
  @Field(() => Boolean)
  allowed!: boolean;

  @Field(() => DenialReason, { nullable: true })
  reason?: DenialReason | null;
}
