import { FormattedMessage, useIntl } from 'react-intl';
import type { TurnPageFragment } from '../../../gql/graphql';
import { useNow, when } from '../../../lib/time';
import { useVerb } from '../../../lib/useVerb';
import { CheckField } from '../../../ui/CheckField';
import { FormProblem } from '../../../ui/FormProblem';
import { wordsOf } from './checklist-words';
import { TickTurn } from './documents';
import styles from './Turn.module.css';

interface ChecklistProps {
  turnId: string;
  items: TurnPageFragment['checklist'];
  /** Whether this viewer ticks off; others see what is done. */
  mayTick: boolean;
}

/** A few things that a turn asks for: before, during and after. */
export function Checklist({ turnId, items, mayTick }: ChecklistProps) {
  const intl = useIntl();
  const now = useNow();
  const { run, error } = useVerb();
  return (
    <>
      {(['BEFORE', 'DURING', 'AFTER'] as const).map((moment) => (
        <fieldset key={moment} className={styles.moment}>
          <legend>
            <FormattedMessage id={`turns.moment.${moment}`} />
          </legend>
          {items
            .filter((item) => item.when === moment)
            .map(({ key, tickedAt, tickedBy }) => (
              <CheckField
                key={key}
                label={<FormattedMessage id={wordsOf(key)} />}
                hint={
                  tickedAt && (
                    <FormattedMessage
                      id="turns.ticked"
                      values={{
                        name: tickedBy?.name ?? '',
                        when: when(intl, new Date(tickedAt), now),
                      }}
                    />
                  )
                }
                checked={!!tickedAt}
                aria-disabled={!mayTick || undefined}
                onChange={() => {
                  if (mayTick) void run(TickTurn, { turnId, item: key, done: !tickedAt });
                }}
              />
            ))}
        </fieldset>
      ))}
      <FormProblem error={error} />
    </>
  );
}
