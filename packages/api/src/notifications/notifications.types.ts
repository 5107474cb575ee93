import { registerEnumType } from 'type-graphql';

/**
 * What people are told of. A room that comes later adds a line here, in `strengths`, in `preferences/defaults.ts`, and a
 * telling in `tellings.ts`.
 */
export enum NoticeKind {
  MENTION = 'MENTION',
  ANSWER = 'ANSWER',
  ACCEPTED = 'ACCEPTED',
  MEMBERSHIP = 'MEMBERSHIP',
  CARE = 'CARE',
  OUTCOME = 'OUTCOME',
  THREAD = 'THREAD',
  POST = 'POST',
  EVENT = 'EVENT',
  REMINDER = 'REMINDER',
  NEW_EVENT = 'NEW_EVENT',
  TURN = 'TURN',
  RESOURCE = 'RESOURCE',
  USE = 'USE',
  USE_ASK = 'USE_ASK',
  THANKS = 'THANKS',
}
registerEnumType(NoticeKind, {
  name: 'NoticeKind',
  description: 'What people are told of.',
  valuesConfig: {
    MENTION: { description: 'Somebody mentions the person.' },
    ANSWER: {
      description: 'An answer to a post of the person, or a post in a thread they opened.',
    },
    ACCEPTED: {
      description: 'An answer of the person is accepted, or their question has an accepted one.',
    },
    MEMBERSHIP: { description: 'Somebody asks to join, or the own place in a community changes.' },
    CARE: {
      description:
        'What was done with a thread or post of the person: moved, merged, closed, removed.',
    },
    OUTCOME: { description: 'A poll has closed in a thread that the person follows or voted in.' },
    THREAD: { description: 'A new thread in a community that the person watches.' },
    POST: { description: 'A new post in a thread that the person watches.' },
    EVENT: {
      description:
        'A session that the person goes to is moved or cancelled, a seat is theirs, one is proposed to them, or theirs is decided.',
    },
    REMINDER: { description: 'A session that the person goes to begins soon.' },
    NEW_EVENT: { description: 'A new session in a community of the person.' },
    TURN: {
      description: 'A turn to facilitate is offered to the person, swapped, open or handed over.',
    },
    USE: {
      description: 'What the person gave was put to use, or something is said about a use.',
    },
    USE_ASK: { description: 'Whether something was of use to the person; asked once.' },
    THANKS: { description: 'Somebody thanks the person, or has feedback for them.' },
    RESOURCE: {
      description:
        'A resource that the person answers for is to be looked at, handed to them, or another wording is suggested for it; or what they suggested is decided.',
    },
  },
});

/** Why a person is told. */
export enum NoticeReason {
  MENTIONED = 'MENTIONED',
  ANSWERED = 'ANSWERED',
  YOUR_POST = 'YOUR_POST',
  YOUR_THREAD = 'YOUR_THREAD',
  YOUR_PLACE = 'YOUR_PLACE',
  STEWARD = 'STEWARD',
  VOTED = 'VOTED',
  WATCHING_THREAD = 'WATCHING_THREAD',
  TRACKING_THREAD = 'TRACKING_THREAD',
  WATCHING_COMMUNITY = 'WATCHING_COMMUNITY',
  MEMBER = 'MEMBER',
  GOING = 'GOING',
  MAYBE_GOING = 'MAYBE_GOING',
  WAITED = 'WAITED',
  HOSTING = 'HOSTING',
  PROPOSED_IT = 'PROPOSED_IT',
  FACILITATOR = 'FACILITATOR',
  YOUR_TURN = 'YOUR_TURN',
  YOUR_RESOURCE = 'YOUR_RESOURCE',
  YOUR_SUGGESTION = 'YOUR_SUGGESTION',
  YOUR_CONTRIBUTION = 'YOUR_CONTRIBUTION',
  YOUR_USE = 'YOUR_USE',
  KEPT_IT = 'KEPT_IT',
  FOR_YOU = 'FOR_YOU',
}
registerEnumType(NoticeReason, { name: 'NoticeReason', description: 'Why a person is told.' });

