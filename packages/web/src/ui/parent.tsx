import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

interface Parent {
  to: string;
  label: ReactNode;
}

const Read = createContext<Parent | undefined>(undefined);
const Write = createContext<(parent: Parent | undefined) => void>(() => undefined);

/** Knows the page above the one that is open, for the way back in the phone's top bar. */
export function ParentProvider({ children }: { children: ReactNode }) {
  const [parent, setParent] = useState<Parent>();
  return (
    <Write value={setParent}>
      <Read value={parent}>{children}</Read>
    </Write>
  );
}

/** The page above this one, if the open page has said so. */
export const useParent = () => useContext(Read);

/** Says which page is above this one. Crumbs do it by themselves. */
export function useParentIs(to: string | undefined, label: ReactNode) {
  const setParent = useContext(Write);
  const parent = useMemo(() => (to ? { to, label } : undefined), [to, label]);
  useEffect(() => {
    setParent(parent);
    return () => setParent(undefined);
  }, [setParent, parent]);
}
