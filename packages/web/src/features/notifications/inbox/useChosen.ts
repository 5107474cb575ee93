import { useRef, useState } from 'react';
import type { Line } from './line';

/** Several lines that something is to be done with at once. */
export interface Chosen {
  /** Whether any are being chosen. */
  several: boolean;
  lines: readonly Line[];
  has: (line: Line) => boolean;
  toggle: (line: Line) => void;
  /** All from the one that was chosen last to this one. */
  upTo: (line: Line) => void;
  begin: () => void;
  clear: () => void;
}

/** @param lines those that are shown: what has left them is not chosen any more */
export function useChosen(lines: readonly Line[]): Chosen {
  const [ids, setIds] = useState<ReadonlySet<string>>();
  const last = useRef<string>(undefined);
  return {
    several: ids !== undefined,
    lines: lines.filter(({ id }) => ids?.has(id)),
    has: ({ id }) => ids?.has(id) ?? false,
    toggle: ({ id }) => {
      last.current = id;
      setIds((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after.size > 0 || before?.size === 0 ? after : undefined;
      });
    },
    upTo: ({ id }) => {
      const at = lines.findIndex((line) => line.id === id);
      const from = Math.max(
        0,
        lines.findIndex((line) => line.id === last.current),
      );
      const between = lines.slice(Math.min(at, from), Math.max(at, from) + 1);
      last.current = id;
      setIds((before) => new Set([...(before ?? []), ...between.map((line) => line.id)]));
    },
    begin: () => setIds(new Set()),
    clear: () => {
      last.current = undefined;
      setIds(undefined);
    },
  };
}
