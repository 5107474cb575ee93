import './words';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useViewer } from '../../lib/viewer';
import type { MessageId } from '../../messages';
import { ErrorPage, NotFoundPage } from '../../ui/ErrorState';
import { PageHead } from '../../ui/PageHead';
import { SignInFirst } from '../../ui/SignInFirst';
import { SkeletonPage } from '../../ui/Skeleton';
import { Spread } from '../../ui/Spread';

interface AdminPageProps {
  title: MessageId;
  lede: MessageId;
  /** The one primary action of the page. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page for those who look after the house. For everybody else it is not there. */
export function AdminPage({ title, lede, actions, children }: AdminPageProps) {
  const intl = useIntl();
  const { instance, error, refetch } = useViewer();
  const may = instance?.viewerCan.administer;
  if (!may) return error ? <ErrorPage error={error} onRetry={() => refetch()} /> : <SkeletonPage />;
  if (may.reason === 'SIGN_IN_FIRST') return <SignInFirst />;
  if (!may.allowed) return <NotFoundPage />;
  return (
    <Spread>
      <PageHead
        title={intl.formatMessage({ id: title })}
        margin={<FormattedMessage id="app.nav.house" />}
        lede={<FormattedMessage id={lede} />}
        actions={actions}
      />
      {children}
    </Spread>
  );
}
