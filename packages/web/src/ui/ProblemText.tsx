import { useCallback } from 'react';
import { FormattedMessage, type IntlShape, useIntl } from 'react-intl';
import {
  type Problem,
  type ProblemWords,
  reasonMessage,
  ruleMessage,
  toProblem,
} from '../lib/problem';
import styles from './Problem.module.css';
import { useUndo } from './UndoBar';

/** The sentence for what went wrong: by its reason when there is one, by the rules that were broken, else by its code. */
function sentence(intl: IntlShape, problem: Problem, words?: ProblemWords): string {
  const own = words?.[problem.code];
  if (own) return intl.formatMessage({ id: own });
  const byReason = reasonMessage(problem.reason);
  if (byReason) return intl.formatMessage({ id: byReason });
  const rules = new Set(problem.fields.map(({ rule }) => ruleMessage(rule)));
  rules.delete('errors.rule.other');
  if (rules.size > 0) return [...rules].map((id) => intl.formatMessage({ id })).join(' ');
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

/** Says at the foot of the page why something was not done, for what has no place of its own where that could stand. */
export function useSayProblem(): (error: unknown) => void {
  const words = useProblemWords();
  const offer = useUndo();
  return useCallback((error) => offer({ message: words(error) }), [words, offer]);
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
