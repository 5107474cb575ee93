import './words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage } from 'react-intl';
import { ButtonLink } from '../../../ui/Button';
import styles from './CatchUp.module.css';
import { CatchUpEstimate } from './documents';
import { minutesOf } from './minutes';

/**
 * Home's one button. How long it takes comes a moment later; that something waits is known before.
 * @param waiting whether something is unread or new
 */
export function CatchUpStart({ waiting }: { waiting: boolean }) {
  const { data } = useQuery(CatchUpEstimate, { fetchPolicy: 'cache-and-network' });
  const found = data?.viewer?.catchUp;
  if (found ? found.itemCount === 0 : !waiting) return null;
  return (
    <>
      <ButtonLink variant="primary" to="/catch-up">
        <FormattedMessage id="catchUp.start" />
      </ButtonLink>
      <span className={styles.about}>
        {found && (
          <>
            <FormattedMessage
              id="catchUp.start.about"
              values={{ minutes: minutesOf(found.seconds) }}
            />{' '}
          </>
        )}
        <FormattedMessage id="catchUp.start.stops" />
      </span>
    </>
  );
}
