import { useCallback } from 'react';
import { FormattedMessage, type IntlShape, useIntl } from 'react-intl';
import { type Problem, type ProblemWords, reasonMessage, toProblem } from '../lib/problem';
import styles from './Problem.module.css';

/** The sentence for what went wrong: by its reason when there is one, else by its code. */
function sentence(intl: IntlShape, problem: Problem, words?: ProblemWords): string {
  const own = words?.[problem.code];
  if (own) return intl.formatMessage({ id: own });
  const byReason = reasonMessage(problem.reason);
  if (byReason) return intl.formatMessage({ id: byReason });
  return intl.formatMessage(
    { id: `errors.code.${problem.code}` },
    { seconds: problem.retryAfter ?? 0 },
  );
}

/** Turns any error into a sentence for people. */
export function useProblemWords(): (error: unknown) => string {
  const intl = useIntl();
  return useCallback((error) => sentence(intl, toProblem(error)), [intl]);
}

/** What went wrong in words and, when it is our fault, the number that finds it in the log. */
export function ProblemText({ error, words }: { error: unknown; words?: ProblemWords }) {
  const intl = useIntl();
  const problem = toProblem(error);
  return (
    <>
      <p>{sentence(intl, problem, words)}</p>
      {problem.code === 'INTERNAL' && problem.requestId && (
        <p className={styles.request}>
          <FormattedMessage id="errors.request" values={{ id: problem.requestId }} />
        </p>
      )}
    </>
  );
}
