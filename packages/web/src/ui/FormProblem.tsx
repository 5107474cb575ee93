import { useEffect, useRef } from 'react';
import { type ProblemWords, toProblem } from '../lib/problem';
import styles from './Problem.module.css';
import { ProblemText } from './ProblemText';

interface FormProblemProps {
  error: unknown;
  /** Better sentences for some codes, where the form knows what they mean here. */
  words?: ProblemWords;
  /** The fields themselves say what they were refused for. */
  byField?: boolean;
}

/**
 * Above the button of a form: why it was not taken. It is read out and takes the focus, so that nobody
 * waits for an answer that has come. Nothing, when the fields themselves say it.
 */
export function FormProblem({ error, words, byField }: FormProblemProps) {
  const box = useRef<HTMLDivElement>(null);
  const said = !error || (byField && toProblem(error).fields.length > 0);
  useEffect(() => {
    if (!said) box.current?.focus();
  }, [said]);
  if (said) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.problem}>
      <ProblemText error={error} words={words} />
    </div>
  );
}
