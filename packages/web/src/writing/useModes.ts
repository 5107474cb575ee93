import { useEffect, useRef, useState } from 'react';
import type { Reason } from './rich/text/kept-text';
import { useWriting } from './writing';

type Rich = typeof import('./rich');

/** What the other way of writing must know of the source. */
interface Source {
  focused: () => boolean;
  busy: () => boolean;
}

interface Modes {
  /** The rich editor, when the text is written in it now. */
  Rich?: Rich['RichField'];
  /** Why the text is in its source, though rich text was chosen. */
  why?: Reason;
  /** The focus goes along. */
  focused: boolean;
  turn: () => void;
  refuse: (why: Reason) => void;
  /** Takes up what had to wait until somebody was done. */
  settle: () => void;
}

/** Fetched once, with the first text that is written. */
let fetched: Rich | undefined;

/**
 * Which way a text is written. Until the rich editor has come, it is the source; then it is rich text if that loses
 * nothing and nobody is in the middle of the source.
 */
export function useModes(value: string, source: () => Source | null): Modes {
  const [writing, setWriting] = useWriting();
  const [mode, setMode] = useState(() => modeFor(writing === 'rich', value));
  const [focused, setFocused] = useState(false);
  const waiting = useRef(false);
  const now = useRef({ value, source });
  now.current = { value, source };

  const enter = (take: boolean) => {
    setFocused(take);
    setMode(modeFor(true, now.current.value));
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: fetched once, when it is wanted
  useEffect(() => {
    if (writing !== 'rich' || fetched) return;
    let gone = false;
    const arrive = (rich: Rich) => {
      fetched = rich;
      if (gone) return;
      const area = now.current.source();
      if (area?.busy()) waiting.current = true;
      else enter(area?.focused() || focused);
    };
    // Without it the source does.
    import('./rich').then(arrive, () => undefined);
    return () => {
      gone = true;
    };
  }, [writing]);

  return {
    Rich: mode.rich ? fetched?.RichField : undefined,
    why: writing === 'rich' ? mode.why : undefined,
    focused,
    turn: () => {
      setWriting(mode.rich ? 'source' : 'rich');
      setFocused(true);
      if (mode.rich) setMode({ rich: false });
      else if (fetched) enter(true);
    },
    refuse: (why) => setMode({ rich: false, why }),
    settle: () => {
      if (!waiting.current) return;
      waiting.current = false;
      enter(false);
    },
  };
}

function modeFor(wanted: boolean, value: string): { rich: boolean; why?: Reason } {
  if (!wanted || !fetched) return { rich: false };
  const why = fetched.whyInSource(value);
  return { rich: why === undefined, why };
}
