import type { Context } from '../../kernel/context';
import { askOutside, standpointOf } from '../../kernel/outside/outside';
import { OutsideError, type OutsideFault } from '../../kernel/outside/outside.errors';

/**
 * answers: somebody is there, if only to say that we are no reader. gone: whoever would know says that there is nothing.
 * silent: nothing came; it may be their fault or that of our own way out. unasked: it is not to be asked. unheard: we could not
 * hear.
 */
export type Answering = 'answers' | 'gone' | 'silent' | 'unasked' | 'unheard';

const MEANING: Record<OutsideFault, Answering> = {
  unknown: 'gone',
  refused: 'gone',
  time: 'silent',
  unreachable: 'silent',
  // A browser may get on with what we do not take.
  secure: 'answers',
  size: 'answers',
  redirects: 'answers',
  content: 'answers',
  address: 'unasked',
  busy: 'unheard',
};

/** Whether a link still leads somewhere. It is asked for its head first, and for itself where that is not enough. */
export async function answering(ctx: Context, url: string): Promise<Answering> {
  const head = await ask(ctx, url, 'HEAD');
  // Some know no such question, or answer it wrongly.
  return head === 'gone' || head === 'silent' ? ask(ctx, url, 'GET') : head;
}

async function ask(ctx: Context, url: string, method: 'HEAD' | 'GET'): Promise<Answering> {
  try {
    const { status } = await askOutside(standpointOf(ctx), url, { method, types: [], most: 0 });
    const isThere = status < 500 && status !== 404 && status !== 410;
    return isThere && (method === 'GET' || status < 400) ? 'answers' : 'gone';
  } catch (error) {
    if (error instanceof OutsideError) return MEANING[error.fault];
    throw error;
  }
}
