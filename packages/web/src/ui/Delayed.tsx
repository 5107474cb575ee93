import { type ReactNode, useEffect, useState } from 'react';

/** What comes within this time needs no placeholder; one would only flicker. */
const PATIENCE_MS = 200;

/** Shows its children only when they are still wanted after 200 ms. */
export function Delayed({ children }: { children: ReactNode }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return late ? children : null;
}
