import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { VisuallyHidden } from './VisuallyHidden';

const Announce = createContext<(words: string) => void>(() => {
  throw new Error('useAnnounce stands outside of <Announcer>.');
});

/** Holds the live region into which the page speaks. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ words: '', times: 0 });
  const announce = useCallback(
    (words: string) => setSaid(({ times }) => ({ words, times: times + 1 })),
    [],
  );
  return (
    <Announce value={announce}>
      {children}
      <VisuallyHidden>
        {/* A new element each time, so that the same words are spoken again. */}
        <span role="status" aria-live="polite">
          <span key={said.times}>{said.words}</span>
        </span>
      </VisuallyHidden>
    </Announce>
  );
}

/** Says a sentence to those who do not see what has just changed. */
export const useAnnounce = () => useContext(Announce);
