import { accountRules } from './permissions/accounts';
import { agendaRules } from './permissions/agenda';
import { bookmarkRules } from './permissions/bookmarks';
import { calendarRules } from './permissions/calendar';
import { careRules } from './permissions/care';
import { catchUpRules } from './permissions/catch-up';
import { communityRules } from './permissions/communities';
import { draftRules } from './permissions/drafts';
import { eventSeriesRules } from './permissions/event-series';
import { eventRules } from './permissions/events';
import { facilitationRules } from './permissions/facilitation';
import { fileRules } from './permissions/files';
import { findTimeRules } from './permissions/find-time';
import { inboxRules } from './permissions/inbox';
import { kernelRules } from './permissions/kernel';
import { linkRules } from './permissions/links';
import { notificationMailRules } from './permissions/notification-mails';
import { notificationRules } from './permissions/notifications';
import { pollRules } from './permissions/polls';
import { pushRules } from './permissions/push';
import { readingRules } from './permissions/reading';
import { replyRules } from './permissions/replies';
import { resourceCareRules } from './permissions/resource-care';
import { resourceLinkRules } from './permissions/resource-links';
import { resourceRules } from './permissions/resources';
import { rsvpRules } from './permissions/rsvp';
import type { RoomRules } from './permissions/rules';
import { searchRules } from './permissions/search';
import { thanksRules } from './permissions/thanks';
import { threadRules } from './permissions/threads';
import { unsentRules } from './permissions/unsent';
import { useRules } from './permissions/uses';

export { type RoomRules, words } from './permissions/rules';

/**
 * Who may see and do what, in words, a room per line. docs/permissions.md is printed from it; a test walks the
 * schema, the routes, the jobs and the mails and fails on whatever has no rule here, and on rules about nothing.
 */
export const permissions: RoomRules[] = [
  kernelRules,
  accountRules,
  communityRules,
  threadRules,
  bookmarkRules,
  readingRules,
  careRules,
  draftRules,
  fileRules,
  linkRules,
  notificationMailRules,
  unsentRules,
  pollRules,
  pushRules,
  notificationRules,
  catchUpRules,
  inboxRules,
  replyRules,
  eventRules,
  rsvpRules,
  calendarRules,
  agendaRules,
  eventSeriesRules,
  facilitationRules,
  findTimeRules,
  resourceRules,
  useRules,
  thanksRules,
  resourceLinkRules,
  resourceCareRules,
  searchRules,
];
