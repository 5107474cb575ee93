import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from './Button';
import { FormProblem } from './FormProblem';

/** Fetches the next page of a list. The focus stays on it, the new rows come above it. */
export function MoreButton({ onMore }: { onMore: () => Promise<unknown> }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const more = async () => {
    setBusy(true);
    try {
      await onMore();
      setError(undefined);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <FormProblem error={error} />
      <Button busy={busy} onClick={more}>
        <FormattedMessage id="threads.list.more" />
      </Button>
    </>
  );
}
