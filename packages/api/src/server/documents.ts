import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  validate,
  valueFromASTUntyped,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Logger } from '../kernel/log';

/** A document of our own web client: parsed, checked and compiled when first used. */
export interface TrustedDocument {
  readonly hash: string;
  readonly text: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly name: string;
  /** Absent for subscriptions, and for what cannot be compiled. */
  compiled(): CompiledQuery | undefined;
}

/** Hash of the text to text, as the client's code generator writes it. */
export type Manifest = Readonly<Record<string, string>>;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Only what is on this list is compiled: compiling whatever comes would be a way to fill the memory. A document is read
 * when it is first asked for: reading hundreds of them would hold up each start.
 */
export class TrustedDocuments {
  readonly #byId = new Map<string, () => TrustedDocument | undefined>();
  readonly #byHash = new Map<string, () => TrustedDocument | undefined>();
  readonly #byDocument = new WeakMap<DocumentNode, TrustedDocument>();

  constructor(schema: GraphQLSchema, manifest: Manifest, log: Logger) {
    for (const [id, text] of Object.entries(manifest)) {
      const hash = hashOf(text);
      const trusted = once(() => {
        const document = read(schema, text, hash);
        if (document) this.#byDocument.set(document.document, document);
        else log.warn({ documentId: id }, 'a document of the web client does not fit the schema');
        return document;
      });
      this.#byId.set(id, trusted);
      this.#byHash.set(hash, trusted);
    }
  }

  /** By the hash that a client sends. */
  byId(id: string): TrustedDocument | undefined {
    return this.#byId.get(id)?.();
  }

  /** By the SHA-256 of its text, in hexadecimal. */
  byHash(hash: string): TrustedDocument | undefined {
    return this.#byHash.get(hash)?.();
  }

  byText(text: string): TrustedDocument | undefined {
    return this.#byHash.size > 0 ? this.byHash(hashOf(text)) : undefined;
  }

  byDocument(document: DocumentNode): TrustedDocument | undefined {
    return this.#byDocument.get(document);
  }
}

function read(schema: GraphQLSchema, text: string, hash: string): TrustedDocument | undefined {
  try {
    const document = parse(text);
    const operation = getOperationAST(document);
    if (!operation || validate(schema, document).length > 0) return undefined;
    return {
      hash,
      text,
      document,
      operation,
      name: operation.name?.value ?? 'unnamed',
      compiled: once(() => compile(schema, document, operation)),
    };
  } catch {
    return undefined;
  }
}

function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledQuery | undefined {
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) return undefined;
  const compiled = compileQuery(schema, document, operation.name?.value);
  if (!isCompiledQuery(compiled)) return undefined;
  // graphql-jit asks for a variable that may not be null even when it has a default.
  const defaults = defaultsOf(operation);
  if (!defaults) return compiled;
  const query: CompiledQuery['query'] = (root, ctx, given) =>
    compiled.query(root, ctx, { ...defaults, ...given });
  return { ...compiled, query };
}

function defaultsOf(operation: OperationDefinitionNode): Record<string, unknown> | undefined {
  const entries = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  );
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The list that the web's build has left, or an empty one. */
export function readManifest(path: string): Manifest {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  } catch {
    return {};
  }
}
