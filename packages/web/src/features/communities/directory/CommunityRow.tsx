import '../words';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { Row } from '../../../ui/Spread';
import { Joining } from '../Joining';
import styles from './CommunityRow.module.css';

export const CommunityRowParts = graphql(`
  fragment CommunityRow on Community {
    id
    slug
    name
    visibility
    purpose
    roughSize
    archivedAt
    domains { id name }
    viewerMembership { id role state }
    ...CommunityJoining
  }
`);

interface CommunityRowProps {
  community: FragmentType<typeof CommunityRowParts>;
}

/** One community in the directory: what kind in the margin; name, purpose, fields and the way in beside it. */
export function CommunityRow({ community: ref }: CommunityRowProps) {
  const community = readFragment(CommunityRowParts, ref);
  const { slug, name, visibility, purpose, roughSize, archivedAt, domains } = community;
  const member = community.viewerMembership?.state === 'ACTIVE';
  return (
    <Row
      as="li"
      ruled
      margin={
        <p className={styles.kind}>
          <span>
            <FormattedMessage id={`communities.kind.${visibility}`} />
          </span>
          <span className={styles.size}>
            <FormattedMessage id={`communities.size.${roughSize}`} />
          </span>
        </p>
      }
    >
      <h2 className={styles.name}>
        <Link data-line to={`/c/${slug}`}>
          {name}
        </Link>
      </h2>
      <p className={styles.purpose}>{purpose}</p>
      <div className={styles.foot}>
        {domains.map((domain) => (
          <span key={domain.id}>{domain.name}</span>
        ))}
        {archivedAt && (
          <span>
            <FormattedMessage
              id="communities.directory.archivedOn"
              values={{ date: <FormattedDate value={archivedAt} dateStyle="long" /> }}
            />
          </span>
        )}
        <div className={styles.way}>
          {member ? (
            <span className={styles.mine}>
              <FormattedMessage
                id={`communities.directory.you.${community.viewerMembership?.role ?? 'MEMBER'}`}
              />
            </span>
          ) : (
            !archivedAt && <Joining community={community} />
          )}
        </div>
      </div>
    </Row>
  );
}
