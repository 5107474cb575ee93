import { type ReactNode, useEffect, useRef, useState } from 'react';
import { TextField } from './Field';

/** Long enough for the next letter, short enough not to be waited for. */
const PAUSE_MS = 250;

interface SearchFieldProps {
  label: ReactNode;
  /** What is searched for now, as the address says. */
  value: string;
  /** Called when the typing pauses. */
  onSearch: (text: string) => void;
  maxLength: number;
  className?: string;
}

/** A field whose words are looked for as soon as the typing pauses. */
export function SearchField({ label, value, onSearch, maxLength, className }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const latest = useRef(onSearch);
  latest.current = onSearch;

  // Going back in the browser changes the value from outside.
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);

  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      latest.current(text);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <TextField
      type="search"
      // A search is no form: nothing in it is either required or optional.
      aria-required={false}
      label={label}
      value={text}
      maxLength={maxLength}
      autoComplete="off"
      className={className}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}
