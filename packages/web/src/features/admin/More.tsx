import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from '../../ui/Button';
import { ErrorState } from '../../ui/ErrorState';
import { Row } from '../../ui/Spread';
import styles from './Admin.module.css';

interface MoreProps {
  /** From the page that was fetched last. */
  pageInfo: { hasNextPage: boolean };
  fetchMore: () => Promise<unknown>;
}

/** The next page of a list, at its end. */
export function More({ pageInfo, fetchMore }: MoreProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  if (!pageInfo.hasNextPage) return null;
  const go = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await fetchMore();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Row className={styles.more}>
      {error !== undefined ? (
        <ErrorState error={error} onRetry={go} />
      ) : (
        <Button busy={busy} onClick={go}>
          <FormattedMessage id="app.more" />
        </Button>
      )}
    </Row>
  );
}
