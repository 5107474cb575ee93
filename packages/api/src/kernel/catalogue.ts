import accounts from '../messages/en/accounts.json';
import bookmarks from '../messages/en/bookmarks.json';
import calendar from '../messages/en/calendar.json';
import communities from '../messages/en/communities.json';
import digest from '../messages/en/digest.json';
import eventSeries from '../messages/en/event-series.json';
import facilitation from '../messages/en/facilitation.json';
import kernel from '../messages/en/kernel.json';
import notifications from '../messages/en/notifications.json';
import push from '../messages/en/push.json';
import recap from '../messages/en/recap.json';
import replies from '../messages/en/replies.json';

const messages: Record<string, string> = {
  ...kernel,
  ...accounts,
  ...communities,
  ...bookmarks,
  ...push,
  ...recap,
  ...replies,
  ...notifications,
  ...digest,
  ...eventSeries,
  ...calendar,
  ...facilitation,
};

/**
 * A sentence that the software speaks, with its values put in.
 * @param key of `src/messages/en/<room>.json`
 * @throws Error when there is no such sentence, or a value is missing: both are mistakes of ours
 */
export function say(key: string, values: Record<string, string | number> = {}): string {
  const message = messages[key];
  if (message === undefined) throw new Error(`No sentence is called ${key}`);
  return message.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${key} needs a value for ${name}`);
    return String(value);
  });
}
