import { newId } from '../../src/kernel/ids';
import type { Answer } from '../harness';
import { type Actor, shortReason } from './parse';
import type { Ground } from './world';

type Data = Record<string, unknown>;
export type Values = Record<string, unknown>;

/** What is done for a cell, and what an answer without an error says. */
export interface Action {
  document: string;
  variables(ground: Ground, actor: Actor): Values;
  /** `ok` unless it says otherwise. */
  read?(data: Data, ground: Ground): string;
  /** Where the verdict stands that must say the same: `root.field` of `verdicts`. */
  can?: string;
}

export function outcome(answer: Answer, read: (data: Data) => string): string {
  const { data, errors } = answer;
  if (!errors) return read(data ?? {});
  const { code, reason } = errors[0]?.extensions ?? {};
  if (code === 'NOT_FOUND') return 'hidden';
  if (code === 'UNAUTHENTICATED' || code === 'FORBIDDEN') return shortReason(reason);
  return `${code} ${reason ?? ''} ${JSON.stringify(errors)}`;
}

export const filled = (value: unknown): string => (value === null ? 'null' : 'ok');
export const at = (data: Data, ...path: string[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Data | null)?.[key], data);

export const slugOf = (ground: Ground): Values => ({ slug: ground.community.slug });
export const page = (field: string, selection: string): Action => ({
  document: `query($slug: String!) { community(slug: $slug) { field: ${field} ${selection} } }`,
  variables: slugOf,
  read: (data) => filled(at(data, 'community', 'field')),
});

/** A mutation with one input; what it returns is asked for by its id only. */
export function verb(
  name: string,
  type: string,
  input: (ground: Ground, actor: Actor) => Values,
  can?: string,
  selection = '{ id }',
): Action {
  return {
    document: `mutation($input: ${type}!) { ${name}(input: $input) ${selection} }`,
    variables: (ground, actor) => ({ input: input(ground, actor) }),
    ...(can && { can }),
  };
}

export const ofCommunity = ({ community }: Ground) => ({ communityId: community.id });
export const versioned = ({ community }: Ground) => ({
  communityId: community.id,
  version: community.version,
});
export const keyed = () => ({ clientMutationId: newId() });
export const wordsOf = () => ({ markdown: 'As we do it here.', ...keyed() });
export const reason = { reason: 'It does not belong here.' };

/** What the actor has written there. */
export function own({ own: written }: Ground, actor: Actor) {
  const mine = written.get(actor);
  if (!mine) throw new Error(`${actor} has written nothing`);
  return mine;
}

export const permission = (fields: string[]) =>
  `{ ${fields.map((field) => `${field} { allowed reason }`).join(' ')} }`;
export interface Can {
  viewerCan: Record<string, { allowed: boolean; reason: string | null }>;
}

/** Verdicts as the words of cells: `root.field` to the word. */
export function saidOf(roots: Record<string, Can | null>): Map<string, string> {
  const verdicts = new Map<string, string>();
  for (const [root, value] of Object.entries(roots)) {
    for (const [field, { allowed, reason: why }] of Object.entries(value?.viewerCan ?? {})) {
      verdicts.set(`${root}.${field}`, allowed ? 'ok' : shortReason(why));
    }
  }
  return verdicts;
}
