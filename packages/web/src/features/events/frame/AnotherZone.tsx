import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { SelectField } from '../../../ui/Field';
import { hours, hoursThere, placeOf, type Timed } from '../times';
import styles from './Event.module.css';

/** When it is somewhere else: for whoever travels, or asks for somebody. */
export function AnotherZone({ event }: { event: Timed }) {
  const intl = useIntl();
  const [zone, setZone] = useState('UTC');
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  const there = hoursThere(intl, { ...event, timeZone: zone }) ?? hours(intl, event, zone);
  return (
    <div className={styles.another}>
      <SelectField
        label={<FormattedMessage id="events.when.another" />}
        value={zone}
        data={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
        onChange={(event) => setZone(event.currentTarget.value)}
      />
      <p className={styles.second} role="status">
        <FormattedMessage
          id="events.when.inZone"
          values={{ hours: <strong>{there}</strong>, place: placeOf(zone) }}
        />
      </p>
    </div>
  );
}
