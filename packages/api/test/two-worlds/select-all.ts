import {
  type GraphQLArgument,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** Rows of each list: enough for order and for a page that is not the last. */
const ROWS = 4;

/** A thread that is nowhere; those that are somewhere are asked for by name. */
const THREAD = '00000000-0000-7000-8000-000000000000';

/** Arguments that a field must have, and the size of each list. */
function argumentsOf(args: readonly GraphQLArgument[]): string {
  const given = args.flatMap((arg) => {
    if (arg.name === 'first') return [`first: ${ROWS}`];
    if (arg.name === 'afterSeq') return ['afterSeq: 0'];
    if (arg.name === 'number') return ['number: 1'];
    if (arg.name === 'threadId') return [`threadId: "${THREAD}"`];
    if (isNonNullType(arg.type) && arg.defaultValue === undefined) {
      throw new Error(`Nobody has said what ${arg.name} is to be`);
    }
    return [];
  });
  return given.length > 0 ? `(${given.join(', ')})` : '';
}

/** Types that only carry others, and verdicts: what they hold is asked for however deep they stand. */
const WRAPPING = /(Connection|Edge|PageInfo|Permissions?|ThreadChanges|ThreadLink)$/;

/**
 * Every field of a type, and of the types that it leads to as far as that.
 * @param depth how many more objects are opened below this one
 */
export function selectAll(type: GraphQLOutputType | GraphQLObjectType, depth: number): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).flatMap((field) => {
    const below = getNamedType(field.type);
    if (!isObjectType(below)) return [`${field.name}${argumentsOf(field.args)}`];
    const free = WRAPPING.test(below.name);
    if (depth === 0 && !free) return [];
    const selection = selectAll(below, free ? depth : depth - 1);
    return selection ? [`${field.name}${argumentsOf(field.args)} ${selection}`] : [];
  });
  return fields.length > 0 ? `{ ${fields.join(' ')} }` : '';
}

/** The whole selection below a field of the root. */
export function below(schema: GraphQLSchema, query: string, depth: number): string {
  const field = schema.getQueryType()?.getFields()[query];
  if (!field) throw new Error(`There is no query ${query}`);
  return selectAll(field.type, depth);
}
