import type { ExecutionResult } from 'graphql';
import type { Context } from '../kernel/context';

/** What a reader is told of an event. */
export interface Told {
  result: ExecutionResult;
  /** The result written out, where it is the same for others. */
  text?: string;
}

/**
 * Readers that are handed the same event (the same object) and ask for the same of it are told the same: it is executed
 * and written out once. Unless anything on the way asked who the viewer is, or went wrong: then each is answered alone.
 */
export class SharedAnswers {
  readonly #ofEvent = new WeakMap<object, Map<string, Promise<Told | null>>>();

  /**
   * @param question what is asked of the event: the document and its variables
   * @param execute answers it with a context
   */
  async answer(
    event: object,
    question: string,
    ctx: Context,
    execute: (ctx: Context) => Promise<ExecutionResult>,
  ): Promise<Told> {
    const answers = this.#ofEvent.get(event) ?? new Map<string, Promise<Told | null>>();
    this.#ofEvent.set(event, answers);
    const shared = answers.get(question);
    if (shared) return (await shared) ?? told(ctx, execute);
    const first = told(ctx, execute);
    answers.set(
      question,
      first.then(
        (answer) => (answer.text === undefined ? null : answer),
        () => null,
      ),
    );
    return first;
  }
}

async function told(
  ctx: Context,
  execute: (ctx: Context) => Promise<ExecutionResult>,
): Promise<Told> {
  let personal = false;
  const watched: Context = {
    ...ctx,
    loaders: new Map(),
    get viewer() {
      personal = true;
      return ctx.viewer;
    },
  };
  const result = await execute(watched);
  return personal || result.errors ? { result } : { result, text: JSON.stringify(result) };
}
