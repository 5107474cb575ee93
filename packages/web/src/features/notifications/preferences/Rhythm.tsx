import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { DigestPace, SettingsPartsFragment } from '../../../gql/graphql';
import { CheckField } from '../../../ui/CheckField';
import { SegmentedChoice } from '../../../ui/Choice';
import { SelectField } from '../../../ui/Field';
import { Row, Section } from '../../../ui/Spread';
import styles from './Preferences.module.css';
import { TimeField } from './TimeField';
import type { Changes, Saving } from './useSaving';

/** Hours that many people sleep in, to begin with. */
const NIGHT = { quietFrom: '22:00', quietUntil: '07:00' };
const PACES = ['DAILY', 'WEEKLY', 'NEVER'] as const satisfies DigestPace[];
/** What one sitting may take. */
const MINUTES = ['5', '10', '20'] as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
/** A Monday, of which the names of days are made. */
const MONDAY = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;

interface RhythmProps {
  settings: SettingsPartsFragment;
  saving: Saving;
  /** One's own, as an IANA zone. */
  timeZone: string;
}

/** When nothing is told, and when the digest comes; saved as it is chosen. */
export function Rhythm({ settings, saving, timeZone }: RhythmProps) {
  const intl = useIntl();
  const { quietFrom, quietUntil, digestPace, digestAt, digestWeekday, digestMinutes } = {
    ...settings,
    ...saving.edited,
  };
  const save = (changes: Changes) => void saving.edit(changes);
  const zone = {
    place: timeZone.split('/').at(-1)?.replaceAll('_', ' '),
    link: (words: unknown) => (
      <Link className="gh-link" to="/settings">
        {words as string}
      </Link>
    ),
  };
  const dayName = (day: number) =>
    intl.formatDate(MONDAY + (day - 1) * DAY, { weekday: 'long', timeZone: 'UTC' });
  return (
    <>
      <Section id="quiet" title={<FormattedMessage id="preferences.quiet" />}>
        <Row>
          <CheckField
            label={<FormattedMessage id="preferences.quiet.on" />}
            hint={<FormattedMessage id="preferences.quiet.hint" />}
            checked={!!quietFrom}
            onChange={({ currentTarget }) =>
              save(currentTarget.checked ? NIGHT : { quietFrom: null, quietUntil: null })
            }
          />
          {quietFrom && quietUntil && (
            <div className={styles.times}>
              <TimeField
                label={<FormattedMessage id="preferences.quiet.from" />}
                value={quietFrom}
                onSave={(time) => save({ quietFrom: time })}
              />
              <TimeField
                label={<FormattedMessage id="preferences.quiet.until" />}
                value={quietUntil}
                onSave={(time) => save({ quietUntil: time })}
              />
            </div>
          )}
          <p className={styles.zone}>
            <FormattedMessage id="preferences.zone" values={zone} />
          </p>
        </Row>
      </Section>
      <Section id="digest" title={<FormattedMessage id="preferences.digest" />}>
        <Row>
          <p className={styles.text}>
            <FormattedMessage id="preferences.digest.text" />
          </p>
          <div className={styles.pace3}>
            <SegmentedChoice
              label={intl.formatMessage({ id: 'preferences.digest.pace' })}
              value={digestPace}
              options={PACES.map((value) => ({
                value,
                label: <FormattedMessage id={`preferences.digest.${value}`} />,
              }))}
              onChange={(value) => save({ digestPace: value })}
            />
          </div>
          <div className={styles.times}>
            <SelectField
              label={<FormattedMessage id="preferences.digest.day" />}
              value={String(digestWeekday)}
              data={WEEKDAYS.map((day) => ({ value: String(day), label: dayName(day) }))}
              onChange={({ currentTarget }) => save({ digestWeekday: Number(currentTarget.value) })}
            />
            <TimeField
              label={<FormattedMessage id="preferences.digest.at" />}
              value={digestAt}
              onSave={(time) => save({ digestAt: time })}
            />
          </div>
          <p className={styles.label}>
            <FormattedMessage id="preferences.digest.minutes" />
          </p>
          <SegmentedChoice
            label={intl.formatMessage({ id: 'preferences.digest.minutes' })}
            value={String(digestMinutes) as (typeof MINUTES)[number]}
            options={MINUTES.map((value) => ({
              value,
              label: (
                <FormattedMessage id="preferences.digest.some" values={{ count: Number(value) }} />
              ),
            }))}
            onChange={(value) => save({ digestMinutes: Number(value) })}
          />
        </Row>
      </Section>
    </>
  );
}
