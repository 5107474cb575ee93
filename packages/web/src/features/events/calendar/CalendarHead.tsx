import '../words';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNow } from '../../../lib/time';
import { Button } from '../../../ui/Button';
import { SegmentedChoice } from '../../../ui/Choice';
import styles from './Calendar.module.css';
import { type CalendarView, titleOf, today, turned, VIEWS } from './range';

interface CalendarHeadProps {
  view: CalendarView;
  day: string;
  mine: boolean;
  onChange: (next: { view?: CalendarView; day?: string; mine?: boolean }) => void;
}

const SIGN = { size: 18, stroke: 1.6, 'aria-hidden': true } as const;

/** List, month or week; all sessions or one's own; and in a grid, which page of it. */
export function CalendarHead({ view, day, mine, onChange }: CalendarHeadProps) {
  const intl = useIntl();
  const now = useNow();
  const turn = (by: 1 | -1) => onChange({ day: turned(view, day, by) });
  return (
    <div className={styles.head}>
      <div className={styles.choices}>
        <SegmentedChoice
          label={intl.formatMessage({ id: 'events.calendar.views' })}
          value={view}
          onChange={(next) => onChange({ view: next })}
          options={VIEWS.map((value) => ({
            value,
            label: <FormattedMessage id={`events.calendar.${value}`} />,
          }))}
        />
        <SegmentedChoice
          label={intl.formatMessage({ id: 'events.calendar.whose' })}
          value={mine ? 'mine' : 'all'}
          onChange={(next) => onChange({ mine: next === 'mine' })}
          options={(['all', 'mine'] as const).map((value) => ({
            value,
            label: <FormattedMessage id={`events.calendar.${value}`} />,
          }))}
        />
      </div>
      {view !== 'list' && (
        <div className={styles.turn}>
          <h2 aria-live="polite">{titleOf(intl, view, day)}</h2>
          <Button
            size="small"
            aria-label={intl.formatMessage({ id: 'events.calendar.before' }, { view })}
            onClick={() => turn(-1)}
          >
            <IconChevronLeft {...SIGN} />
          </Button>
          <Button
            size="small"
            aria-label={intl.formatMessage({ id: 'events.calendar.after' }, { view })}
            onClick={() => turn(1)}
          >
            <IconChevronRight {...SIGN} />
          </Button>
          <Button size="small" variant="text" onClick={() => onChange({ day: today(intl, now) })}>
            <FormattedMessage id="events.calendar.today" />
          </Button>
        </div>
      )}
    </div>
  );
}
