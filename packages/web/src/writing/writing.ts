import { useState } from 'react';
import { useViewer } from '../lib/viewer';

/** As it will be read, or as Markdown. */
export type Writing = 'rich' | 'source';

const KEY = 'guildhall-writing';

/** How somebody writes on this device: as they last chose here, else as the device says, else rich. */
export function useWriting(): [Writing, (writing: Writing) => void] {
  const { viewer } = useViewer();
  const key = `${KEY}:${viewer?.person.id ?? ''}`;
  const [writing, setWriting] = useState<Writing>(() => kept(key) ?? kept(KEY) ?? 'rich');
  return [
    writing,
    (next) => {
      setWriting(next);
      try {
        localStorage.setItem(key, next);
      } catch {
        // Without storage the choice lasts as long as the page.
      }
    },
  ];
}

function kept(key: string): Writing | undefined {
  try {
    const found = localStorage.getItem(key);
    return found === 'rich' || found === 'source' ? found : undefined;
  } catch {
    return undefined;
  }
}
