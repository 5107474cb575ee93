import { type Action, ofCommunity, type Values, verb } from '../actions';
import { type RoomTable } from '../run';
import { block, chooseInside, keepInside, mayNotEvenAsk, nobodyElses } from '../table';

const onLine = (name: string, type = 'NoticesInput', more: Values = {}): Action =>
  verb(
    name,
    type,
    ({ founders }) => ({ ids: [founders.noticeId], ...more }),
    undefined,
    '{ unread }',
  );

/** What somebody is told, and what they catch up on. */
export const inbox: RoomTable = {
  follows: {
    'follow own inbox': {
      document: 'subscription { inboxChanged { unread } }',
      variables: () => ({}),
    },
  },
  writes: {
    'pass a post while catching up': verb(
      'passCatchUp',
      'PassCatchUpInput',
      ({ founders }) => ({ section: 'NEW', postId: founders.postId, seconds: 3 }),
      'post.bookmark',
    ),
    "take back another's pass": verb('undoPassCatchUp', 'CatchUpPassInput', ({ founders }) => ({
      id: founders.passId,
    })),
    'come to the end of a catch-up': {
      document:
        'mutation { finishCatchUp(input: { upTo: "2026-03-02T09:00:00Z" }) { finishedAt } }',
      variables: () => ({}),
    },
    "mark another's line as read": onLine('markNoticesRead'),
    "mark another's line as unread": onLine('markNoticesUnread'),
    "finish another's line": onLine('finishNotices'),
    "reopen another's line": onLine('reopenNotices', 'ReopenNoticesInput'),
    "snooze another's line": onLine('snoozeNotices', 'SnoozeNoticesInput', {
      until: '2026-07-01T09:00:00Z',
    }),
    'choose what to be told in a community': verb(
      'setNotificationPreference',
      'SetNotificationPreferenceInput',
      (ground) => ({ ...ofCommunity(ground), kind: 'POST', way: 'MAIL', pace: 'AT_ONCE' }),
    ),
  },
  reading: [
    block(
      ['follow own inbox'],
      `${mayNotEvenAsk}
  outsider elsewhere pending invited left removed | ok
  banned novice member facilitator steward admin  | ok`,
    ),
  ],
  writing: [
    block(['pass a post while catching up'], keepInside),
    block(
      ['come to the end of a catch-up'],
      `${mayNotEvenAsk}
  outsider elsewhere pending invited left removed | ok
  banned novice member facilitator steward admin  | ok`,
    ),
    block(
      [
        "take back another's pass",
        "mark another's line as read",
        "mark another's line as unread",
        "finish another's line",
        "reopen another's line",
        "snooze another's line",
      ],
      nobodyElses,
    ),
    block(['choose what to be told in a community'], chooseInside),
  ],
};
