import type {
  NoticeKind,
  NoticePace,
  NoticeWay,
  SettingsPartsFragment,
} from '../../../gql/graphql';

/** In the order of a table: what concerns oneself alone comes first. */
const KINDS = [
  'MENTION',
  'ANSWER',
  'ACCEPTED',
  'MEMBERSHIP',
  'EVENT',
  'REMINDER',
  'TURN',
  'USE',
  'USE_ASK',
  'THANKS',
  'RESOURCE',
  'CARE',
  'OUTCOME',
  'NEW_EVENT',
  'THREAD',
  'POST',
] as const satisfies NoticeKind[];

export const WAYS = ['INBOX', 'MAIL', 'PUSH'] as const satisfies NoticeWay[];

/** A line is there or not, and a push comes at once or not; mail can also wait for the digest. */
export const pacesOf = (way: NoticeWay): readonly NoticePace[] =>
  way === 'MAIL' ? ['AT_ONCE', 'DAILY', 'WEEKLY', 'NEVER'] : ['AT_ONCE', 'NEVER'];

export const isKind = (text: string | null): text is NoticeKind =>
  (KINDS as readonly (string | null)[]).includes(text);

type Settings = Pick<SettingsPartsFragment, 'preferences' | 'exceptions'>;

/** What this house tells of; what it has switched off is not among the settings. */
export const kindsOf = ({ preferences }: Pick<Settings, 'preferences'>): readonly NoticeKind[] =>
  KINDS.filter((kind) => preferences.some((one) => one.kind === kind));

/** How soon everywhere, and whether that was chosen or is how it begins. */
export const everywhere = ({ preferences }: Settings, kind: NoticeKind, way: NoticeWay) =>
  preferences.find((one) => one.kind === kind && one.way === way);

/** What is otherwise in a community; undefined when it is as everywhere. */
export const exceptionIn = (
  { exceptions }: Settings,
  communityId: string,
  kind: NoticeKind,
  way: NoticeWay,
) =>
  exceptions.find(
    (one) => one.community.id === communityId && one.kind === kind && one.way === way,
  );
