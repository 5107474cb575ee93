import * as z from 'zod/mini';
import { slugRule } from '../address';
import { charterRules, said } from '../forms';
import {
  DOMAINS_MAX,
  FIRST_MEMBERS_MAX,
  NAME_MAX,
  RULES_MAX,
  TITLE_MAX,
  WELCOME_MAX,
} from '../limits';
import { emailsOf } from './draft';

/** In their order; the words are the last part of the address. */
export const STEPS = [
  'name',
  'readers',
  'charter',
  'rules',
  'people',
  'welcome',
  'summary',
] as const;
export type Step = (typeof STEPS)[number];

export const stepFrom = (word: string | undefined): Step =>
  STEPS.find((step) => step === word) ?? 'name';

/** Only what a slip of the finger gives; whether the address exists shows the mail. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const emails = z.string().check(
  z.refine((text) => emailsOf({ emails: text }).every((email) => EMAIL.test(email)), 'isEmail'),
  z.refine((text) => emailsOf({ emails: text }).length <= FIRST_MEMBERS_MAX, 'maxLength'),
);

/** What each step must hold before one goes on. */
const RULES: Record<Step, z.ZodMiniType> = {
  name: z.object({
    name: said(NAME_MAX),
    slug: slugRule,
    domainIds: z
      .array(z.string())
      .check(z.minLength(1, 'required'), z.maxLength(DOMAINS_MAX, 'maxLength')),
  }),
  readers: z.object({ visibility: z.enum(['OPEN', 'CLOSED', 'PRIVATE']) }),
  charter: z.object(charterRules),
  rules: z.object({ groundRules: said(RULES_MAX) }),
  people: z.object({
    people: z.array(z.unknown()).check(z.maxLength(FIRST_MEMBERS_MAX, 'maxLength')),
    emails,
  }),
  welcome: z.object({ welcomeTitle: said(TITLE_MAX), welcomeMarkdown: said(WELCOME_MAX) }),
  summary: z.unknown(),
};

/** The fields of the API's input that a step asks for. */
const FIELDS: Record<string, Step> = {
  name: 'name',
  slug: 'name',
  language: 'name',
  domainIds: 'name',
  visibility: 'readers',
  purpose: 'charter',
  goals: 'charter',
  forWhom: 'charter',
  cadence: 'charter',
  groundRules: 'rules',
  invitePersonIds: 'people',
  inviteEmails: 'people',
  stewardId: 'people',
  welcomeTitle: 'welcome',
  welcomeMarkdown: 'welcome',
};

/** The step that can mend a fault of this path: `goals.0.text` belongs to the charter. */
export const stepOf = (path: string): Step => FIELDS[path.split('.')[0] ?? ''] ?? 'summary';

/** Names that the form has given to fields of the API. */
export const formPath = (path: string): string =>
  path.replace(/^inviteEmails.*/, 'emails').replace(/^invitePersonIds.*/, 'people');

/**
 * What a step still lacks, as rules by path; empty when one may go on.
 * @param whole the draft with every suggestion in its place
 */
export function faultsOf(step: Step, whole: { welcome: boolean }): Record<string, string> {
  // Without a welcome thread its texts are not looked at.
  const rule = step === 'welcome' && !whole.welcome ? z.unknown() : RULES[step];
  const faults: Record<string, string> = {};
  for (const { path, message } of rule.safeParse(whole).error?.issues ?? []) {
    faults[path.join('.')] ??= message;
  }
  return faults;
}

/** How far one may go: to the first step that lacks something or was not seen yet. */
export const reachable = (whole: { welcome: boolean; reached: number }): Step =>
  STEPS.find(
    (step, index) => index >= whole.reached || Object.keys(faultsOf(step, whole)).length > 0,
  ) ?? 'summary';
