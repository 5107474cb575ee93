import { NoticeKind, NoticePace, NoticeWay } from '../notifications.types';

const { AT_ONCE, NEVER } = NoticePace;
const { INBOX, MAIL, PUSH } = NoticeWay;

/**
 * What people are told who have chosen nothing: little. By mail at once only what concerns them alone; what goes on in
 * threads that they watch stands in their inbox, and the weekly digest has what they missed.
 */
export const defaults: Record<NoticeKind, Record<NoticeWay, NoticePace>> = {
  [NoticeKind.MENTION]: { [INBOX]: AT_ONCE, [MAIL]: AT_ONCE, [PUSH]: AT_ONCE },
  [NoticeKind.ANSWER]: { [INBOX]: AT_ONCE, [MAIL]: AT_ONCE, [PUSH]: AT_ONCE },
  [NoticeKind.ACCEPTED]: { [INBOX]: AT_ONCE, [MAIL]: AT_ONCE, [PUSH]: NEVER },
  [NoticeKind.MEMBERSHIP]: { [INBOX]: AT_ONCE, [MAIL]: AT_ONCE, [PUSH]: NEVER },
  [NoticeKind.CARE]: { [INBOX]: AT_ONCE, [MAIL]: AT_ONCE, [PUSH]: NEVER },
  [NoticeKind.OUTCOME]: { [INBOX]: AT_ONCE, [MAIL]: NEVER, [PUSH]: NEVER },
  [NoticeKind.THREAD]: { [INBOX]: AT_ONCE, [MAIL]: NEVER, [PUSH]: NEVER },
  [NoticeKind.POST]: { [INBOX]: AT_ONCE, [MAIL]: NEVER, [PUSH]: NEVER },
  [NoticeKind.EVENT]: { [INBOX]: AT_ONCE, [MAIL]: AT_ONCE, [PUSH]: AT_ONCE },
  [NoticeKind.REMINDER]: { [INBOX]: AT_ONCE, [MAIL]: AT_ONCE, [PUSH]: AT_ONCE },
  [NoticeKind.NEW_EVENT]: { [INBOX]: AT_ONCE, [MAIL]: NEVER, [PUSH]: NEVER },
  [NoticeKind.TURN]: { [INBOX]: AT_ONCE, [MAIL]: AT_ONCE, [PUSH]: AT_ONCE },
  [NoticeKind.USE]: { [INBOX]: AT_ONCE, [MAIL]: AT_ONCE, [PUSH]: NEVER },
  // A question that nobody has to answer knocks at no door.
  [NoticeKind.USE_ASK]: { [INBOX]: AT_ONCE, [MAIL]: NEVER, [PUSH]: NEVER },
  [NoticeKind.THANKS]: { [INBOX]: AT_ONCE, [MAIL]: AT_ONCE, [PUSH]: NEVER },
  [NoticeKind.RESOURCE]: { [INBOX]: AT_ONCE, [MAIL]: AT_ONCE, [PUSH]: NEVER },
};
