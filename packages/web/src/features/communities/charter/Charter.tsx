import '../words';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { ButtonLink } from '../../../ui/Button';
import { Row, Section } from '../../../ui/Spread';
import styles from './Charter.module.css';

export const CommunityCharter = graphql(`
  fragment CommunityCharter on Community {
    id
    slug
    language
    version
    domains { id slug name }
    charter {
      number
      purpose
      forWhom
      cadence
      goals { text serves }
    }
    viewerCan { amendCharter { allowed reason } }
  }
`);

interface CharterProps {
  community: FragmentType<typeof CommunityCharter>;
}

/** What the community is for, in full. */
export function Charter({ community: ref }: CharterProps) {
  const { slug, charter, domains, viewerCan } = readFragment(CommunityCharter, ref);
  if (!charter) return null;
  return (
    <Section
      id="charter"
      title={<FormattedMessage id="communities.tab.charter" />}
      end={
        viewerCan.amendCharter.allowed && (
          <ButtonLink size="small" to={`/c/${slug}/about?edit=charter`}>
            <FormattedMessage id="communities.charter.amend" />
          </ButtonLink>
        )
      }
    >
      <Row ruled margin={<FormattedMessage id="communities.charter.purpose" />}>
        <p className={styles.read} dir="auto">
          {charter.purpose}
        </p>
      </Row>
      {charter.goals.length > 0 && (
        <Row ruled margin={<FormattedMessage id="communities.charter.goals" />}>
          <ul className={styles.goals}>
            {charter.goals.map(({ text, serves }) => (
              <li key={text} dir="auto">
                <span className={styles.read}>{text}</span>
                {serves && (
                  <span className={styles.serves}>
                    <FormattedMessage id="communities.charter.servesGoal" values={{ serves }} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Row>
      )}
      {charter.forWhom && (
        <Row ruled margin={<FormattedMessage id="communities.charter.forWhom" />}>
          <p className={styles.read} dir="auto">
            {charter.forWhom}
          </p>
        </Row>
      )}
      {charter.cadence && (
        <Row ruled margin={<FormattedMessage id="communities.charter.cadence" />}>
          <p className={styles.read} dir="auto">
            {charter.cadence}
          </p>
        </Row>
      )}
      {domains.length > 0 && (
        <Row ruled margin={<FormattedMessage id="communities.charter.domains" />}>
          <ul className={styles.domains}>
            {domains.map((domain) => (
              <li key={domain.id}>
                <Link className="gh-quiet" to={`/communities?domain=${domain.slug}`}>
                  {domain.name}
                </Link>
              </li>
            ))}
          </ul>
        </Row>
      )}
    </Section>
  );
}
