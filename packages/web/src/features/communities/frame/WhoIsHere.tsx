import '../words';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { CommunityFrameFragment } from '../../../gql/graphql';
import { Faces } from '../../../ui/Face';
import styles from './WhoIsHere.module.css';

/** So many people are named; the others are counted. */
const NAMED = 2;

/** Faces and "Amara Okonkwo, Ravi Subramaniam and 36 others"; from outside only how many, roughly. */
export function WhoIsHere({ community }: { community: CommunityFrameFragment }) {
  const intl = useIntl();
  const { facesOfMembers: people, memberCount, roughSize, slug } = community;
  if (memberCount == null) {
    return (
      <span className="gh-small gh-ink2">
        <FormattedMessage id={`communities.size.${roughSize}`} />
      </span>
    );
  }
  if (people.length === 0) return null;
  const named = people.slice(0, NAMED).map(({ name }) => name);
  const others = memberCount - named.length;
  const words =
    others > 0
      ? intl.formatMessage(
          { id: 'app.list.others' },
          { names: intl.formatList(named, { type: 'unit' }), count: others },
        )
      : intl.formatList(named);
  return (
    <Link className={styles.here} to={`/c/${slug}/members`}>
      <Faces people={people} size={30} />
      <span>{words}</span>
    </Link>
  );
}
