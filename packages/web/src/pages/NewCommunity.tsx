import '../features/communities/words';
import { FormattedMessage, useIntl } from 'react-intl';
import { NewCommunity } from '../features/communities/create/NewCommunity';
import { useViewer } from '../lib/viewer';
import { ActionButton } from '../ui/ActionButton';
import { ErrorPage } from '../ui/ErrorState';
import { PageHead } from '../ui/PageHead';
import { SkeletonPage } from '../ui/Skeleton';
import { Spread } from '../ui/Spread';

/** The guided form; who may not open communities reads why. */
export default function NewCommunityPage() {
  const intl = useIntl();
  const { instance, error, refetch } = useViewer();
  if (!instance) {
    return error ? <ErrorPage error={error} onRetry={() => void refetch()} /> : <SkeletonPage />;
  }
  const { createCommunity } = instance.viewerCan;
  if (createCommunity.allowed) return <NewCommunity />;
  return (
    <Spread>
      <PageHead
        title={intl.formatMessage({ id: 'communities.create.new' })}
        actions={
          <ActionButton permission={createCommunity}>
            <FormattedMessage id="communities.create.next.summary" />
          </ActionButton>
        }
      />
    </Spread>
  );
}
