import '../features/communities/words';
import '../features/resources/words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useParams, useSearchParams } from 'react-router';
import { CommunityPage } from '../features/communities/frame/CommunityPage';
import { communityGate } from '../features/communities/frame/gate';
import { ListingOnly } from '../features/communities/now/ListingOnly';
import { LibraryPlaces } from '../features/resources/LibraryPlaces';
import { readFilter } from '../features/resources/library/filter';
import { LibraryBar } from '../features/resources/library/LibraryBar';
import { LibraryList } from '../features/resources/library/LibraryList';
import { LibraryTags } from '../features/resources/library/LibraryTags';
import { graphql } from '../gql';
import { shareResourcePath } from '../lib/paths/resources';
import { ActionButton } from '../ui/ActionButton';

const LibraryQuery = graphql(`
  query CommunityLibraryPage($slug: String!) {
    community(slug: $slug) {
      id
      visibility
      charter { number }
      viewerMembership { id state }
      ...CommunityFrame
      viewerCan { shareResource { allowed reason } }
      ...LibraryPlacesParts
      ...LibraryTagsParts
    }
  }
`);

/** What a community keeps: practices, tools, templates, and where they are. */
export default function CommunityLibraryPage() {
  const intl = useIntl();
  const { slug = '' } = useParams();
  const filter = readFilter(useSearchParams()[0]);
  const asked = useQuery(LibraryQuery, { variables: { slug }, fetchPolicy: 'cache-and-network' });
  const community = asked.data?.community;
  if (!community) return communityGate(asked);
  const inside = Boolean(community.charter);
  return (
    <CommunityPage
      community={community}
      tab={intl.formatMessage({ id: 'communities.tab.library' })}
      aside={inside && <LibraryTags community={community} filter={filter} />}
    >
      {inside ? (
        <>
          <LibraryPlaces
            community={community}
            end={
              <ActionButton
                size="small"
                to={shareResourcePath(slug)}
                permission={community.viewerCan.shareResource}
              >
                <FormattedMessage id="resources.share" />
              </ActionButton>
            }
          />
          <LibraryBar slug={slug} filter={filter} />
          <LibraryList slug={slug} filter={filter} />
        </>
      ) : (
        <ListingOnly visibility={community.visibility} state={community.viewerMembership?.state} />
      )}
    </CommunityPage>
  );
}