/** What exactly, where a kind is several things. */
export enum NoticeDetail {
  CLOSED = 'CLOSED',
  REOPENED = 'REOPENED',
  MOVED = 'MOVED',
  MERGED = 'MERGED',
  REMOVED = 'REMOVED',
  RESTORED = 'RESTORED',
  POST_REMOVED = 'POST_REMOVED',
  POST_RESTORED = 'POST_RESTORED',
  POLL_CLOSED = 'POLL_CLOSED',
  POLL_DECIDED = 'POLL_DECIDED',
  REQUESTED = 'REQUESTED',
  APPROVED = 'APPROVED',
  REFUSED = 'REFUSED',
  INVITED = 'INVITED',
  ROLE_CHANGED = 'ROLE_CHANGED',
  STEWARDSHIP = 'STEWARDSHIP',
  SESSION_MOVED = 'SESSION_MOVED',
  SESSION_PLACE = 'SESSION_PLACE',
  SESSION_CANCELLED = 'SESSION_CANCELLED',
  SESSION_RESTORED = 'SESSION_RESTORED',
  SESSION_PROPOSED = 'SESSION_PROPOSED',
  SESSION_CONFIRMED = 'SESSION_CONFIRMED',
  SESSION_DECLINED = 'SESSION_DECLINED',
  SEAT_GIVEN = 'SEAT_GIVEN',
  TURN_OFFERED = 'TURN_OFFERED',
  TURN_PASSED_ON = 'TURN_PASSED_ON',
  TURN_SWAPPED = 'TURN_SWAPPED',
  TURN_OPEN = 'TURN_OPEN',
  HANDED_OVER = 'HANDED_OVER',
  POOL_INVITED = 'POOL_INVITED',
  RESOURCE_SUGGESTED = 'RESOURCE_SUGGESTED',
  SUGGESTION_ACCEPTED = 'SUGGESTION_ACCEPTED',
  SUGGESTION_DECLINED = 'SUGGESTION_DECLINED',
  REVIEW_DUE = 'REVIEW_DUE',
  LINK_BROKEN = 'LINK_BROKEN',
  RESOURCE_HANDED_ON = 'RESOURCE_HANDED_ON',
  USED = 'USED',
  TRIED = 'TRIED',
  USE_ANSWERED = 'USE_ANSWERED',
  SHARED_AGAIN = 'SHARED_AGAIN',
  USE_ASKED = 'USE_ASKED',
  THANKED = 'THANKED',
  FEEDBACK = 'FEEDBACK',
}
registerEnumType(NoticeDetail, {
  name: 'NoticeDetail',
  description: 'What exactly, where a kind of notice is several things.',
});

/** On which way. */
export enum NoticeWay {
  INBOX = 'INBOX',
  MAIL = 'MAIL',
  PUSH = 'PUSH',
}
registerEnumType(NoticeWay, { name: 'NoticeWay', description: 'On which way a person is told.' });

/** How soon. Daily and weekly are for mail alone: they wait for the person's digest. */
export enum NoticePace {
  AT_ONCE = 'AT_ONCE',
  DAILY = 'DAILY',
  WEEKLY = 'WEEKLY',
  NEVER = 'NEVER',
}
registerEnumType(NoticePace, { name: 'NoticePace', description: 'How soon a person is told.' });

/** How often a digest comes. */
export enum DigestPace {
  DAILY = 'DAILY',
  WEEKLY = 'WEEKLY',
  NEVER = 'NEVER',
}
registerEnumType(DigestPace, { name: 'DigestPace', description: 'How often a digest comes.' });

export type SubjectKind =
  | 'THREAD'
  | 'COMMUNITY'
  | 'EVENT'
  | 'TURN'
  | 'RESOURCE'
  | 'USE'
  | 'USE_ASK'
  | 'THANKS'
  | 'FEEDBACK';

/** When a line holds several happenings, it speaks of the strongest. Greater goes first. */
export const strengths: Record<NoticeKind, number> = {
  MENTION: 80,
  ANSWER: 70,
  TURN: 65,
  ACCEPTED: 60,
  THANKS: 58,
  USE: 55,
  MEMBERSHIP: 50,
  // What has changed goes before that it begins soon: nobody is to go where nothing is any more.
  EVENT: 45,
  CARE: 40,
  RESOURCE: 38,
  REMINDER: 35,
  OUTCOME: 30,
  THREAD: 20,
  NEW_EVENT: 15,
  USE_ASK: 12,
  POST: 10,
};
