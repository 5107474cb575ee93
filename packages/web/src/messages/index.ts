import accounts from './en/accounts.json';
import admin from './en/admin.json';
import app from './en/app.json';
import communities from './en/communities.json';
import errors from './en/errors.json';
import threads from './en/threads.json';

/** Every sentence that the web speaks, one catalogue file per room. The values are ICU messages. */
export const en = { ...app, ...accounts, ...communities, ...threads, ...admin, ...errors };

export type MessageId = keyof typeof en;
export type Messages = Record<MessageId, string>;

declare global {
  namespace FormatjsIntl {
    interface Message {
      ids: MessageId;
    }
  }
}
