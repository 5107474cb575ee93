import { FormattedMessage } from 'react-intl';
import { AdminPage } from '../features/admin/AdminPage';
import { CommunityList } from '../features/admin/communities/CommunityList';
import { useViewer } from '../lib/viewer';
import { ActionButton } from '../ui/ActionButton';

/** All communities, for those who look after the house. */
export default function AdminCommunitiesPage() {
  const { instance } = useViewer();
  return (
    <AdminPage
      title="admin.communities.title"
      lede="admin.communities.lede"
      actions={
        instance && (
          <ActionButton
            variant="primary"
            permission={instance.viewerCan.createCommunity}
            to="/communities/new"
          >
            <FormattedMessage id="admin.communities.new" />
          </ActionButton>
        )
      }
    >
      <CommunityList />
    </AdminPage>
  );
}
