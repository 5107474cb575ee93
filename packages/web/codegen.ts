import { join } from 'node:path';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { type DocumentNode, Kind, visit } from 'graphql';

const schema = join(import.meta.dirname, '../api/schema.graphql');

type Source = { document?: DocumentNode };

/**
 * The hashed text must be the text that the cache needs, __typename included; but not at the root, where
 * a subscription may select one field only.
 */
function withTypenames<T extends Source>(source: T): T {
  const document =
    source.document &&
    visit(source.document, {
      SelectionSet(node, _key, parent) {
        const root = parent && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
        const there = node.selections.some(
          (selection) => selection.kind === Kind.FIELD && selection.name.value === '__typename',
        );
        if (root || there) return undefined;
        const typename = {
          kind: Kind.FIELD,
          name: { kind: Kind.NAME, value: '__typename' },
        } as const;
        return { ...node, selections: [...node.selections, typename] };
      },
    });
  return { ...source, document };
}

const config: CodegenConfig = {
  schema,
  documents: ['src/**/*.{ts,tsx}', '!src/gql/**'],
  ignoreNoDocuments: true,
  silent: true,
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: {
        // The server knows the documents of this build by their hash and compiles each once.
        persistedDocuments: { mode: 'embedHashInDocument', hashAlgorithm: 'sha256' },
        fragmentMasking: { unmaskFunctionName: 'readFragment' },
      },
      documentTransforms: [{ transform: ({ documents }) => documents.map(withTypenames) }],
      config: {
        scalars: { DateTime: 'string', ID: 'string' },
        strictScalars: true,
        useTypeImports: true,
      },
    },
  },
};

export default config;
