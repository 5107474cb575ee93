import { useCallback, useEffect, useRef } from 'react';
import type { DraftPlace } from '../../../gql/graphql';
import { mutationId } from '../../../lib/mutation-id';
import { put, read, useShelf } from '../../../lib/shelf';
import { draftKey, isEmpty, type Kept, type Waiting, type Where, type Words } from './kept';
import { blank, type Held, meet, sameWords } from './meeting';
import { look, saveSoon } from './sync';

export interface DraftOf {
  personId: string;
  place: DraftPlace;
  placeId: string;
  where: Where;
  /** What came with the page; without it the server is asked. */
  held?: Held | null;
  /** The post that is edited: the words as long as no others are begun. */
  edited?: { markdown: string; version: number };
}

const NOTHING: Words = { text: '' };

/** Whether words were there that an editor did not show and that would be lost by what it writes. */
const strange = (there: Words, shown: Words) => !isEmpty(there) && !sameWords(there, shown);

/** What somebody writes in one place: here at once, on the server soon, and brought together with other devices. */
export function useDraft({ personId, place, placeId, where, held, edited }: DraftOf) {
  const key = draftKey(personId, place, placeId);
  const kept = useShelf<Kept>(key);
  const start = edited ? { text: edited.markdown } : NOTHING;
  const words = kept && (kept.begun || !edited) ? kept.words : start;
  // What this editor shows: another tab may have written since, or this one slept through it.
  const shown = useRef({ rev: kept?.rev, words });
  shown.current = { rev: kept?.rev, words };
  const given = useRef({ where, postVersion: edited?.version });
  given.current = { where, postVersion: edited?.version };

  useEffect(() => {
    const now = read<Kept>(key);
    const next = held ? meet(now, held, false) : now;
    if (next !== now) put(key, next);
    if (next && !next.saved) saveSoon(key, 0);
  }, [key, held]);

  // What came with the page may be an hour old.
  useEffect(() => {
    look(key);
  }, [key]);

  // Whoever comes back to this tab may have written elsewhere.
  useEffect(() => {
    const onVisible = () => document.visibilityState === 'visible' && look(key);
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [key]);

  const change = useCallback(
    (part: Partial<Words>) => {
      const now = read<Kept>(key);
      const { where, postVersion } = given.current;
      const missed =
        now && now.rev !== shown.current.rev && strange(now.words, shown.current.words);
      const next: Kept = {
        ...(now ?? blank()),
        words: { ...shown.current.words, ...part },
        other: missed ? { words: now.words, version: now.version, at: now.at } : now?.other,
        saved: false,
        begun: true,
        rev: mutationId(),
        at: new Date().toISOString(),
        refusal: undefined,
        postVersion: now?.begun ? now.postVersion : postVersion,
        where,
      };
      shown.current = { rev: next.rev, words: next.words };
      put(key, next);
      saveSoon(key);
    },
    [key],
  );

  /** What is to be sent, from the words as they are now. */
  const parcel = useCallback(
    (of: 'REPLY' | 'THREAD', input: (words: Words) => Record<string, unknown>): Waiting => {
      const now = read<Kept>(key) ?? blank();
      return {
        id: now.attempt ?? mutationId(),
        place: of,
        placeId,
        words: shown.current.words,
        version: now.version,
        copy: now.copy,
        rev: now.rev,
        at: new Date().toISOString(),
        input: input(shown.current.words),
        where: given.current.where,
        waits: false,
      };
    },
    [key, placeId],
  );

  /** Another state altogether; the server hears of it at once. */
  const set = useCallback(
    (next: Kept | undefined | ((now: Kept | undefined) => Kept | undefined)) => {
      const kept = typeof next === 'function' ? next(read<Kept>(key)) : next;
      put(key, kept && { ...kept, rev: mutationId() });
      if (kept && !kept.saved) saveSoon(key, 0);
    },
    [key],
  );

  return { key, kept, words, change, parcel, put: set };
}
