import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import { exactly, useNow, when } from '../lib/time';
import { Tip } from './Tip';

interface TimeStampProps {
  /** ISO instant */
  at: string;
  /** The hour as well when it is not today, as at a post. */
  precise?: boolean;
  /** Where the moment leads: the permalink of a post. */
  to?: string;
}

/** When something was, in few words; the exact hour with its zone on hover and focus. */
export function TimeStamp({ at, precise, to }: TimeStampProps) {
  const intl = useIntl();
  const now = useNow();
  const date = new Date(at);
  const words = when(intl, date, now, precise);
  const exact = exactly(intl, date);
  if (!to) {
    return (
      <Tip text={exact}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the tip must open by keyboard as well */}
        <time dateTime={at} className="gh-num" tabIndex={0}>
          {words}
        </time>
      </Tip>
    );
  }
  return (
    <Tip text={exact}>
      <Link to={to}>
        <time dateTime={at} className="gh-num">
          {words}
        </time>
      </Link>
    </Tip>
  );
}
