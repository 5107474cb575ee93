import '../features/communities/words';
import { useQuery } from '@apollo/client/react';
import { useIntl } from 'react-intl';
import { useParams, useSearchParams } from 'react-router';
import { AmendCharter } from '../features/communities/charter/AmendCharter';
import { Charter } from '../features/communities/charter/Charter';
import { CharterHistory } from '../features/communities/charter/CharterHistory';
import { CommunityPage } from '../features/communities/frame/CommunityPage';
import { communityGate } from '../features/communities/frame/gate';
import { ListingOnly } from '../features/communities/now/ListingOnly';
import { YouHere } from '../features/communities/now/YouHere';
import { GroundRules } from '../features/communities/rules/GroundRules';
import { PublishRules } from '../features/communities/rules/PublishRules';
import { RulesDue } from '../features/communities/rules/RulesDue';
import { graphql } from '../gql';

const AboutQuery = graphql(`
  query CommunityAbout($slug: String!) {
    community(slug: $slug) {
      id
      visibility
      charter { number }
      viewerMembership { id state }
      viewerCan {
        amendCharter { allowed reason }
        changeRules { allowed reason }
      }
      ...CommunityFrame
      ...CommunityYouHere
      ...CommunityRulesDue
      ...CommunityCharter
      ...CommunityCharterHistory
      ...CommunityGroundRules
    }
  }
`);

/** Charter and ground rules with their history; `?edit=charter` and `?edit=rules` open the steward's forms. */
export default function CommunityAboutPage() {
  const intl = useIntl();
  const { slug = '' } = useParams();
  const edit = useSearchParams()[0].get('edit');
  const asked = useQuery(AboutQuery, { variables: { slug } });
  const community = asked.data?.community;
  if (!community) return communityGate(asked);
  const { viewerCan } = community;
  return (
    <CommunityPage
      community={community}
      tab={intl.formatMessage({ id: 'communities.tab.charter' })}
      aside={community.viewerMembership?.state === 'ACTIVE' && <YouHere community={community} />}
    >
      {!community.charter ? (
        <ListingOnly visibility={community.visibility} state={community.viewerMembership?.state} />
      ) : edit === 'charter' && viewerCan.amendCharter.allowed ? (
        <AmendCharter community={community} />
      ) : edit === 'rules' && viewerCan.changeRules.allowed ? (
        <PublishRules community={community} />
      ) : (
        <>
          <RulesDue community={community} />
          <Charter community={community} />
          <CharterHistory community={community} />
          <GroundRules community={community} />
        </>
      )}
    </CommunityPage>
  );
}
