import { IconX } from '@tabler/icons-react';
import { type ReactNode, useId, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../../ui/Button';
import styles from './FindTime.module.css';
import { placeOf } from './slot-words';

/** As the API has it: more are not looked at. */
const SLOTS_MAX = 40;

interface SlotsFieldProps {
  /** Local times; empty ones are still to be filled in. */
  slots: readonly string[];
  timeZone: string;
  onChange: (slots: string[]) => void;
  error?: ReactNode;
}

/** The times that people are asked about, by the clock of one's own place. */
export function SlotsField({ slots, timeZone, onChange, error }: SlotsFieldProps) {
  const intl = useIntl();
  const id = useId();
  const list = useRef<HTMLFieldSetElement>(null);
  const add = () => {
    onChange([...slots, '']);
    requestAnimationFrame(() => {
      const fields = list.current?.querySelectorAll<HTMLElement>('input');
      fields?.[fields.length - 1]?.focus();
    });
  };
  return (
    <fieldset ref={list} className={styles.slots} aria-describedby={`${id}-zone`}>
      <legend>
        <FormattedMessage id="findTime.new.slots" />
      </legend>
      <p id={`${id}-zone`} className="gh-small gh-ink2">
        <FormattedMessage id="findTime.zone" values={{ zone: placeOf(timeZone) }} />
      </p>
      {slots.map((slot, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place until it is filled in
        <div key={at} className={styles.slot}>
          <input
            type="datetime-local"
            aria-label={intl.formatMessage({ id: 'findTime.new.slot' }, { number: at + 1 })}
            aria-invalid={error && !slot ? true : undefined}
            value={slot}
            onChange={({ currentTarget: { value } }) =>
              onChange(slots.map((other, index) => (index === at ? value : other)))
            }
          />
          {slots.length > 2 && (
            <Button
              variant="text"
              size="small"
              aria-label={intl.formatMessage({ id: 'findTime.new.drop' }, { number: at + 1 })}
              onClick={() => onChange(slots.filter((_, index) => index !== at))}
            >
              <IconX size={18} stroke={1.6} aria-hidden="true" />
            </Button>
          )}
        </div>
      ))}
      {error && (
        <p role="alert" className={styles.fault}>
          {error}
        </p>
      )}
      {slots.length < SLOTS_MAX && (
        <p className={styles.slot}>
          <Button variant="text" size="small" onClick={add}>
            <FormattedMessage id="findTime.new.add" />
          </Button>
        </p>
      )}
    </fieldset>
  );
}
