import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
} from 'graphql';
import type { Context } from '../kernel/context';
import { DomainError } from '../kernel/errors';
import { excess } from './complexity';
import type { TrustedDocuments } from './documents';
import { normal, refused } from './errors';
import { SharedAnswers, type Told } from './shared-answers';

export interface Operation {
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Runs operations, for HTTP and WebSocket alike: what is trusted compiled, all else within limits. */
export class Execution {
  readonly #shared = new SharedAnswers();

  constructor(
    readonly schema: GraphQLSchema,
    readonly trusted: TrustedDocuments,
  ) {}

  /** Runs a query or a mutation. */
  async run(ctx: Context, operation: Operation): Promise<ExecutionResult> {
    const kind = getOperationAST(operation.document, operation.operationName)?.operation;
    if (kind === OperationTypeNode.SUBSCRIPTION) return { errors: [onlySockets()] };
    const known = this.trusted.byDocument(operation.document);
    const compiled = kind && known?.compiled();
    if (compiled) {
      return normalised(await compiled.query(undefined, ctx, operation.variables ?? {}));
    }
    const refusal = known ? null : this.#excess(operation);
    if (refusal) return { errors: [refusal] };
    return normalised(await execute(this.#args(ctx, operation)));
  }

  /**
   * Opens a subscription. Every event is answered with loaders of its own: the last one's are stale.
   * @param tell writes an answer to the reader; the next event waits for it
   * @returns what ends when the subscription does, and gives nothing until then
   */
  async subscribe(
    ctx: Context,
    operation: Operation,
    tell: (told: Told) => Promise<void>,
  ): Promise<AsyncGenerator<never, void> | ExecutionResult> {
    const known = this.trusted.byDocument(operation.document);
    const refusal = known ? null : this.#excess(operation);
    if (refusal) return { errors: [refusal] };
    const args = this.#args(ctx, operation);
    const events = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in events)) return normalised(events);
    const answer = async (event: unknown, contextValue: Context) =>
      normalised(await execute({ ...args, rootValue: event, contextValue }));
    const question = known && `${known.hash} ${JSON.stringify(operation.variables)}`;
    return forEach(events, async (event) =>
      tell(
        question && typeof event === 'object' && event !== null
          ? await this.#shared.answer(event, question, ctx, (own) => answer(event, own))
          : { result: await answer(event, { ...ctx, loaders: new Map() }) },
      ),
    );
  }

  #excess({ document, operationName, variables }: Operation): GraphQLError | null {
    return excess(this.schema, document, operationName, variables ?? {});
  }

  #args(ctx: Context, { document, operationName, variables }: Operation) {
    return {
      schema: this.schema,
      document,
      operationName,
      variableValues: variables,
      contextValue: ctx,
    };
  }
}

function onlySockets(): GraphQLError {
  return refused(new DomainError('BAD_REQUEST', 'Subscriptions are read over a WebSocket.'));
}

/** graphql-jit's errors look like graphql's, but lack parts that others count on. */
function normalised(result: ExecutionResult): ExecutionResult {
  if (!result.errors) return result;
  const errors = result.errors.map((error) => {
    const better = normal(error);
    if (better instanceof GraphQLError && better.extensions) return better;
    const { message, path, originalError } = error;
    return new GraphQLError(message, { path, originalError });
  });
  return { ...result, errors };
}

/**
 * Does something with events one by one. Not an async generator function: `return` on one waits for the event that
 * it is waiting for, which may never come.
 */
function forEach<Event>(
  events: AsyncIterable<Event>,
  work: (event: Event) => Promise<void>,
): AsyncGenerator<never, void> {
  const source = events[Symbol.asyncIterator]();
  const end = async (): Promise<IteratorResult<never, void>> => {
    await source.return?.();
    return { value: undefined, done: true };
  };
  const generator: AsyncGenerator<never, void> = {
    async next() {
      for (;;) {
        const { value, done } = await source.next();
        if (done) return { value: undefined, done: true };
        try {
          await work(value);
        } catch (error) {
          await end();
          throw error;
        }
      }
    },
    return: end,
    async throw(error) {
      await end();
      throw error;
    },
    [Symbol.asyncIterator]: () => generator,
    async [Symbol.asyncDispose]() {
      await end();
    },
  };
  return generator;
}
