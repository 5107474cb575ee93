import './words';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { Row } from '../../../ui/Spread';
import styles from './Care.module.css';

interface CareLinksProps {
  slug: string;
  /** Null for those who do not look after the community. */
  waiting: number | null | undefined;
  moved: number;
}

/** The ways to what waits for an answer, and to what was removed or has left. */
export default function CareLinks({ slug, waiting, moved }: CareLinksProps) {
  const tends = waiting != null;
  return (
    <Row>
      <p className={styles.links}>
        {tends && (
          <Link to={`/c/${slug}/waiting`}>
            <FormattedMessage id="tending.links.waiting" values={{ count: waiting }} />
          </Link>
        )}
        {(tends || moved > 0) && (
          <Link to={`/c/${slug}/removed`}>
            <FormattedMessage id={tends ? 'tending.removed' : 'tending.removed.moved'} />
          </Link>
        )}
      </p>
    </Row>
  );
}
