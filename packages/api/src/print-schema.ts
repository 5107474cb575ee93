import { assertValidSchema, printSchema } from 'graphql';
import { buildSchema } from './schema';

/**
 * Prints the contract that the web reads. packages/api/schema.graphql is this output, committed;
 * `npm run check` compares the two.
 */
const NOTE =
  '# Generated from the resolvers (see packages/api/src/print-schema.ts); not to be edited.';

const schema = buildSchema();
assertValidSchema(schema);
process.stdout.write(`${NOTE}\n\n${printSchema(schema)}\n`);
