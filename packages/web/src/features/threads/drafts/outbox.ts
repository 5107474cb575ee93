import { readFragment } from '../../../gql';
import type { OpenThreadInput, ReplyInput } from '../../../gql/graphql';
import { apollo } from '../../../lib/apollo';
import { type Problem, toProblem } from '../../../lib/problem';
import { keysOf, put, read } from '../../../lib/shelf';
import { PostParts } from '../fragments';
import { alone } from './alone';
import { OpenNewThread, Reply, WhoAmI } from './documents';
import { draftKey, type Kept, type Waiting, waitingOf } from './kept';
import { blank, givenBack, sameWords } from './meeting';
import { inOrder, keyAfter, maySendLater } from './queue';
import { emptied, recount, saveSoon } from './sync';

/** What became of words that were to be sent. */
export type Outcome =
  | { is: 'posted'; id: string; number: number }
  | { is: 'opened'; id: string; slug: string; title: string }
  | { is: 'waits' }
  | { is: 'refused'; error: unknown }
  /** Another tab is at it, or it was taken back. */
  | { is: 'elsewhere' };

/** Told in this tab of what was sent while nobody waited for it. */
type Listener = (waiting: Waiting, outcome: Outcome) => void;
const listeners = new Set<Listener>();

export function onSent(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const keyFor = (personId: string, id: string) => `${waitingOf(personId)}${id}`;

/** Sends words for the first time. They are on the shelf before they leave, so that a closed window loses nothing. */
export async function send(personId: string, waiting: Waiting): Promise<Outcome> {
  const key = keyFor(personId, waiting.id);
  put(key, waiting);
  const outcome = await deliver(key, personId);
  if (outcome.is !== 'refused') return outcome;
  const problem = toProblem(outcome.error);
  if (problem.code === 'NETWORK') {
    wait(key, personId);
    return { is: 'waits' };
  }
  put(key, undefined);
  remember(personId, waiting, problem);
  return outcome;
}

/** The words leave the sheet: from here on they wait by themselves. */
function wait(key: string, personId: string): void {
  const waiting = read<Waiting>(key);
  if (!waiting) return;
  put(key, { ...waiting, waits: true });
  clear(personId, waiting, waiting.version);
}

/** What is still on the sheet goes with the same key next time, unless it was plainly refused. */
function remember(personId: string, waiting: Waiting, problem: Problem): void {
  const key = draftKey(personId, waiting.place, waiting.placeId);
  const kept = read<Kept>(key);
  if (kept) put(key, { ...kept, attempt: keyAfter(waiting, problem) });
}

/** Takes the words from the sheet, unless somebody has gone on writing. */
function clear(personId: string, waiting: Waiting, version: number): void {
  const key = draftKey(personId, waiting.place, waiting.placeId);
  const kept = read<Kept>(key);
  if (!kept || !sameWords(kept.words, waiting.words)) return;
  put(key, version > 0 ? { ...blank(version), where: kept.where } : undefined);
}

async function deliver(key: string, personId: string): Promise<Outcome> {
  return alone(`sending:${key}`, async (): Promise<Outcome> => {
    const waiting = read<Waiting>(key);
    if (!waiting) return { is: 'elsewhere' };
    try {
      const [outcome, version] = await mutate(personId, waiting);
      put(key, undefined);
      clear(personId, waiting, version);
      emptied(draftKey(personId, waiting.place, waiting.placeId));
      if (waiting.version > 0) recount();
      return outcome;
    } catch (error) {
      return { is: 'refused', error };
    }
  });
}

/** @returns what it has become, and the version of the empty draft that is left */
async function mutate(personId: string, waiting: Waiting): Promise<[Outcome, number]> {
  const { id, version, copy, place } = waiting;
  const sent = { clientMutationId: id, draft: { version, copy } };
  const context = { meant: personId };
  if (place === 'REPLY') {
    const input = { ...(waiting.input as Omit<ReplyInput, 'clientMutationId'>), ...sent };
    const { data } = await apollo.mutate({ mutation: Reply, variables: { input }, context });
    if (!data) throw new Error('The answer is empty.');
    const { number } = readFragment(PostParts, data.reply);
    return [{ is: 'posted', id: data.reply.id, number }, version + 1];
  }
  const input = { ...(waiting.input as Omit<OpenThreadInput, 'clientMutationId'>), ...sent };
  const { data } = await apollo.mutate({ mutation: OpenNewThread, variables: { input }, context });
  if (!data) throw new Error('The answer is empty.');
  const { title, community } = data.openThread;
  return [{ is: 'opened', id: data.openThread.id, slug: community.slug, title }, version + 1];
}

/**
 * Sends what waits, the oldest first. What is refused goes back to where it was written, with the reason.
 * @returns false when something still waits
 */
export function sendAll(personId: string): Promise<boolean> {
  return alone('sending', async () => {
    const all = keysOf(waitingOf(personId)).flatMap((key) => read<Waiting>(key) ?? []);
    for (const waiting of inOrder(all)) {
      const key = keyFor(personId, waiting.id);
      const outcome = await deliver(key, personId);
      if (outcome.is === 'refused') {
        const problem = toProblem(outcome.error);
        if (maySendLater(problem) || !(await isStill(personId))) {
          // A closed window had cut it off.
          if (!waiting.waits) wait(key, personId);
          return false;
        }
        takeBack(personId, waiting, { code: problem.code, reason: problem.reason });
      }
      if (outcome.is === 'elsewhere') continue;
      for (const listener of listeners) listener(waiting, outcome);
    }
    return true;
  });
}

/** A session that has ended looks like a thread that is not there: only this tells them apart. */
async function isStill(personId: string): Promise<boolean> {
  const { data } = await apollo
    .query({ query: WhoAmI, fetchPolicy: 'no-cache' })
    .catch(() => ({ data: undefined }));
  return data?.viewer?.person.id === personId;
}

/** Words that wait become a draft again: by wish, or because they were refused. */
export function takeBack(personId: string, waiting: Waiting, refusal?: Kept['refusal']): void {
  const key = draftKey(personId, waiting.place, waiting.placeId);
  const { where, id, version, copy } = waiting;
  const kept = read<Kept>(key) ?? { ...blank(version), copy };
  // What was tried may have arrived all the same; its key makes sure that it does so once.
  put(key, givenBack(kept, waiting.words, { where, refusal, attempt: refusal ? undefined : id }));
  put(keyFor(personId, id), undefined);
  saveSoon(key, 0);
}
