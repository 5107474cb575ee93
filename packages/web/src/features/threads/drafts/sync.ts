import { readFragment } from '../../../gql';
import type { DraftPlace, SaveDraftInput } from '../../../gql/graphql';
import { apollo } from '../../../lib/apollo';
import { type Problem, toProblem } from '../../../lib/problem';
import { keysOf, put, read } from '../../../lib/shelf';
import { DraftWords } from '../fragments';
import { alone } from './alone';
import { DraftCount, DraftIn, heldOf, SaveDraft } from './documents';
import { draftsOf, isEmpty, type Kept } from './kept';
import { meet } from './meeting';
import { type Progress, setProgress } from './progress';

/** From the first change that the server does not have; with the request itself it is there within five seconds. */
const AFTER_MS = 2_500;
/** After a failure, longer each time. */
const AGAIN_MS = 5_000;
const AGAIN_MAX_MS = 60_000;

const timers = new Map<string, ReturnType<typeof setTimeout>>();
const failures = new Map<string, number>();
const busy = new Map<string, Promise<void>>();
/** Whether the server's draft had words, as far as this tab knows: the count of drafts depends on it. */
const filled = new Map<string, boolean>();

interface Named {
  personId: string;
  place: DraftPlace;
  placeId: string;
}

function named(key: string): Named {
  const [, personId = '', place = '', placeId = ''] = key.split(':');
  return { personId, place: place as DraftPlace, placeId };
}

const unsaved = (kept: Kept | undefined): kept is Kept =>
  kept !== undefined && !kept.saved && !kept.other;

/** Words have changed: the server will know soon. Saving does not wait for a pause in writing. */
export function saveSoon(key: string, after = AFTER_MS): void {
  if (timers.has(key)) return;
  timers.set(
    key,
    setTimeout(() => {
      timers.delete(key);
      save(key);
    }, after),
  );
}

/** Saves now what is not saved; one request at a time for each place. */
export function save(key: string): Promise<void> {
  const running = busy.get(key);
  if (running) return running;
  const saving = alone(`draft:${key}`, () => saveOnce(key)).finally(() => {
    busy.delete(key);
    if (unsaved(read<Kept>(key)) && !failures.has(key)) saveSoon(key);
  });
  busy.set(key, saving);
  return saving;
}

async function saveOnce(key: string): Promise<void> {
  const kept = read<Kept>(key);
  if (!unsaved(kept)) return;
  // Whom one answers, or of what kind a thread is to be, is no draft yet.
  if (kept.version === 0 && isEmpty(kept.words)) {
    put(key, { ...kept, saved: true });
    return setProgress(key, undefined);
  }
  const { personId, place, placeId } = named(key);
  const { text, title, tags, kind, answers } = kept.words;
  const { version, copy, postVersion } = kept;
  const input: SaveDraftInput = {
    ...{ place, placeId, version, copy, postVersion, markdown: text, title, tags },
    kind: kind as SaveDraftInput['kind'],
    answersPostId: answers?.id,
  };
  setProgress(key, 'saving');
  try {
    const { data } = await apollo.mutate({
      mutation: SaveDraft,
      variables: { input },
      fetchPolicy: 'no-cache',
      context: { meant: personId },
    });
    failures.delete(key);
    setProgress(key, undefined);
    const now = read<Kept>(key);
    if (!data || !now) return;
    const { version } = data.saveDraft;
    put(key, { ...now, version, saved: now.rev === kept.rev });
    const words = !isEmpty(kept.words);
    if (filled.get(key) !== words) recount();
    filled.set(key, words);
  } catch (error) {
    await failed(key, toProblem(error));
  }
}

async function failed(key: string, problem: Problem): Promise<void> {
  if (problem.code === 'CONFLICT') {
    setProgress(key, undefined);
    if (await look(key)) return;
  }
  const times = (failures.get(key) ?? 0) + 1;
  failures.set(key, times);
  const progress = progressOf(problem);
  setProgress(key, progress);
  // Signing in, or other words, begin anew.
  if (progress === 'signIn') return;
  const again = Math.min(AGAIN_MS * 2 ** (times - 1), AGAIN_MAX_MS);
  saveSoon(
    key,
    progress === 'away' ? Math.max(again, (problem.retryAfter ?? 0) * 1_000) : AGAIN_MAX_MS,
  );
}

function progressOf({ code, fields }: Problem): Progress {
  if (code === 'UNAUTHENTICATED') return 'signIn';
  if (fields.some(({ rule }) => rule === 'tooManyDrafts')) return 'full';
  return code === 'NETWORK' || code === 'INTERNAL' || code === 'RATE_LIMITED' ? 'away' : 'refused';
}

/** Asks what the server has for a place, and brings it together with what is here. @returns false when nobody answered */
export async function look(key: string): Promise<boolean> {
  const { personId, place, placeId } = named(key);
  const before = read<Kept>(key)?.version;
  try {
    const { data } = await apollo.query({
      query: DraftIn,
      variables: { place, placeId },
      fetchPolicy: 'no-cache',
      context: { meant: personId },
    });
    const draft = readFragment(DraftWords, data?.draft);
    if (!draft) return data !== undefined;
    const kept = read<Kept>(key);
    // Something was saved while the answer was on its way: it may be the older one.
    const next = meet(kept, heldOf(draft), kept?.version === before);
    if (next && next !== kept) put(key, next);
    return true;
  } catch {
    return false;
  }
}

/** All that a person has written here and the server does not have. */
export async function saveAll(personId: string): Promise<void> {
  failures.clear();
  await Promise.all(keysOf(draftsOf(personId)).map((key) => save(key)));
}

/** Words have left the server's draft otherwise than by saving. */
export const emptied = (key: string) => filled.set(key, false);

/** How many drafts there are: asked for again when there may be another number. */
export const recount = () =>
  apollo.query({ query: DraftCount, fetchPolicy: 'network-only' }).catch(() => undefined);
