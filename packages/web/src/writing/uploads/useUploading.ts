import { useApolloClient } from '@apollo/client/react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { TextHandle } from '../handle';
import { OwnFileSpace } from './documents';
import { placeholderFor } from './placeholder';
import { type Added, FileRefused, upload } from './upload';
import type { UploadPlace } from './useFiles';

/** One file on its way into the text. */
export interface Upload {
  key: number;
  file: File;
  state: 'waiting' | 'sending' | 'there' | 'refused';
  part: number;
  /** Why it was refused. */
  error?: unknown;
  added?: Added;
  /** What a picture shows, in words. */
  alt: string;
}

/** As many as the API takes of one person with room to spare. */
const AT_ONCE = 3;

interface Given {
  editor: RefObject<TextHandle | null>;
  place: UploadPlace;
  batches: readonly (readonly File[])[];
  /** When nothing is under way any more. @param whole none was refused */
  onSettled: (whole: boolean) => void;
  onAdded: (name: string) => void;
}

const markdownOf = ({ added, alt }: Upload): string => {
  if (!added) return '';
  const plain = (words: string) => words.replace(/\s+/g, ' ').replace(/[\\[\]*_`<>]/g, '\\$&');
  return added.width === null
    ? `[${plain(added.name)}](${added.address})`
    : `![${plain(alt.trim())}](${added.address})`;
};

let keys = Date.now() % 1_000_000;

/** Sends files, some at once and the others after them, and puts into the text what they have become. */
export function useUploading({ editor, place, batches, onSettled, onAdded }: Given) {
  const client = useApolloClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const taken = useRef(0);
  const stops = useRef(new Map<number, () => void>());
  const moving = uploads.some(({ state }) => state === 'waiting' || state === 'sending');
  const wasMoving = useRef(false);

  const change = (key: number, to: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)));
  const drop = (key: number) => setUploads((all) => all.filter((one) => one.key !== key));

  /** Takes what stands for a file out of the text, with the empty line that came with it. */
  const takeOut = (words: string) => {
    const text = editor.current;
    return (
      text?.replace(`${words}\n\n`, '') ||
      text?.replace(`\n\n${words}`, '') ||
      text?.replace(words, '')
    );
  };
  const placeholder = ({ file, key }: Upload) => placeholderFor(file.name, key);

  const start = async (one: Upload) => {
    const { key, file } = one;
    change(key, { state: 'sending', part: 0, error: undefined });
    try {
      const { data } = await client.query({ query: OwnFileSpace });
      // The server stops reading what is larger, and a browser reports that as a lost connection.
      if (file.size > (data?.viewer?.fileSpace.largest ?? file.size)) throw new FileRefused('size');
      const { done, stop } = upload(file, place, (part) => change(key, { part }));
      stops.current.set(key, stop);
      const added = await done;
      const there: Upload = { ...one, state: 'there', part: 1, added };
      // Whoever took its place out of the text does not want it.
      if (!editor.current?.replace(placeholder(one), markdownOf(there))) return drop(key);
      if (added.width === null) drop(key);
      else change(key, there);
      onAdded(added.name);
    } catch (error) {
      takeOut(placeholder(one));
      change(key, { state: 'refused', error });
    } finally {
      stops.current.delete(key);
    }
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each batch
  useEffect(() => {
    const fresh = batches.slice(taken.current).flat();
    taken.current = batches.length;
    if (fresh.length === 0) return;
    const made = fresh.map((file): Upload => {
      keys += 1;
      return { key: keys, file, state: 'waiting', part: 0, alt: '' };
    });
    editor.current?.insert(made.map(placeholder).join('\n\n'));
    setUploads((all) => [...all, ...made]);
  }, [batches]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever a place is free
  useEffect(() => {
    const free = AT_ONCE - uploads.filter(({ state }) => state === 'sending').length;
    for (const one of uploads.filter(({ state }) => state === 'waiting').slice(0, free)) start(one);
  }, [uploads]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the last is there
  useEffect(() => {
    if (wasMoving.current && !moving) onSettled(!uploads.some(({ state }) => state === 'refused'));
    wasMoving.current = moving;
  }, [moving]);

  useEffect(() => {
    const running = stops.current;
    return () => {
      for (const stop of running.values()) stop();
    };
  }, []);

  return {
    uploads,
    cancel(one: Upload) {
      stops.current.get(one.key)?.();
      takeOut(placeholder(one));
      drop(one.key);
    },
    again(one: Upload) {
      editor.current?.insert(placeholder(one));
      change(one.key, { state: 'waiting' });
    },
    dismiss: ({ key }: Upload) => drop(key),
    remove(one: Upload) {
      takeOut(markdownOf(one));
      drop(one.key);
    },
    describe(one: Upload, alt: string) {
      const described = { ...one, alt };
      // Whoever has changed it in the text goes on there.
      if (editor.current?.replace(markdownOf(one), markdownOf(described))) change(one.key, { alt });
      else drop(one.key);
    },
  };
}
