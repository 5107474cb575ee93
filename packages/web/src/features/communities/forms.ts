import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import * as z from 'zod/mini';
import { ruleMessage } from '../../lib/problem';
import { GOALS_MAX, LINE_MAX, PURPOSE_MAX } from './limits';

// The content security policy forbids code made from text, which zod would otherwise try for speed.
z.config({ jitless: true });

/** The message of each rule is its name, so that a form here and the API speak of a fault in the same words. */
export const said = (max: number) =>
  z.string().check(z.trim(), z.minLength(1, 'required'), z.maxLength(max, 'maxLength'));

export const line = (max: number = LINE_MAX) =>
  z.string().check(z.trim(), z.maxLength(max, 'maxLength'));

export interface GoalDraft {
  /** Only for the list on the page. */
  key: string;
  text: string;
  serves: string;
}

const goal = z.object({ key: z.string(), text: said(LINE_MAX), serves: line() });

/** The four parts of a charter, as a form holds them. */
export const charterRules = {
  purpose: said(PURPOSE_MAX),
  forWhom: line(),
  cadence: line(),
  goals: z.array(goal).check(z.maxLength(GOALS_MAX, 'maxLength')),
};

let drafts = 0;

export function goalDraft(text = '', serves = ''): GoalDraft {
  drafts += 1;
  return { key: `goal-${drafts}-${Date.now()}`, text, serves };
}

/** What the API takes: a goal that serves nothing in particular says so with null. */
export const goalInputs = (goals: readonly GoalDraft[]) =>
  goals.map(({ text, serves }) => ({ text: text.trim(), serves: serves.trim() || null }));

/** Makes a form's check from a schema; the words stand beside the field whose path it names. */
export function useRules(schema: z.ZodMiniType): (values: unknown) => Record<string, string> {
  const intl = useIntl();
  return useCallback(
    (values) => {
      const { error } = schema.safeParse(values);
      const faults: Record<string, string> = {};
      for (const { path, message } of error?.issues ?? []) {
        faults[path.join('.')] ??= intl.formatMessage({ id: ruleMessage(message) });
      }
      return faults;
    },
    [schema, intl],
  );
}
