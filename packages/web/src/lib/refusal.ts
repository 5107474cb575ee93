import type { IntlShape } from 'react-intl';
import type { MessageId } from '../messages';
import { ruleMessage, toProblem } from './problem';

/** The part of a Mantine form that is needed here. */
interface FormErrors {
  setErrors(errors: Record<string, string>): void;
  getInputNode(path: string): HTMLElement | null;
}

interface Where {
  /** The room whose catalogue has sentences like `accounts.rule.password.isLength`. */
  room?: 'accounts' | 'admin';
  /** The field that a value of somebody else's collided with: CONFLICT with the reason TAKEN says no field. */
  unique?: string;
  /** Fields that the API names otherwise than the form. */
  called?: Record<string, string>;
  /** Sentences that this form has of its own, by `field.rule`. */
  words?: Record<string, MessageId>;
}

/**
 * Puts what the API refused beside the fields that it named, in the sentence that the room has for just this
 * field and rule (else the common one for the rule), and goes to the first of them.
 * @returns true when the fields say it all; then the form as a whole needs no more words
 */
export function showRefusal(
  form: FormErrors,
  error: unknown,
  intl: IntlShape,
  { room = 'accounts', unique, called = {}, words = {} }: Where = {},
): boolean {
  const { fields, code, reason } = toProblem(error);
  const faults =
    unique && code === 'CONFLICT' && reason === 'TAKEN'
      ? [{ path: unique, rule: 'taken' }]
      : // A missing address breaks two rules; the first says enough. Later entries of an object win.
        fields.toReversed();
  const errors = Object.fromEntries(
    faults.map(({ path, rule }) => {
      const [name = ''] = path.split('.');
      const field = called[name] ?? name;
      const id = words[`${field}.${rule}`] ?? sentenceFor(intl, room, field, rule);
      return [field, intl.formatMessage({ id })];
    }),
  );
  const first = Object.keys(errors).at(-1);
  if (!first) return false;
  form.setErrors(errors);
  form.getInputNode(first)?.focus();
  return true;
}

/** What a room says of it, as far as its words are there: they come with its pages. */
function sentenceFor(
  { messages }: IntlShape,
  room: string,
  field: string,
  rule: string,
): MessageId {
  const own = `${room}.rule.${field}.${rule}`;
  return own in messages ? (own as MessageId) : ruleMessage(rule);
}

/** Whether a refusal stands beside a field already, so that the form's foot keeps silent. */
export function saidByField(error: unknown, unique?: string): boolean {
  const { code, reason, fields } = toProblem(error);
  return fields.length > 0 || (unique !== undefined && code === 'CONFLICT' && reason === 'TAKEN');
}

/** Somebody saved another version since this one was loaded. */
export function isNewerVersion(error: unknown): boolean {
  const { code, reason } = toProblem(error);
  return code === 'CONFLICT' && reason === 'VERSION';
}
