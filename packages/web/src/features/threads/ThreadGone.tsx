import { useEffect } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useViewer } from '../../lib/viewer';
import { ButtonLink } from '../../ui/Button';
import { PageHead } from '../../ui/PageHead';
import { SignInFirst } from '../../ui/SignInFirst';
import { Spread } from '../../ui/Spread';

/** While it was being read, the thread was taken away from this reader. What was on the page goes too. */
export function ThreadGone() {
  const intl = useIntl();
  const { viewer, refetch } = useViewer();
  // Or the session has ended: then signing in again is all it takes.
  useEffect(() => {
    refetch();
  }, [refetch]);
  if (viewer === null) return <SignInFirst />;
  return (
    <Spread>
      <PageHead
        title={intl.formatMessage({ id: 'threads.gone.title' })}
        lede={<FormattedMessage id="threads.gone.text" />}
        actions={
          <ButtonLink to="/" variant="primary">
            <FormattedMessage id="app.notFound.home" />
          </ButtonLink>
        }
      />
    </Spread>
  );
}
