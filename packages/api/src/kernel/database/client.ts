import { Client, type ClientConfig, types } from 'pg';
import { recordStatement } from './statements';

/** The `pg` client that both kinds of database use: every statement passes here and is counted. */
export class CountedClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    // A connection that breaks while it is held and nothing runs on it has nobody to tell: Node would end the process.
    // Whoever holds it learns of it by the next statement, and the pool throws it away.
    this.on('error', () => undefined);
    this.query = new Proxy(this.query, {
      apply: (query, client, args: unknown[]) => {
        recordStatement(textOf(args[0]));
        return Reflect.apply(query, client, args);
      },
    });
  }
}

/** A statement comes as its text, or as an object that has it. */
function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  const text = statement && typeof statement === 'object' && 'text' in statement && statement.text;
  return typeof text === 'string' ? text : '';
}

const INT8 = 20;
const INT8_ARRAY = 1016;
const DATE = 1082;
const DATE_ARRAY = 1182;
// The type list of `pg` has no arrays, though its parsers have.
const TEXT_ARRAY = 1009 as typeof types.builtins.TEXT;

/** Counts and sequence numbers are small; one that a number cannot hold must not be rounded quietly. */
function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new RangeError('An int8 is beyond what a number holds exactly; read it as ::text.');
  }
  return value;
}

/** Keeps the shape of a possibly nested array that may hold nulls. */
function deep<T>(value: unknown, parse: (text: string) => T): unknown {
  if (Array.isArray(value)) return value.map((item) => deep(item, parse));
  return typeof value === 'string' ? parse(value) : value;
}

const asText = (text: string): string => text;
/** An array of any type is written the same way; this reads one without looking into its parts. */
const textArray: (text: string) => unknown = types.getTypeParser(TEXT_ARRAY, 'text');

const parsers = new Map<number, (text: string) => unknown>([
  [INT8, parseInt8],
  [INT8_ARRAY, (text) => deep(textArray(text), parseInt8)],
  // A day is not an instant: as a Date it would move with the process's time zone.
  [DATE, asText],
  [DATE_ARRAY, textArray],
]);

/** `pg`'s `types` option: int8 is a number, a date is 'YYYY-MM-DD', all else as `pg` does it. */
export const resultTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const own = format === 'binary' ? undefined : parsers.get(oid);
    return own ?? types.getTypeParser(oid, format ?? 'text');
  },
};
