import type { Verdict } from '../kernel/policy';
import { type MembershipFacts, type Viewer, visitor } from '../kernel/viewer';
import { Visibility } from './community.entity';
import { type CommunityAction, type CommunityFacts, communityPolicy } from './community.policy';

/** The rule written by hand, denials included: a cell says yes, hidden, or why not. */

const NOW = new Date('2026-03-02T09:00:00Z');
const ID = '0197a000-0000-7000-8000-000000000001';

const community = (visibility: Visibility, archived = false): CommunityFacts => ({
  id: ID,
  visibility,
  archivedAt: archived ? NOW : null,
  groundRulesNumber: 1,
  stewards: 2,
});

const person = (membership?: Partial<MembershipFacts>, rest: Partial<Viewer> = {}): Viewer => ({
  ...visitor(false),
  kind: 'person',
  personId: 'somebody',
  verified: true,
  memberships: membership
    ? new Map([
        [
          ID,
          { role: 'MEMBER', state: 'ACTIVE', rulesAccepted: 1, rulesDueAt: null, ...membership },
        ],
      ])
    : new Map(),
  ...rest,
});

const actors: Record<string, Viewer> = {
  visitor: visitor(false),
  'visitor of an open house': visitor(true),
  unverified: person({}, { verified: false }),
  'unverified in an open house': person({}, { verified: false, visitorsMayRead: true }),
  outsider: person(),
  pending: person({ state: 'REQUESTED' }),
  invited: person({ state: 'INVITED' }),
  left: person({ state: 'LEFT', role: 'STEWARD' }),
  removed: person({ state: 'REMOVED' }),
  banned: person({ state: 'BANNED', role: 'STEWARD' }),
  member: person({}),
  facilitator: person({ role: 'FACILITATOR' }),
  steward: person({ role: 'STEWARD' }),
  admin: person(undefined, { admin: true }),
};

const actions: CommunityAction[] = [
  'list',
  'read',
  'join',
  'requestToJoin',
  'leave',
  'post',
  'announce',
  'invite',
  'edit',
];

const cell = (verdict: Verdict): string =>
  verdict.allowed ? 'yes' : verdict.hidden ? 'hidden' : verdict.reason;

const all = (word: string): string[] => actions.map(() => word);
const from = (words: string): string[] => words.trim().split(/\s+/);

/** list, read, join, requestToJoin, leave, post, announce, invite, edit */
const table: Record<string, Record<string, string[]>> = {
  OPEN: {
    visitor: all('SIGN_IN_FIRST'),
    'visitor of an open house': ['yes', 'yes', ...all('SIGN_IN_FIRST').slice(2)],
    unverified: all('VERIFY_EMAIL_FIRST'),
    'unverified in an open house': ['yes', 'yes', ...all('VERIFY_EMAIL_FIRST').slice(2)],
    outsider: from(
      'yes yes yes SYSTEM_ONLY NOT_MEMBER JOIN_FIRST JOIN_FIRST NOT_FACILITATOR NOT_STEWARD',
    ),
    left: from(
      'yes yes yes SYSTEM_ONLY NOT_MEMBER JOIN_FIRST JOIN_FIRST NOT_FACILITATOR NOT_STEWARD',
    ),
    removed: from(
      'yes yes yes SYSTEM_ONLY NOT_MEMBER JOIN_FIRST JOIN_FIRST NOT_FACILITATOR NOT_STEWARD',
    ),
    pending: from(
      'yes yes yes SYSTEM_ONLY yes REQUEST_PENDING REQUEST_PENDING NOT_FACILITATOR NOT_STEWARD',
    ),
    invited: from(
      'yes yes yes SYSTEM_ONLY NOT_MEMBER JOIN_FIRST JOIN_FIRST NOT_FACILITATOR NOT_STEWARD',
    ),
    banned: from('yes yes BANNED BANNED NOT_MEMBER BANNED BANNED NOT_FACILITATOR NOT_STEWARD'),
    member: from(
      'yes yes ALREADY_MEMBER ALREADY_MEMBER yes yes ANNOUNCEMENT_BY_FACILITATOR NOT_FACILITATOR NOT_STEWARD',
    ),
    facilitator: from('yes yes ALREADY_MEMBER ALREADY_MEMBER yes yes yes yes NOT_STEWARD'),
    steward: from('yes yes ALREADY_MEMBER ALREADY_MEMBER yes yes yes yes yes'),
    admin: from('yes yes yes SYSTEM_ONLY NOT_MEMBER JOIN_FIRST JOIN_FIRST yes yes'),
  },
  CLOSED: {
    visitor: all('SIGN_IN_FIRST'),
    'visitor of an open house': ['yes', ...all('SIGN_IN_FIRST').slice(1)],
    unverified: all('VERIFY_EMAIL_FIRST'),
    'unverified in an open house': ['yes', ...all('VERIFY_EMAIL_FIRST').slice(1)],
    outsider: from(
      'yes JOIN_FIRST INVITATION_ONLY yes NOT_MEMBER JOIN_FIRST JOIN_FIRST JOIN_FIRST JOIN_FIRST',
    ),
    left: from(
      'yes JOIN_FIRST INVITATION_ONLY yes NOT_MEMBER JOIN_FIRST JOIN_FIRST JOIN_FIRST JOIN_FIRST',
    ),
    removed: from(
      'yes JOIN_FIRST INVITATION_ONLY yes NOT_MEMBER JOIN_FIRST JOIN_FIRST JOIN_FIRST JOIN_FIRST',
    ),
    pending: from(
      'yes REQUEST_PENDING REQUEST_PENDING REQUEST_PENDING yes REQUEST_PENDING REQUEST_PENDING REQUEST_PENDING REQUEST_PENDING',
    ),
    invited: from(
      'yes JOIN_FIRST yes SYSTEM_ONLY NOT_MEMBER JOIN_FIRST JOIN_FIRST JOIN_FIRST JOIN_FIRST',
    ),
    banned: from('yes BANNED BANNED BANNED NOT_MEMBER BANNED BANNED BANNED BANNED'),
    member: from(
      'yes yes ALREADY_MEMBER ALREADY_MEMBER yes yes ANNOUNCEMENT_BY_FACILITATOR NOT_FACILITATOR NOT_STEWARD',
    ),
    facilitator: from('yes yes ALREADY_MEMBER ALREADY_MEMBER yes yes yes yes NOT_STEWARD'),
    steward: from('yes yes ALREADY_MEMBER ALREADY_MEMBER yes yes yes yes yes'),
    admin: from('yes yes INVITATION_ONLY yes NOT_MEMBER JOIN_FIRST JOIN_FIRST yes yes'),
  },
  PRIVATE: {
    visitor: all('SIGN_IN_FIRST'),
    'visitor of an open house': all('hidden'),
    unverified: all('VERIFY_EMAIL_FIRST'),
    'unverified in an open house': all('hidden'),
    outsider: all('hidden'),
    left: all('hidden'),
    removed: all('hidden'),
    pending: all('hidden'),
    invited: from(
      'yes JOIN_FIRST yes SYSTEM_ONLY NOT_MEMBER JOIN_FIRST JOIN_FIRST JOIN_FIRST JOIN_FIRST',
    ),
    banned: all('hidden'),
    member: from(
      'yes yes ALREADY_MEMBER ALREADY_MEMBER yes yes ANNOUNCEMENT_BY_FACILITATOR NOT_FACILITATOR NOT_STEWARD',
    ),
    facilitator: from('yes yes ALREADY_MEMBER ALREADY_MEMBER yes yes yes yes NOT_STEWARD'),
    steward: from('yes yes ALREADY_MEMBER ALREADY_MEMBER yes yes yes yes yes'),
    admin: from('yes yes INVITATION_ONLY INVITATION_ONLY NOT_MEMBER JOIN_FIRST JOIN_FIRST yes yes'),
  },
};

