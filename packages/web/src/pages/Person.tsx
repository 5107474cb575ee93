import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { Profile } from '../features/accounts/profile/Profile';
import { graphql } from '../gql';
import { ErrorPage, NotFoundPage } from '../ui/ErrorState';
import { SkeletonPage } from '../ui/Skeleton';

const PersonQuery = graphql(`
  query PersonPage($handle: String!) {
    person(handle: $handle) {
      id
      handle
      name
      pronouns
      photo { small large }
      role
      department
      organisation
      timeZone
      aboutHtml
      askMeAbout
      wantToLearn
      placeholder
      source { site url }
      deactivated
      viewerCan {
        claim { allowed reason }
      }
      knowledge { publishedAt }
      viewerCanGiveFeedback { allowed reason }
      memberships {
        id
        role
        community { id slug name }
      }
    }
  }
`);

/** A person's profile. */
export default function PersonPage() {
  const { handle = '' } = useParams();
  const { data, error, refetch } = useQuery(PersonQuery, { variables: { handle } });
  if (data?.person) return <Profile key={data.person.id} person={data.person} />;
  if (error) return <ErrorPage error={error} onRetry={() => refetch()} />;
  return data ? <NotFoundPage /> : <SkeletonPage />;
}
