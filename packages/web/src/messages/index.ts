import type accounts from './en/accounts.json';
import type admin from './en/admin.json';
import type agenda from './en/agenda.json';
import app from './en/app.json';
import type bookmarks from './en/bookmarks.json';
import type calendar from './en/calendar.json';
import care from './en/care.json';
import type catchUp from './en/catch-up.json';
import type communities from './en/communities.json';
import type composer from './en/composer.json';
import type curation from './en/curation.json';
import type drafts from './en/drafts.json';
import errors from './en/errors.json';
import type eventEditor from './en/event-editor.json';
import type events from './en/events.json';
import type facilitation from './en/facilitation.json';
import type findTime from './en/find-time.json';
import type inbox from './en/inbox.json';
import type keys from './en/keys.json';
import type levels from './en/levels.json';
import links from './en/links.json';
import type mail from './en/mail.json';
import type polls from './en/polls.json';
import type preferences from './en/preferences.json';
import type push from './en/push.json';
import type recognition from './en/recognition.json';
import type resourceEditor from './en/resource-editor.json';
import type resources from './en/resources.json';
import type search from './en/search.json';
import type tending from './en/tending.json';
import threads from './en/threads.json';
import type uploads from './en/uploads.json';

/** What the web speaks from the start, one catalogue file per room. The values are ICU messages. */
export const en = {
  ...app,
  ...threads,
  ...care,
  ...links,
  ...errors,
};

/**
 * Sentences that come with the part that speaks them, which calls `learn` (lib/locale.ts). What is named here stands in
 * LATER in vite.config.ts as well, and costs no other page anything.
 */
type Later = typeof accounts &
  typeof admin &
  typeof agenda &
  typeof communities &
  typeof bookmarks &
  typeof calendar &
  typeof catchUp &
  typeof composer &
  typeof curation &
  typeof drafts &
  typeof eventEditor &
  typeof events &
  typeof facilitation &
  typeof findTime &
  typeof inbox &
  typeof keys &
  typeof levels &
  typeof mail &
  typeof uploads &
  typeof polls &
  typeof preferences &
  typeof push &
  typeof recognition &
  typeof resourceEditor &
  typeof resources &
  typeof search &
  typeof tending;

export type MessageId = keyof typeof en | keyof Later;
export type Messages = Record<string, string>;

declare global {
  namespace FormatjsIntl {
    interface Message {
      ids: MessageId;
    }
  }
}
