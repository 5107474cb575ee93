import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';

/** What stands in the place of a sign that cannot be kept. */
const REPLACEMENT = '\ufffd';
const UNSTORABLE = /[\p{Surrogate}\0]/u;
const ALL_UNSTORABLE = new RegExp(UNSTORABLE, 'gu');

/** Whether PostgreSQL takes a text: it has no NUL, and half a surrogate pair is no character. */
export const isStorable = (text: string): boolean => !UNSTORABLE.test(text);

/** A text as PostgreSQL takes it. */
export const storable = (text: string): string => text.replace(ALL_UNSTORABLE, REPLACEMENT);

/** The same value, in whose texts every sign that cannot be kept is replaced. What needs nothing is not copied. */
function mended(value: unknown): unknown {
  if (typeof value === 'string') {
    return isStorable(value) ? value : storable(value);
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const parts = Object.entries(value);
  const better = parts.map(([key, part]) => [key, mended(part)] as const);
  if (better.every(([, part], index) => part === parts[index]?.[1])) return value;
  return Array.isArray(value) ? better.map(([, part]) => part) : Object.fromEntries(better);
}

/**
 * Mends every text that comes into the house, before validators and resolvers see it. In one place, because each
 * statement with such a text would fail on its own. Replaced and not refused: nobody types such a sign, it comes with
 * what is pasted, and a long post must not be lost for it.
 */
export function mendInputs(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.args.length === 0) continue;
      field.resolve &&= mending(field.resolve);
      field.subscribe &&= mending(field.subscribe);
    }
  }
  return schema;
}

const mending =
  (resolve: GraphQLFieldResolver<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> =>
  (root, args, context, info) =>
    resolve(root, mended(args) as typeof args, context, info);
