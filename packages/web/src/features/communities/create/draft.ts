import type { CreateCommunityInput, Visibility } from '../../../gql/graphql';
import { mutationId } from '../../../lib/mutation-id';
import { slugFrom } from '../address';
import { type GoalDraft, goalInputs } from '../forms';

export interface ChosenPerson {
  id: string;
  handle: string;
  name: string;
  photo?: { small: string } | null;
}

/** A community that is not yet. What is null still follows from the name or the catalogue. */
export interface Draft {
  name: string;
  slug: string | null;
  domainIds: string[];
  visibility: Visibility;
  purpose: string;
  forWhom: string;
  cadence: string;
  goals: GoalDraft[];
  groundRules: string | null;
  people: ChosenPerson[];
  /** Addresses as they were typed, between blanks, commas or lines. */
  emails: string;
  /** Empty for the person who opens it. */
  stewardId: string;
  welcome: boolean;
  welcomeTitle: string | null;
  welcomeMarkdown: string | null;
  /** How many steps were gone through; what follows of itself has still to be seen. */
  reached: number;
  /** One key for one community, also when the button is pressed again after a lost answer. */
  clientMutationId: string;
}

/** The texts that stand where nothing else was written. */
export interface Suggested {
  groundRules: string;
  welcomeTitle: string;
  welcomeMarkdown: string;
}

/** Version of the shape: an older draft in the tab is not read. */
const KEY = 'guildhall-new-community-1';

export function emptyDraft(): Draft {
  return {
    name: '',
    slug: null,
    domainIds: [],
    visibility: 'OPEN',
    purpose: '',
    forWhom: '',
    cadence: '',
    goals: [],
    groundRules: null,
    people: [],
    emails: '',
    stewardId: '',
    welcome: true,
    welcomeTitle: null,
    welcomeMarkdown: null,
    reached: 0,
    clientMutationId: mutationId(),
  };
}

/** The draft of this tab, or an empty one. */
export function readDraft(): Draft {
  try {
    const kept = sessionStorage.getItem(KEY);
    return kept ? { ...emptyDraft(), ...(JSON.parse(kept) as Partial<Draft>) } : emptyDraft();
  } catch {
    // Storage may be forbidden or hold something else; then one begins anew.
    return emptyDraft();
  }
}

/** @returns whether it is kept */
export function keepDraft(draft: Draft): boolean {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // What could not be kept need not be forgotten.
  }
}

export const slugOf = ({ slug, name }: Draft): string => slug ?? slugFrom(name);

export const emailsOf = ({ emails }: Pick<Draft, 'emails'>): string[] =>
  emails.split(/[\s,;]+/).filter(Boolean);

/** The draft with every suggestion in its place, as it is checked and sent. */
export function completed(draft: Draft, suggested: Suggested) {
  return {
    ...draft,
    slug: slugOf(draft),
    groundRules: draft.groundRules ?? suggested.groundRules,
    welcomeTitle: draft.welcomeTitle ?? suggested.welcomeTitle,
    welcomeMarkdown: draft.welcomeMarkdown ?? suggested.welcomeMarkdown,
  };
}

/** What the API takes. */
export function inputOf(
  draft: Draft,
  suggested: Suggested,
  language: string,
): CreateCommunityInput {
  const whole = completed(draft, suggested);
  return {
    name: whole.name.trim(),
    slug: whole.slug,
    visibility: whole.visibility,
    language,
    domainIds: whole.domainIds,
    purpose: whole.purpose.trim(),
    goals: goalInputs(whole.goals),
    forWhom: whole.forWhom.trim(),
    cadence: whole.cadence.trim(),
    groundRules: whole.groundRules,
    welcomeTitle: whole.welcome ? whole.welcomeTitle.trim() : null,
    welcomeMarkdown: whole.welcome ? whole.welcomeMarkdown : '',
    invitePersonIds: whole.people.map(({ id }) => id).filter((id) => id !== whole.stewardId),
    inviteEmails: emailsOf(whole),
    stewardId: whole.stewardId || null,
    clientMutationId: whole.clientMutationId,
  };
}
