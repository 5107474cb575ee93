import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../gql';
import { Aside } from '../ui/Spread';
import styles from './Home.module.css';

const HomeCommunity = graphql(`
  fragment HomeCommunity on Membership {
    id
    role
    community { id slug name purpose threadCount }
  }
`);

interface HomeCommunitiesProps {
  memberships: readonly FragmentType<typeof HomeCommunity>[];
}

/** One's communities, each with what it is for. */
export function HomeCommunities({ memberships }: HomeCommunitiesProps) {
  return (
    <Aside title={<FormattedMessage id="app.nav.yours" />}>
      <ul className={styles.communities}>
        {memberships.map((ref) => {
          const { id, community } = readFragment(HomeCommunity, ref);
          return (
            <li key={id}>
              <Link className="gh-quiet" to={`/c/${community.slug}`}>
                {community.name}
              </Link>
              <span className={styles.purpose}>{community.purpose}</span>
            </li>
          );
        })}
      </ul>
      <p className={styles.all}>
        <Link className="gh-quiet" to="/communities">
          <FormattedMessage id="app.nav.all" />
        </Link>
      </p>
    </Aside>
  );
}
