import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const CALL = /\bgraphql\(\s*`([^`]*)`,?\s*\)/g;
const NAMED = /\b(query|mutation|subscription|fragment)\s+(\w+)/;
const CONSTANT = /^export const (\w+) = (\{.*\}) as unknown as /gm;

/**
 * Puts each generated document in the place of its `graphql(…)` call. Otherwise every page would carry the
 * documents of all the others, since the generated module is one.
 * @param generated the graphql.ts that the code generator wrote
 */
export function inlineDocuments(generated: string): Plugin {
  let known: Map<string, string>;
  return {
    name: 'guildhall:inline-documents',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      const source = readFileSync(generated, 'utf8');
      known = new Map(
        [...source.matchAll(CONSTANT)].map(([, name, json]) => [name ?? '', json ?? '']),
      );
    },
    transform: {
      filter: { id: /\/src\/(?!gql\/).*\.tsx?$/, code: 'graphql(' },
      handler(code) {
        return code.replaceAll(CALL, (_call, text: string) => {
          const [, kind, name] = NAMED.exec(text) ?? [];
          const json = known.get(`${name}${kind === 'fragment' ? 'FragmentDoc' : 'Document'}`);
          if (!json)
            this.error(`The document ${name} is not in ${generated}: run the code generator.`);
          return json;
        });
      },
    },
  };
}
