import '../words';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { Aside } from '../../../ui/Spread';

export const CommunityToDo = graphql(`
  fragment CommunityToDo on Community {
    id
    slug
    requests(first: 10) {
      nodes { id person { id name } }
      pageInfo { hasNextPage }
    }
  }
`);

interface ToDoProps {
  community: FragmentType<typeof CommunityToDo>;
}

/** For those who decide it: who waits at the door. The API gives the requests to nobody else. */
export function ToDo({ community: ref }: ToDoProps) {
  const { slug, requests } = readFragment(CommunityToDo, ref);
  const [first] = requests?.nodes ?? [];
  if (!requests || !first) return null;
  return (
    <Aside title={<FormattedMessage id="communities.requests.title" />}>
      <p>
        <Link className="gh-quiet" to={`/c/${slug}/members#requests`}>
          <FormattedMessage
            id="communities.requests.waiting"
            values={{
              name: first.person.name,
              others: requests.nodes.length - 1,
              more: requests.pageInfo.hasNextPage ? 'yes' : 'no',
            }}
          />
        </Link>
      </p>
    </Aside>
  );
}
