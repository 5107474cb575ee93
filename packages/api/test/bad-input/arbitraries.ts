import fc from 'fast-check';
import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { longTexts, naughtyNumbers, naughtyTexts, notTexts } from './naughty';

/** A good value for a text or id of this name, made anew for each case. */
export type Known = (field: string) => unknown;

/** What may come where a value of this type is expected, of the right form or not. */
export function naughty(type: GraphQLInputType): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return naughty(type.ofType);
  if (isListType(type)) {
    const element = naughty(type.ofType);
    return fc.oneof(
      fc.array(element, { maxLength: 4 }),
      fc.constantFrom<unknown>([], null, 'a', Array(3_000).fill('a'), [[[[]]]]),
      element,
    );
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).map((field) => [
      field.name,
      naughty(field.type),
    ]);
    return fc.oneof(
      fc.record(Object.fromEntries(fields), { requiredKeys: [] }),
      fc.constantFrom<unknown>(null, 'a', 7, [], { nobody: 'knows' }),
    );
  }
  if (isEnumType(type)) return fc.constantFrom<unknown>('NOPE', '__proto__', '', 1, null, {});
  if (type.name === 'Int') return fc.constantFrom(...naughtyNumbers);
  if (type.name === 'Boolean') return fc.constantFrom<unknown>('true', 1, null, {}, []);
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...naughtyTexts) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
    { weight: 1, arbitrary: fc.constantFrom(...longTexts) },
    { weight: 1, arbitrary: fc.constantFrom(...notTexts) },
  );
}

/** What is meant there. Texts come from `known`, at the moment when the case runs. */
export function good(type: GraphQLInputType, field: string, known: Known): unknown {
  if (isNonNullType(type)) return good(type.ofType, field, known);
  if (isListType(type)) {
    // Two where each is made anew, so that a list that must have several has.
    const [one, other] = [good(type.ofType, field, known), good(type.ofType, field, known)];
    return one === other ? [one] : [one, other];
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    return Object.fromEntries(fields.map((one) => [one.name, good(one.type, one.name, known)]));
  }
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (type.name === 'Boolean') return true;
  return known(field);
}

/** Fields of an input that are spoilt, or the whole of it. */
export type Spoilt = { fields: Record<string, unknown> } | { whole: unknown };

/**
 * Mostly one or two fields are bad and the others good, so that the bad ones come far; sometimes everything is, and
 * sometimes something that may be left out is.
 */
export function spoilt(type: GraphQLInputType): fc.Arbitrary<Spoilt> {
  const named = isNonNullType(type) ? type.ofType : type;
  if (!isInputObjectType(named)) return naughty(type).map((whole) => ({ whole }));
  const fields = Object.values(named.getFields());
  const some = fc
    .subarray(fields, { minLength: 1, maxLength: Math.min(2, fields.length) })
    .chain((chosen) =>
      fc.record(Object.fromEntries(chosen.map(({ name, type: own }) => [name, naughty(own)]))),
    )
    .map((given) => ({ fields: given as Record<string, unknown> }));
  return fc.oneof(
    { weight: 8, arbitrary: some },
    { weight: 1, arbitrary: naughty(type).map((whole) => ({ whole })) },
    { weight: 1, arbitrary: fc.constant({ fields: {} }) },
  );
}
