import '../words';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNow } from '../../../lib/time';
import { hourIn, minutesAhead, zoneOf } from '../zones';

interface LocalTimeProps {
  zone: string;
  /** The reader's own zone; without it nothing is compared. */
  here?: string;
}

/** The hour there now, and how far that is from here, when it is. */
export function LocalTime({ zone, here }: LocalTimeProps) {
  const intl = useIntl();
  const now = useNow();
  const ahead = here ? minutesAhead(zone, here, now) : 0;
  const hours = intl.formatNumber(Math.abs(ahead) / 60, { maximumFractionDigits: 2 });
  return (
    <>
      <p className="gh-num">
        <FormattedMessage
          id="accounts.profile.time"
          values={{ time: hourIn(intl, zone, now), place: zoneOf(zone).place }}
        />
      </p>
      {here && (
        <p className="gh-ink3">
          {ahead === 0 ? (
            <FormattedMessage id="accounts.profile.sameTime" />
          ) : (
            <FormattedMessage
              id={ahead > 0 ? 'accounts.profile.ahead' : 'accounts.profile.behind'}
              values={{ hours, count: Math.abs(ahead) / 60 }}
            />
          )}
        </p>
      )}
    </>
  );
}
