import '../features/communities/words';
import { useQuery } from '@apollo/client/react';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router';
import { CommunityPage } from '../features/communities/frame/CommunityPage';
import { communityGate } from '../features/communities/frame/gate';
import { Archive } from '../features/communities/settings/Archive';
import { Settings } from '../features/communities/settings/Settings';
import { WhoSchedules } from '../features/events/scheduling/WhoSchedules';
import { graphql } from '../gql';
import { reasonMessage } from '../lib/problem';
import { Row } from '../ui/Spread';

const SettingsQuery = graphql(`
  query CommunitySettingsPage($slug: String!) {
    community(slug: $slug) {
      id
      version
      viewerCan {
        edit { allowed reason }
        archive { allowed reason }
        restore { allowed reason }
      }
      ...CommunityFrame
      ...CommunitySettings
      ...CommunityArchive
      ...WhoSchedules
    }
  }
`);

/** What stewards and admins set. Others read why it is not theirs. */
export default function CommunitySettingsPage() {
  const intl = useIntl();
  const { slug = '' } = useParams();
  const asked = useQuery(SettingsQuery, { variables: { slug } });
  const community = asked.data?.community;
  if (!community) return communityGate(asked);
  const { edit, archive, restore } = community.viewerCan;
  return (
    <CommunityPage
      community={community}
      tab={intl.formatMessage({ id: 'communities.tab.settings' })}
    >
      {edit.allowed && <Settings community={community} onStale={() => asked.refetch()} />}
      <WhoSchedules community={community} />
      {(archive.allowed || restore.allowed) && <Archive community={community} />}
      {!edit.allowed && !restore.allowed && (
        <Row>
          <p>{intl.formatMessage({ id: reasonMessage(edit.reason) ?? 'errors.code.FORBIDDEN' })}</p>
        </Row>
      )}
    </CommunityPage>
  );
}
