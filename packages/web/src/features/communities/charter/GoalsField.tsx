import '../words';
import { useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../../ui/Button';
import { AreaField, Field } from '../../../ui/Field';
import { type GoalDraft, goalDraft } from '../forms';
import { GOALS_MAX, LINE_MAX } from '../limits';
import styles from './GoalsField.module.css';

interface GoalsFieldProps {
  goals: readonly GoalDraft[];
  onChange: (goals: GoalDraft[]) => void;
  /** By path: `goals.0.text`. */
  errors: Record<string, React.ReactNode>;
}

/** A list of goals, each with the goal of the organisation that it serves. */
export function GoalsField({ goals, onChange, errors }: GoalsFieldProps) {
  const intl = useIntl();
  const list = useRef<HTMLOListElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const change = (key: string, part: Partial<GoalDraft>) =>
    onChange(goals.map((goal) => (goal.key === key ? { ...goal, ...part } : goal)));

  const add = () => {
    onChange([...goals, goalDraft()]);
    // The new line is there after the next paint; whoever asked for it writes in it.
    requestAnimationFrame(() => {
      list.current?.querySelector<HTMLTextAreaElement>('li:last-child textarea')?.focus();
    });
  };
  const remove = (key: string) => {
    onChange(goals.filter((goal) => goal.key !== key));
    adder.current?.focus();
  };

  return (
    <Field
      optional
      labelElement="div"
      label={<FormattedMessage id="communities.charter.goals" />}
      hint={<FormattedMessage id="communities.charter.goalsHint" />}
      error={errors.goals}
    >
      <ol ref={list} className={styles.goals}>
        {goals.map((goal, index) => (
          <li key={goal.key} className={styles.goal}>
            <AreaField
              minRows={1}
              label={<FormattedMessage id="communities.charter.goal" values={{ n: index + 1 }} />}
              value={goal.text}
              maxLength={LINE_MAX}
              error={errors[`goals.${index}.text`]}
              onChange={(event) => change(goal.key, { text: event.currentTarget.value })}
            />
            <AreaField
              optional
              minRows={1}
              label={<FormattedMessage id="communities.charter.serves" />}
              value={goal.serves}
              maxLength={LINE_MAX}
              error={errors[`goals.${index}.serves`]}
              onChange={(event) => change(goal.key, { serves: event.currentTarget.value })}
            />
            <Button
              size="small"
              variant="text"
              aria-label={intl.formatMessage(
                { id: 'communities.charter.removeGoal' },
                { n: index + 1 },
              )}
              onClick={() => remove(goal.key)}
            >
              <FormattedMessage id="communities.charter.remove" />
            </Button>
          </li>
        ))}
      </ol>
      {goals.length < GOALS_MAX && (
        <button ref={adder} type="button" className="gh-go" onClick={add}>
          <FormattedMessage id="communities.charter.addGoal" />
        </button>
      )}
    </Field>
  );
}
