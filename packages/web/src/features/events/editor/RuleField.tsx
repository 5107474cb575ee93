import { FormattedMessage, useIntl } from 'react-intl';
import { cx } from '../../../lib/cx';
import { Field, SelectField, TextField } from '../../../ui/Field';
import styles from './Editor.module.css';
import { aRule, DAYS, dayOf, type Pace, type RuleDraft, toRule, weekOf } from './rule';

/** More often than every so many is a rule that nobody meant. */
const MAX_INTERVAL = 52;
const MAX_COUNT = 500;
/** So long from the first on, when somebody wants a last day: a term. */
const USUAL_DAYS = 182;

type Wanted = 'NEVER' | Pace | 'OTHER';
const WANTED: readonly Wanted[] = ['NEVER', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'OTHER'];

interface RuleFieldProps {
  rule: RuleDraft | null;
  /** Local, of the first one. */
  start: string;
  timeZone: string;
  onChange: (rule: RuleDraft | null) => void;
  error?: string | undefined;
}

/** How often, on which days and until when; a rule of one's own for what the fields do not offer. */
export function RuleField({ rule, start, timeZone, onChange, error }: RuleFieldProps) {
  const intl = useIntl();
  const wanted: Wanted = !rule ? 'NEVER' : rule.other !== undefined ? 'OTHER' : rule.pace;
  const choose = (next: Wanted) => {
    if (next === 'NEVER') return onChange(null);
    const base = rule ?? aRule(start);
    if (next === 'OTHER') return onChange({ ...base, other: toRule(base, start, timeZone) });
    onChange({ ...base, pace: next, other: undefined });
  };
  return (
    <div className={styles.repeat}>
      <SelectField
        label={<FormattedMessage id="event-editor.repeat" />}
        value={wanted}
        data={WANTED.map((value) => ({
          value,
          label: intl.formatMessage({ id: `event-editor.repeat.${value}` }),
        }))}
        onChange={(event) => choose(event.currentTarget.value as Wanted)}
        error={wanted === 'NEVER' ? error : undefined}
      />
      {rule && rule.other !== undefined && (
        <TextField
          label={<FormattedMessage id="event-editor.rule" />}
          hint={<FormattedMessage id="event-editor.rule.hint" />}
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          value={rule.other}
          onChange={(event) => onChange({ ...rule, other: event.currentTarget.value })}
          error={error}
        />
      )}
      {rule && rule.other === undefined && (
        <Parts rule={rule} start={start} onChange={onChange} error={error} />
      )}
    </div>
  );
}

interface PartsProps {
  rule: RuleDraft;
  start: string;
  onChange: (rule: RuleDraft) => void;
  error: string | undefined;
}

function Parts({ rule, start, onChange, error }: PartsProps) {
  const intl = useIntl();
  const { pace, interval, days, monthly, end } = rule;
  const weekday = (day: string, style: 'short' | 'long') =>
    // 5 January 2026 is a Monday.
    intl.formatDate(new Date(Date.UTC(2026, 0, 5 + DAYS.indexOf(day as never))), {
      weekday: style,
      timeZone: 'UTC',
    });
  return (
    <>
      <div className={styles.pair}>
        <TextField
          type="number"
          min={1}
          max={MAX_INTERVAL}
          label={<FormattedMessage id="event-editor.interval" values={{ pace }} />}
          value={interval}
          onChange={(event) =>
            onChange({ ...rule, interval: clamp(event.currentTarget.value, MAX_INTERVAL) })
          }
          error={error}
        />
        {pace === 'MONTHLY' && (
          <SelectField
            label={<FormattedMessage id="event-editor.monthly" />}
            value={monthly}
            data={[
              {
                value: 'DATE',
                label: intl.formatMessage(
                  { id: 'event-editor.monthly.DATE' },
                  { day: Number(start.slice(8, 10)) },
                ),
              },
              {
                value: 'WEEKDAY',
                label: intl.formatMessage(
                  { id: 'event-editor.monthly.WEEKDAY' },
                  { week: String(weekOf(start)), day: weekday(dayOf(start), 'long') },
                ),
              },
            ]}
            onChange={(event) =>
              onChange({ ...rule, monthly: event.currentTarget.value as RuleDraft['monthly'] })
            }
          />
        )}
      </div>
      {pace === 'WEEKLY' && (
        <Field labelElement="div" label={<FormattedMessage id="event-editor.days" />}>
          <fieldset
            className={styles.days}
            aria-label={intl.formatMessage({ id: 'event-editor.days' })}
          >
            {DAYS.map((day) => {
              const on = days.includes(day);
              return (
                <label key={day} className={cx(styles.day, on && styles.on)}>
                  <input
                    type="checkbox"
                    checked={on}
                    aria-label={weekday(day, 'long')}
                    onChange={() => {
                      const next = on ? days.filter((one) => one !== day) : [...days, day];
                      if (next.length > 0) onChange({ ...rule, days: next });
                    }}
                  />
                  {weekday(day, 'short')}
                </label>
              );
            })}
          </fieldset>
        </Field>
      )}
      <div className={styles.pair}>
        <SelectField
          label={<FormattedMessage id="event-editor.end" />}
          value={end.by}
          data={(['NEVER', 'COUNT', 'DAY'] as const).map((value) => ({
            value,
            label: intl.formatMessage({ id: `event-editor.end.${value}` }),
          }))}
          onChange={(event) => onChange({ ...rule, end: anEnd(event.currentTarget.value, start) })}
        />
        {end.by === 'COUNT' && (
          <TextField
            type="number"
            min={1}
            max={MAX_COUNT}
            label={<FormattedMessage id="event-editor.count" />}
            value={end.count}
            onChange={(event) =>
              onChange({
                ...rule,
                end: { by: 'COUNT', count: clamp(event.currentTarget.value, MAX_COUNT) },
              })
            }
          />
        )}
        {end.by === 'DAY' && (
          <TextField
            type="date"
            min={start.slice(0, 10)}
            label={<FormattedMessage id="event-editor.until" />}
            value={end.day}
            onChange={(event) => {
              const day = event.currentTarget.value;
              if (day) onChange({ ...rule, end: { by: 'DAY', day } });
            }}
          />
        )}
      </div>
    </>
  );
}

const clamp = (text: string, max: number): number =>
  Math.min(max, Math.max(1, Math.round(Number(text)) || 1));

function anEnd(by: string, start: string): RuleDraft['end'] {
  if (by === 'COUNT') return { by, count: 10 };
  if (by !== 'DAY') return { by: 'NEVER' };
  const day = new Date(`${start.slice(0, 10)}T00:00Z`);
  day.setUTCDate(day.getUTCDate() + USUAL_DAYS);
  return { by, day: day.toISOString().slice(0, 10) };
}
