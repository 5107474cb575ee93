import '../features/communities/words';
import { useQuery } from '@apollo/client/react';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router';
import { CommunityPage } from '../features/communities/frame/CommunityPage';
import { communityGate } from '../features/communities/frame/gate';
import { Banned } from '../features/communities/members/Banned';
import { Invite } from '../features/communities/members/Invite';
import { Members } from '../features/communities/members/Members';
import { OpenInvitations } from '../features/communities/members/OpenInvitations';
import { Requests } from '../features/communities/members/Requests';
import { ListingOnly } from '../features/communities/now/ListingOnly';
import { YouHere } from '../features/communities/now/YouHere';
import { graphql } from '../gql';

const PeopleQuery = graphql(`
  query CommunityPeople($slug: String!) {
    community(slug: $slug) {
      id
      visibility
      charter { number }
      viewerMembership { id state }
      viewerCan {
        invite { allowed reason }
        manageMembers { allowed reason }
        changeRoles { allowed reason }
      }
      requests { nodes { id ...CommunityRequest } }
      invitations { nodes { id ...CommunityInvitation } }
      banned { nodes { id ...CommunityBan } }
      ...CommunityFrame
      ...CommunityYouHere
    }
  }
`);

/** The people of a community, and for those who look after them: who asks, who is invited, who is banned. */
export default function CommunityMembersPage() {
  const intl = useIntl();
  const { slug = '' } = useParams();
  const asked = useQuery(PeopleQuery, { variables: { slug } });
  const community = asked.data?.community;
  if (!community) return communityGate(asked);
  const { viewerCan } = community;
  const managed = viewerCan.manageMembers.allowed || viewerCan.changeRoles.allowed;
  return (
    <CommunityPage
      community={community}
      tab={intl.formatMessage({ id: 'communities.tab.people' })}
      aside={community.viewerMembership?.state === 'ACTIVE' && <YouHere community={community} />}
    >
      {community.charter ? (
        <>
          <Requests requests={community.requests?.nodes ?? []} />
          <Members slug={slug} managed={managed} />
          {viewerCan.invite.allowed && (
            <Invite communityId={community.id} rolesToo={viewerCan.changeRoles.allowed}>
              <OpenInvitations invitations={community.invitations?.nodes ?? []} />
            </Invite>
          )}
          <Banned bans={community.banned?.nodes ?? []} />
        </>
      ) : (
        <ListingOnly visibility={community.visibility} state={community.viewerMembership?.state} />
      )}
    </CommunityPage>
  );
}
