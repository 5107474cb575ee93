import { Max, Min } from 'class-validator';
import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { InvalidError } from './errors';
import { isStorable } from './storable';

/** More than fits a screen several times over; a client that wants more asks again. */
export const PAGE_LIMIT = 100;

@ArgsType()
export class ForwardArgs {
  @Field(() => Int, { nullable: true })
  @Min(0)
  @Max(PAGE_LIMIT)
  first?: number;

  @Field(() => String, { nullable: true })
  after?: string;
}

@ObjectType({ simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean)
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  startCursor!: string | null;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

export interface Edge<Node> {
  cursor: string;
  node: Node;
}

export interface Page<Node> {
  edges: Array<Edge<Node>>;
  nodes: Node[];
  pageInfo: PageInfo;
}

/** Makes the Relay connection of a type. `totalCount` is not offered: a count must be kept, not counted. */
export function ConnectionOf<Node extends object>(node: ClassType<Node>, name = node.name) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true })
  class NodeEdge {
    @Field(() => String)
    cursor!: string;

    @Field(() => node)
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true })
  class NodeConnection implements Page<Node> {
    @Field(() => [NodeEdge])
    edges!: NodeEdge[];

    @Field(() => [node])
    nodes!: Node[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;
  }
  return NodeConnection;
}

type CursorValue = string | number | null;

/** An opaque cursor: the sort key and the id of a row. */
export function encodeCursor(values: CursorValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * @param schema what the cursor must hold, for example `z.tuple([z.iso.datetime(), z.uuid()])`
 * @throws InvalidError when it is not a cursor of this list
 */
export function decodeCursor<T>(cursor: string, schema: z.ZodType<T>, path = 'after'): T {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new InvalidError({ path, rule: 'cursor' });
  }
}

/** The two keys of lists that are sorted by an instant, newest first, and by name. */
/** The year 0 is one in ISO 8601 and none in PostgreSQL. */
export const instant = z.iso.datetime().refine((at) => !at.startsWith('0000'));
export const instantCursor = z.tuple([instant, z.uuid()]);
export const nameCursor = z.tuple([z.string().refine(isStorable), z.uuid()]);

/**
 * Reads one page by keyset.
 * @param load asks for so many rows after the cursor's values (null for the beginning)
 * @param keyOf the values of a row's cursor, the same as in the statement's order
 */
export async function keysetPage<Row, Key extends [CursorValue, ...CursorValue[]]>(
  args: { first?: number | null; after?: string | null },
  size: number,
  schema: z.ZodType<Key>,
  load: (limit: number, after: Key | null) => Promise<Row[]>,
  keyOf: (row: Row) => NoInfer<Key>,
): Promise<Page<Row>> {
  const first = Math.min(args.first ?? size, PAGE_LIMIT);
  const after = args.after ? decodeCursor(args.after, schema) : null;
  // One more than asked for tells whether there is a next page.
  const rows = await load(first + 1, after);
  return pageOf(rows.slice(0, first), keyOf, {
    hasNextPage: rows.length > first,
    hasPreviousPage: after !== null,
  });
}

export function pageOf<Row>(
  rows: Row[],
  keyOf: (row: Row) => CursorValue[],
  has: Pick<PageInfo, 'hasNextPage' | 'hasPreviousPage'>,
): Page<Row> {
  const edges = rows.map((node) => ({ cursor: encodeCursor(keyOf(node)), node }));
  return {
    edges,
    nodes: rows,
    pageInfo: {
      ...has,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

export const emptyPage = <Node>(): Page<Node> =>
  pageOf<Node>([], () => [], { hasNextPage: false, hasPreviousPage: false });
