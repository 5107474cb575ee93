/** What the server has sealed for this browser; packages/api/src/notifications/push/message.ts is the other end. */
export interface Message {
  /** Of what happened: the same a second time makes no second sound. */
  id: string;
  /** One per subject: what is newer takes the place of what was there. */
  tag: string;
  title: string;
  body: string;
  /** Where it is in the app, from the root. */
  path: string;
}

/** A message that cannot be read is still one: a browser takes the right away from who shows nothing. */
const UNREADABLE: Message = {
  ...{ id: '', tag: 'guildhall', path: '/' },
  ...{ title: 'Guildhall', body: 'Something new in Guildhall' },
};

const FIELDS = ['id', 'tag', 'title', 'body', 'path'] as const;

/** @param text what came, unsealed by the browser */
export function readMessage(text: string | undefined): Message {
  try {
    const given = JSON.parse(text ?? '') as Partial<Record<string, unknown>>;
    const whole = FIELDS.every((field) => typeof given[field] === 'string');
    return whole ? (given as unknown as Message) : UNREADABLE;
  } catch {
    return UNREADABLE;
  }
}

/** The address of a path of ours; home when it leads anywhere else. */
export function addressOf(path: unknown, origin: string): URL {
  const home = new URL('/', origin);
  if (typeof path !== 'string' || !URL.canParse(path, home)) return home;
  const address = new URL(path, home);
  return address.origin === home.origin ? address : home;
}
