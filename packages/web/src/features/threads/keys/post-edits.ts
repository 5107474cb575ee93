import { useEffect, useRef } from 'react';

const edits = new Map<string, () => void>();

/** Lets the key of the page begin to edit this post; nothing when it is not there to be edited. */
export function useEditByKey(id: string, edit: (() => void) | undefined): void {
  const latest = useRef(edit);
  latest.current = edit;
  const there = edit !== undefined;
  useEffect(() => {
    if (!there) return;
    edits.set(id, () => latest.current?.());
    return () => {
      edits.delete(id);
    };
  }, [id, there]);
}

export const editByKey = (id: string): void => edits.get(id)?.();
