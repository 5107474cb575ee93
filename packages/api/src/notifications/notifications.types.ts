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

export type SubjectKind = 'THREAD' | 'COMMUNITY';

/** When a line holds several happenings, it speaks of the strongest. Greater goes first. */
export const strengths: Record<NoticeKind, number> = {
  MENTION: 80,
  ANSWER: 70,
  ACCEPTED: 60,
  MEMBERSHIP: 50,
  CARE: 40,
  OUTCOME: 30,
  THREAD: 20,
  POST: 10,
};
