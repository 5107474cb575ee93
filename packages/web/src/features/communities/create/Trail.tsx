import '../words';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { VisuallyHidden } from '../../../ui/VisuallyHidden';
import { STEPS, type Step } from './steps';
import styles from './Trail.module.css';

interface TrailProps {
  now: Step;
  /** The furthest step that may be opened. */
  until: Step;
}

/** The steps, stitched together in the gutter: done, now, and to come. What is reachable is a link. */
export function Trail({ now, until }: TrailProps) {
  const intl = useIntl();
  const at = STEPS.indexOf(now);
  const end = STEPS.indexOf(until);
  return (
    <nav aria-label={intl.formatMessage({ id: 'communities.create.steps' })}>
      <ol className={styles.trail}>
        {STEPS.map((step, index) => {
          const label = <FormattedMessage id={`communities.create.step.${step}`} />;
          const done = index < end && index !== at;
          return (
            <li
              key={step}
              className={index === at ? styles.now : done ? styles.done : undefined}
              aria-current={index === at ? 'step' : undefined}
            >
              {index <= end && index !== at ? (
                <Link to={`/communities/new/${step}`}>{label}</Link>
              ) : (
                <span>{label}</span>
              )}
              {done && (
                <VisuallyHidden>
                  <FormattedMessage id="communities.create.done" />
                </VisuallyHidden>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
