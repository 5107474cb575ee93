import { FormattedMessage, useIntl } from 'react-intl';
import { CheckField } from '../../../ui/CheckField';
import { SelectField } from '../../../ui/Field';
import styles from '../pool/Pool.module.css';

export interface Rules {
  shadows: boolean;
  maxInARow: number;
  offerHours: number;
  offerDaysBefore: number;
}

/** As a rotation begins. */
export const USUAL: Rules = { shadows: true, maxInARow: 1, offerHours: 72, offerDaysBefore: 14 };

const HOURS = [24, 48, 72, 120, 168];
const DAYS = [3, 7, 14, 21, 28, 42];
const IN_A_ROW = [1, 2, 3, 4];

interface RotationRulesProps {
  value: Rules;
  onChange: (rules: Rules) => void;
}

/** How turns are offered, and who learns beside whom. */
export function RotationRules({ value, onChange }: RotationRulesProps) {
  const intl = useIntl();
  const days = (hours: number) => intl.formatMessage({ id: 'turns.days' }, { days: hours / 24 });
  const set = (change: Partial<Rules>) => onChange({ ...value, ...change });
  /** What was set otherwise stays among the choices. */
  const among = (usual: number[], now: number) =>
    [...new Set([...usual, now])].sort((a, b) => a - b);
  return (
    <>
      <div className={styles.days}>
        <SelectField
          label={<FormattedMessage id="turns.rules.before" />}
          value={`${value.offerDaysBefore}`}
          onChange={({ currentTarget }) => set({ offerDaysBefore: Number(currentTarget.value) })}
          data={among(DAYS, value.offerDaysBefore).map((count) => ({
            value: `${count}`,
            label: days(count * 24),
          }))}
        />
        <SelectField
          label={<FormattedMessage id="turns.rules.waits" />}
          value={`${value.offerHours}`}
          onChange={({ currentTarget }) => set({ offerHours: Number(currentTarget.value) })}
          data={among(HOURS, value.offerHours).map((hours) => ({
            value: `${hours}`,
            label: days(hours),
          }))}
        />
      </div>
      <SelectField
        label={<FormattedMessage id="turns.rules.row" />}
        value={`${value.maxInARow}`}
        onChange={({ currentTarget }) => set({ maxInARow: Number(currentTarget.value) })}
        data={among(IN_A_ROW, value.maxInARow).map((turns) => ({
          value: `${turns}`,
          label: intl.formatMessage({ id: 'turns.count' }, { turns }),
        }))}
      />
      <CheckField
        label={<FormattedMessage id="turns.rules.shadows" />}
        hint={<FormattedMessage id="turns.rules.shadows.hint" />}
        checked={value.shadows}
        onChange={({ currentTarget }) => set({ shadows: currentTarget.checked })}
      />
    </>
  );
}
