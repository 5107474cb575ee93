import { createHash } from 'node:crypto';
import { say } from '../../kernel/catalogue';
import { type NoticeDetail, NoticeKind, NoticeReason } from '../notifications.types';
import type { Happening, Said } from '../telling/telling';

/** What a service worker of ours reads; packages/web/worker/message.ts is the other end. */
export interface PushMessage {
  /** Of the happening: what comes a second time makes no second sound. */
  id: string;
  /** One per subject: what is newer stands in the place of what was there. */
  tag: string;
  title: string;
  body: string;
  /** Where it is in the app, from the root. */
  path: string;
}

/** The longest topic that a push service takes (RFC 8030). */
const TOPIC_LENGTH = 32;

/** Of these, what exactly is all that matters. */
const EXACT = new Set([
  NoticeKind.EVENT,
  NoticeKind.TURN,
  NoticeKind.RESOURCE,
  NoticeKind.USE,
  NoticeKind.USE_ASK,
  NoticeKind.THANKS,
]);

/**
 * Little, since it stands on a locked screen: who and what in one sentence, and the title of the thread. Of a private
 * community nothing but that there is something.
 */
export function pushMessage(
  happening: Pick<Happening, 'id' | 'subjectKind' | 'subjectId' | 'detail'>,
  { kind, reason }: { kind: NoticeKind; reason: NoticeReason },
  said: Said,
  isPrivate: boolean,
): PushMessage {
  const words = isPrivate
    ? { title: say('push.private.title'), body: say('push.private.body') }
    : {
        title: say(sentenceOf(kind, reason, happening.detail), {
          actor: said.actorName ?? say('push.somebody'),
        }),
        body: [said.title, ...(said.lines?.slice(0, 1) ?? [])].join('\n'),
      };
  return {
    id: happening.id,
    tag: `${happening.subjectKind}:${happening.subjectId}`,
    ...words,
    path: said.path,
  };
}

function sentenceOf(kind: NoticeKind, reason: NoticeReason, detail: NoticeDetail | null): string {
  if (kind === NoticeKind.MEMBERSHIP && reason === NoticeReason.STEWARD) {
    return 'push.MEMBERSHIP.steward';
  }
  return `push.${EXACT.has(kind) && detail ? detail : kind}`;
}

/**
 * What the push service sees of the subject, to drop an older message that waits still. It is different for each person,
 * so that nobody there learns who follows the same thing.
 */
export const topicOf = (personId: string, tag: string): string =>
  createHash('sha256').update(`${personId} ${tag}`).digest('base64url').slice(0, TOPIC_LENGTH);
