import { buildSchema, parse, validate } from 'graphql';
import { excess, limits } from './complexity';

const schema = buildSchema(`
  type Query { thing: Thing, things(first: Int, last: Int): ThingConnection, few(first: Int): [Thing!] }
  type Thing { id: ID, name: String, thing: Thing, things(first: Int, last: Int): ThingConnection }
  type ThingConnection { nodes: [Thing!], edges: [ThingEdge!] }
  type ThingEdge { node: Thing }
`);

function over(source: string, variables?: Record<string, unknown>): unknown {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  return excess(schema, document, undefined, variables)?.message && reason(source, variables);
}

function reason(source: string, variables?: Record<string, unknown>): unknown {
  const error = excess(schema, parse(source), undefined, variables)?.originalError;
  return error && 'details' in error && error.details;
}

/** A list whose answer costs a field for each of so many nodes, and two above. */
const listOf = (first: string) => `things(${first}) { nodes { ${'id '.repeat(50)} } }`;

test.each([
  ['a length as it stands', `{ ${listOf('first: 100')} }`, {}, 'COST'],
  ['last like first', `{ ${listOf('last: 100')} }`, {}, 'COST'],
  ['a length in a variable', `query($n: Int) { ${listOf('first: $n')} }`, { n: 100 }, 'COST'],
  ['a small one in a variable', `query($n: Int) { ${listOf('first: $n')} }`, { n: 10 }, undefined],
  ['the default of a variable', `query($n: Int = 100) { ${listOf('first: $n')} }`, {}, 'COST'],
  [
    'no length: a usual page',
    '{ things { nodes { things { nodes { things { nodes { id } } } } } } }',
    {},
    'COST',
  ],
  [
    'no longer than a page, whatever is asked',
    '{ things(first: 1000000) { nodes { id } } }',
    {},
    undefined,
  ],
  [
    'less than nothing',
    '{ things(first: -5) { nodes { things(first: -5) { nodes { id } } } } }',
    {},
    undefined,
  ],
  [
    'a plain list with a length',
    `{ few(first: 100) { ${'thing { id } '.repeat(30)} } }`,
    {},
    'COST',
  ],
])('cost: %s', (_what, source, variables, expected) => {
  expect(over(source, variables)).toEqual(expected && { reason: expected });
});

test('what fragments hide is counted', () => {
  const deep = `{ thing { ...A } } fragment A on Thing { ${'thing { '.repeat(11)} id ${'}'.repeat(11)} }`;
  expect(over(deep)).toEqual({ reason: 'DEPTH' });
  const inline = `{ ... on Query { ${Array.from({ length: 11 }, () => 'thing { id }').join(' ')} } }`;
  expect(over(inline)).toEqual({ reason: 'ROOT_FIELDS' });
  const aliased = `{ thing { ...A } } fragment A on Thing { ${Array.from(
    { length: limits.aliases + 1 },
    (_, place) => `a${place}: id`,
  ).join(' ')} }`;
  expect(over(aliased)).toEqual({ reason: 'ALIASES' });
});

test('fragments that multiply each other are refused at once', () => {
  const count = 60;
  const bomb = Array.from({ length: count }, (_, place) =>
    place === count - 1
      ? `fragment F${place} on Thing { id }`
      : `fragment F${place} on Thing { ...F${place + 1} ...F${place + 1} }`,
  ).join('\n');
  expect(reason(`{ thing { ...F0 } } ${bomb}`)).toEqual({ reason: 'COST' });
});

test('the operation that is meant is measured, and an unclear one left to graphql', () => {
  const two = parse(`query Small { thing { id } } query Large { ${listOf('first: 100')} }`);
  expect(excess(schema, two, 'Small')).toBeNull();
  expect(excess(schema, two, 'Large')).not.toBeNull();
  expect(excess(schema, two, undefined)).toBeNull();
});
