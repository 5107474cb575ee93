import type { MessageId } from '../messages';
import { fieldName, ruleMessage, toProblem } from './problem';

/** The part of a Mantine form that is needed here. */
interface FormErrors {
  setErrors(errors: Record<string, string>): void;
  getInputNode(path: string): HTMLElement | null;
}

/**
 * Puts what the API refused beside the fields that it named and goes to the first of them.
 * @param say makes the words of a message: `(id) => intl.formatMessage({ id })`
 * @param words better sentences for some rules, where the form knows what they mean here
 * @returns true when a field now says it; then the form as a whole needs no more words
 */
export function showFieldProblems(
  form: FormErrors,
  error: unknown,
  say: (id: MessageId) => string,
  words: Record<string, MessageId> = {},
): boolean {
  const { fields } = toProblem(error);
  if (fields.length === 0) return false;
  form.setErrors(
    Object.fromEntries(
      fields.map(({ path, rule }) => [fieldName(path), say(words[rule] ?? ruleMessage(rule))]),
    ),
  );
  form.getInputNode(fieldName(fields[0]?.path ?? ''))?.focus();
  return true;
}