describe.each(Object.values(Visibility))('%s', (visibility) => {
  test.each(Object.keys(actors))('%s', (name) => {
    const cells = actions.map((action) =>
      cell(communityPolicy(actors[name] as Viewer, action, community(visibility), NOW)),
    );
    expect(cells).toEqual(table[visibility]?.[name]);
  });
});

test('an archived one is read as before and changes no more; those who look after it restore it', () => {
  const archived = community(Visibility.CLOSED, true);
  const may = (name: string, action: CommunityAction) =>
    cell(communityPolicy(actors[name] as Viewer, action, archived, NOW));
  expect(may('member', 'read')).toBe('yes');
  expect(may('outsider', 'read')).toBe('JOIN_FIRST');
  expect(may('outsider', 'requestToJoin')).toBe('ARCHIVED');
  for (const action of [
    'leave',
    'post',
    'announce',
    'moderate',
    'invite',
    'edit',
    'archive',
  ] as const) {
    expect(may('steward', action)).toBe('ARCHIVED');
  }
  expect([may('steward', 'restore'), may('admin', 'restore')]).toEqual(['yes', 'yes']);
  expect(may('facilitator', 'restore')).toBe('NOT_STEWARD');
  const living = community(Visibility.CLOSED);
  const restore = communityPolicy(actors.steward as Viewer, 'restore', living, NOW);
  expect(cell(restore)).toBe('SYSTEM_ONLY');
});

test('who accepted which ground rules, and when that is no longer enough', () => {
  const facts = { ...community(Visibility.OPEN), groundRulesNumber: 3 };
  const post = (rulesAccepted: number | null, rulesDueAt: Date | null = null) =>
    cell(communityPolicy(person({ rulesAccepted, rulesDueAt }), 'post', facts, NOW));
  expect(post(null)).toBe('ACCEPT_RULES_FIRST');
  expect(post(3)).toBe('yes');
  expect(post(2, new Date(NOW.getTime() + 1))).toBe('yes');
  expect(post(2, NOW)).toBe('ACCEPT_RULES_FIRST');
  const without = { ...facts, groundRulesNumber: null };
  expect(cell(communityPolicy(person({ rulesAccepted: null }), 'post', without, NOW))).toBe('yes');
});

test('the only steward stays', () => {
  const one = { ...community(Visibility.OPEN), stewards: 1 };
  expect(cell(communityPolicy(actors.steward as Viewer, 'leave', one, NOW))).toBe('LAST_STEWARD');
  expect(cell(communityPolicy(actors.facilitator as Viewer, 'leave', one, NOW))).toBe('yes');
});
