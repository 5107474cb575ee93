import { FormattedMessage, useIntl } from 'react-intl';
import { useRouteError } from 'react-router';
import { Button } from '../ui/Button';
import { ErrorPage } from '../ui/ErrorState';
import { PageHead } from '../ui/PageHead';
import { Spread } from '../ui/Spread';

/** In the place of a page that threw, or of which something is gone since a newer version was put in. */
export function BrokenPage() {
  const error = useRouteError();
  if (isMissingCode(error)) return <RenewedPage />;
  console.error(error);
  return <ErrorPage error={error} onRetry={reload} />;
}

const reload = () => location.reload();

/** A newer version was put in while the page was open. */
export function RenewedPage() {
  const intl = useIntl();
  return (
    <Spread>
      <PageHead
        title={intl.formatMessage({ id: 'app.broken.title' })}
        lede={<FormattedMessage id="app.broken.newer" />}
        actions={
          <Button variant="primary" onClick={reload}>
            <FormattedMessage id="app.broken.reload" />
          </Button>
        }
      />
    </Spread>
  );
}

/** Browsers word it differently: Chromium and Firefox, then WebKit. */
function isMissingCode(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    /dynamically imported module|importing a module script failed/i.test(error.message)
  );
}
