import { communityOf } from '../../../communities/communities.queries';
import type { Community } from '../../../communities/community.entity';
import { say } from '../../../kernel/catalogue';
import type { Context } from '../../../kernel/context';
import { setLetter } from '../../../kernel/letter';
import { sendMail } from '../../../kernel/mailer';
import { EventMode } from '../../event.types';
import type { EventRow } from '../../events.queries';
import { type WrittenEvent, writeCalendar } from '../format/writing';
import { calendarAddress } from './addresses';
import { type AnsweredRow, type CalendarAnswer, type Invited, partstat } from './invited';

export type Method = 'REQUEST' | 'CANCEL';

/** The kind of mail of each method, which is also the beginning of the names of its sentences. */
const KIND = { REQUEST: 'calendar.invitation', CANCEL: 'calendar.cancellation' } as const;
const WITHDRAWAL = 'calendar.withdrawal';

/** It is held, and they come no more, or are a member no more; they have a seat after all. */
export type Why = 'WITHDRAWN' | 'LEFT' | 'SEATED';

/** Other words for one kind of mail. */
const WORDS = { WITHDRAWN: WITHDRAWAL, LEFT: 'calendar.left', SEATED: 'calendar.seated' } as const;

/** An event with what its person has answered to it, where that is another answer than to the one that is shown. */
type InvitedTo = WrittenEvent & { answer?: CalendarAnswer };

export interface Invitation {
  method: Method;
  why?: Why | undefined;
  /** All of one UID. */
  events: InvitedTo[];
  /** What the words of the mail are about: the next of them. */
  shown: AnsweredRow;
  /** How often, in words; null for one alone. */
  words: string | null;
  /** What makes it one mail, however often it is tried. */
  key: string;
}

/**
 * Writes a mail that a calendar program puts in by itself, and from which it answers.
 * @param tx inside a transaction
 */
export async function mailInvitation(
  tx: Context,
  person: Invited,
  { method, why, events, shown, words, key }: Invitation,
): Promise<void> {
  const { environment, mailer } = tx.services;
  const community = await communityOf(tx, shown.communityId);
  const answers = await calendarAddress(tx, person.id, shown.seriesId);
  const organizer = { name: community.name, address: answers ?? senderOf(environment.mailFrom) };
  const kind = method === 'CANCEL' && why ? WITHDRAWAL : KIND[method];
  // What they come to by itself is an invitation like any other, also beside a series that they left.
  const said = why && (why === 'SEATED' || kind === WITHDRAWAL) ? WORDS[why] : kind;
  await sendMail(
    tx,
    setLetter({
      to: person.email,
      kind,
      subject: say(`${said}.subject`, { title: shown.title, when: dayOf(shown, person) }),
      messageId: `<calendar.${key}.${person.id}@${mailer.domain}>`,
      ...(answers && { replyTo: answers }),
      about: { personId: person.id },
      calendar: {
        method,
        content: writeCalendar({
          method,
          events: events.map(({ answer = partstat(shown), ...event }) => ({
            ...event,
            organizer,
            attendee: { name: person.name, address: person.email, answer },
          })),
        }),
      },
      blocks: [
        { type: 'heading', text: shown.title },
        { type: 'paragraph', text: words ?? whenOf(shown, person) },
        ...(words ? [{ type: 'note', text: whenOf(shown, person) } as const] : []),
        ...placeOf(shown),
        { type: 'paragraph', text: say(`${said}.body`, { community: community.name }) },
        ...(why === 'LEFT'
          ? []
          : [
              {
                type: 'button',
                label: say('calendar.toEvent'),
                href: pageOf(environment.origin, community, shown),
                shown: true,
              } as const,
            ]),
      ],
      foot: {
        lines: [say(why === 'LEFT' ? 'calendar.left.foot' : 'calendar.foot')],
        links: [
          { label: say('calendar.settings'), href: `${environment.origin}/settings/calendar` },
        ],
      },
    }),
  );
}

const pageOf = (origin: string, { slug }: Community, { id }: EventRow): string =>
  `${origin}/c/${slug}/e/${id}`;

const placeOf = ({ place, mode }: EventRow) =>
  place && mode !== EventMode.REMOTE ? [{ type: 'note', text: place } as const] : [];

const senderOf = (mailbox: string): string => /<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox;

const dayOf = ({ startsAt }: EventRow, { timeZone }: Invited): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'long' }).format(startsAt);

/** By the clock of whoever reads it, and by that of the event when it is another. */
function whenOf(event: EventRow, { timeZone }: Invited): string {
  const whole = (zone: string) =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      dateStyle: 'full',
      timeStyle: 'short',
    }).format(event.startsAt);
  const own = say('calendar.when', { when: whole(timeZone), zone: timeZone });
  if (timeZone === event.timeZone) return own;
  const there = say('calendar.when', { when: whole(event.timeZone), zone: event.timeZone });
  return say('calendar.whenThere', { own, there });
}
