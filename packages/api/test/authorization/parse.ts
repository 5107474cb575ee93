/** The columns of the table: three kinds of community, as they live and when they are archived. */
export const places = [
  'open',
  'closed',
  'private',
  'open archived',
  'closed archived',
  'private archived',
] as const;
export type Place = (typeof places)[number];

/** Everybody of the table. With a star: in a house that lets visitors read. */
export const actors = [
  'visitor',
  'unverified',
  'visitor*',
  'unverified*',
  'outsider',
  'elsewhere',
  'pending',
  'invited',
  'left',
  'removed',
  'banned',
  'novice',
  'member',
  'facilitator',
  'steward',
  'admin',
] as const;
export type Actor = (typeof actors)[number];

export type Rows = Partial<Record<Actor, string[]>>;

/** How a refusal is written in a cell: short, so that a row fits a line. */
const shortReasons: Record<string, string> = {
  SIGN_IN_FIRST: 'sign-in',
  VERIFY_EMAIL_FIRST: 'verify',
  JOIN_FIRST: 'join',
  REQUEST_PENDING: 'pending',
  BANNED: 'banned',
  ACCEPT_RULES_FIRST: 'rules',
  ARCHIVED: 'archived',
  REMOVED: 'removed',
  CLOSED: 'closed',
  MERGED: 'merged',
  NOT_AUTHOR: 'author',
  NOT_FACILITATOR: 'facilitator',
  NOT_STEWARD: 'steward',
  NOT_ADMIN: 'admin',
  LAST_STEWARD: 'last',
  ALREADY_MEMBER: 'already',
  NOT_MEMBER: 'no-member',
  INVITATION_ONLY: 'invitation',
  NOT_A_QUESTION: 'question',
  ANNOUNCEMENT_BY_FACILITATOR: 'announce',
  POLL_CLOSED: 'poll-closed',
  POLL_OPEN: 'poll-open',
  HAS_VOTES: 'votes',
  EVENT_CANCELLED: 'cancelled',
  EVENT_NOT_CONFIRMED: 'unconfirmed',
  EVENT_NOT_STARTED: 'not-yet',
  EVENT_OVER: 'over',
  NOT_IN_POOL: 'pool',
  NOT_YOUR_TURN: 'not-yours',
  TURN_NOT_OFFERED: 'not-offered',
  IS_OWN: 'own',
  NOT_CONTRIBUTOR: 'contributor',
  NOT_RECIPIENT: 'recipient',
  RECOGNITION_OFF: 'off',
  RETIRED: 'retired',
  HAS_STEWARD: 'kept',
  NOT_RESOURCE_STEWARD: 'keeper',
  SUGGESTION_DECIDED: 'decided',
  SYSTEM_ONLY: 'no',
};

export function shortReason(reason: string | null | undefined): string {
  const short = shortReasons[reason ?? ''];
  if (!short) throw new Error(`The table has no short word for ${reason}`);
  return short;
}

/**
 * Reads rows written as `actor actor | open closed private | archived: open closed private`. One word stands for all
 * three of its part; without a third part, archived is as it was before.
 * @param width how many columns there are: six places, or one house
 */
export function parse(text: string, width: number = places.length): Rows {
  const rows: Rows = {};
  for (const line of text.trim().split('\n')) {
    const [names = '', ...parts] = line.split('|').map((part) => part.trim());
    const [alive = '', archived = alive] = parts;
    const cells = width === 1 ? [alive] : [...three(alive, line), ...three(archived, line)];
    for (const name of names.split(/\s+/)) {
      if (!isActor(name)) throw new Error(`Nobody is called ${name}: ${line}`);
      if (rows[name]) throw new Error(`${name} has two lines: ${line}`);
      rows[name] = cells;
    }
  }
  return rows;
}

const isActor = (name: string): name is Actor => (actors as readonly string[]).includes(name);

function three(part: string, line: string): string[] {
  const cells = part.split(/\s+/);
  if (cells.length === 1) return [part, part, part];
  if (cells.length !== 3) throw new Error(`Neither one nor three cells: ${line}`);
  return cells;
}
