import type { Context } from '../../../src/kernel/context';
import type { TestServer } from '../../harness';
import type { Question } from '../questions';
import type { Public, Secret } from '../worlds';

export type Ids = Record<string, string>;

/** The people of both worlds, by handle: those of the cast who are inside, and the probes. */
export type People = (handle: string) => { id: string };

/** What one room brings to the two worlds. */
export interface WorldsRoom {
  /** What everybody may know, in both worlds alike. */
  publish?(ctx: Context, known: Public, people: People, server: TestServer): Promise<Ids>;
  /** What is there in the second world only. */
  hide(
    ctx: Context,
    known: Public,
    secret: Secret,
    people: People,
    server: TestServer,
  ): Promise<Ids>;
  /**
   * Queries about what is public, what is secret and what is nowhere.
   * @param whole the selection of everything below a field of the root
   */
  queries(whole: (query: string, depth?: number) => string, known: Ids, hidden: Ids): Question[];
  /** Mutations that name what is secret. */
  attempts(hidden: Ids, known: Ids): Question[];
}

/** @param name of a query of the schema */
export const asking = (
  name: string,
  query: string,
  ...variables: Array<Record<string, unknown>>
): Question[] =>
  variables.map((given) => ({
    about: `${name} ${JSON.stringify(given)}`,
    query,
    variables: given,
  }));

export const attempt = (
  name: string,
  type: string,
  input: Record<string, unknown>,
  selection = '{ id }',
): Question => ({
  about: `${name} ${JSON.stringify(input)}`,
  query: `mutation($input: ${type}!) { ${name}(input: $input) ${selection} }`,
  variables: { input },
});
