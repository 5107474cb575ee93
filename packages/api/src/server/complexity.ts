import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { PAGE_LIMIT } from '../kernel/pagination';
import { tooComplex } from './errors';

/**
 * What a document from outside may ask for. The web's own documents are known and are not measured;
 * the deepest of them has nine levels.
 */
export const limits = {
  /** Levels of fields: some more than any page of ours needs. */
  depth: 12,
  /** Renamed fields: the way to ask one dear thing a thousand times. */
  aliases: 30,
  /** Fields of the operation itself. */
  rootFields: 10,
  /** Words and signs, counted by the parser: ten times our longest document. */
  tokens: 2_000,
  /** Fields in the answer, lists counted by their asked length: two full pages of threads with people. */
  cost: 5_000,
};

/** What a list without `first` or `last` is taken to hold: the size of our usual page. */
const USUAL_PAGE = 20;

type Variables = Readonly<Record<string, unknown>>;

/**
 * Measures a valid document before it runs.
 * @returns what it exceeds, or null
 */
export function excess(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Variables = {},
): GraphQLError | null {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  // Which operation is meant is not clear: running it will say so.
  if (!operation || !root) return null;
  const measure = new Measure(schema, document, defaultsOf(operation, variables));
  try {
    measure.selection(operation.selectionSet, root, 1, 1);
  } catch (error) {
    if (error instanceof Exceeded) return tooComplex(error.message);
    throw error;
  }
  return null;
}

class Exceeded extends Error {}

class Measure {
  #aliases = 0;
  #rootFields = 0;
  #cost = 0;
  readonly #fragments: Map<string, FragmentDefinitionNode>;

  constructor(
    readonly schema: GraphQLSchema,
    document: DocumentNode,
    readonly variables: Variables,
  ) {
    this.#fragments = new Map(
      document.definitions.flatMap((definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
      ),
    );
  }

  /**
   * Adds up a selection as often as it is answered. It stops at the first limit, so that fragments that
   * multiply each other cost no more than the limit.
   */
  selection(set: SelectionSetNode, parent: GraphQLNamedType, depth: number, times: number): void {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        this.#field(node, parent, depth, times);
        continue;
      }
      const fragment =
        node.kind === Kind.INLINE_FRAGMENT ? node : this.#fragments.get(node.name.value);
      if (!fragment) continue;
      const condition = fragment.typeCondition?.name.value;
      const type = condition ? this.schema.getType(condition) : undefined;
      this.selection(fragment.selectionSet, type ?? parent, depth, times);
    }
  }

  #field(node: FieldNode, parent: GraphQLNamedType, depth: number, times: number): void {
    const name = node.name.value;
    if (depth > limits.depth) throw new Exceeded('depth');
    if (depth === 1 && ++this.#rootFields > limits.rootFields) throw new Exceeded('root_fields');
    if (node.alias && node.alias.value !== name && ++this.#aliases > limits.aliases) {
      throw new Exceeded('aliases');
    }
    this.#cost += times;
    if (this.#cost > limits.cost) throw new Exceeded('cost');
    // Introspection has limits of its own in graphql, and is refused in production.
    if (!node.selectionSet || name.startsWith('__')) return;
    const type = fieldTypeOf(parent, name);
    if (type) this.selection(node.selectionSet, type, depth + 1, times * this.#length(node, type));
  }

  /** How many a field is taken to answer with: only connections hold more than a few. */
  #length(node: FieldNode, type: GraphQLNamedType): number {
    const asked = (node.arguments ?? [])
      .filter(({ name }) => name.value === 'first' || name.value === 'last')
      .map(({ value }) => {
        if (value.kind === Kind.INT) return Number(value.value);
        return value.kind === Kind.VARIABLE ? this.variables[value.name.value] : undefined;
      })
      .filter((size) => typeof size === 'number' && size >= 0) as number[];
    // An answer is never longer than a page, whatever was asked.
    const length = asked.length ? Math.max(...asked) : unasked(type);
    return Math.min(length, PAGE_LIMIT);
  }
}

const unasked = (type: GraphQLNamedType): number =>
  type.name.endsWith('Connection') ? USUAL_PAGE : 1;

function fieldTypeOf(parent: GraphQLNamedType, name: string): GraphQLCompositeType | undefined {
  if (!isObjectType(parent) && !isInterfaceType(parent)) return undefined;
  const field = parent.getFields()[name];
  const type = field && getNamedType(field.type);
  return isObjectType(type) || isInterfaceType(type) ? type : undefined;
}

function defaultsOf(
  operation: NonNullable<ReturnType<typeof getOperationAST>>,
  given: Variables,
): Variables {
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)]] : [],
  );
  return { ...Object.fromEntries(defaults), ...given };
}
