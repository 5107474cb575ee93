import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { graphql } from '../gql';
import { useViewer } from '../lib/viewer';
import { ButtonLink } from '../ui/Button';
import { ErrorState } from '../ui/ErrorState';
import { PageHead } from '../ui/PageHead';
import { Skeleton } from '../ui/Skeleton';
import { Row, Section, Spread } from '../ui/Spread';
import styles from './Home.module.css';

const OpenCommunities = graphql(`
  query OpenCommunities {
    communities(first: 12) {
      nodes { id slug name purpose roughSize }
      pageInfo { hasNextPage }
    }
  }
`);

/** What a visitor meets: whose house this is, what happens in it, and the door. */
export function Welcome() {
  const intl = useIntl();
  const { instance } = useViewer();
  if (!instance) return null;
  const { viewerCan, signUpPolicy } = instance;
  return (
    <Spread>
      <PageHead
        display
        title={instance.name}
        tab={intl.formatMessage({ id: 'threads.welcome.tab' })}
        lede={instance.description || <FormattedMessage id="threads.welcome.lede" />}
        actions={
          <>
            <ButtonLink variant="primary" to="/sign-in">
              <FormattedMessage id="app.nav.signIn" />
            </ButtonLink>
            {viewerCan.signUp.allowed ? (
              <ButtonLink to="/sign-up">
                <FormattedMessage id="app.nav.signUp" />
              </ButtonLink>
            ) : (
              <span className="gh-small gh-ink2">
                <FormattedMessage id={`threads.welcome.policy.${signUpPolicy}`} />
              </span>
            )}
          </>
        }
      />
      <Section title={<FormattedMessage id="threads.welcome.what" />}>
        <Row>
          <p className={styles.what}>
            <FormattedMessage id="threads.welcome.text" />
          </p>
        </Row>
      </Section>
      {instance.visitorsMayRead && <Open />}
    </Spread>
  );
}

function Open() {
  const { data, error, refetch } = useQuery(OpenCommunities);
  const communities = data?.communities;
  if (communities?.nodes.length === 0) return null;
  return (
    <Section title={<FormattedMessage id="threads.welcome.open" />}>
      {!communities ? (
        <Row>{error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton />}</Row>
      ) : (
        <ul>
          {communities.nodes.map(({ id, slug, name, purpose, roughSize }) => (
            <Row
              key={id}
              as="li"
              ruled
              margin={<FormattedMessage id="threads.welcome.size" values={{ size: roughSize }} />}
            >
              <h3>
                <Link to={`/c/${slug}`}>{name}</Link>
              </h3>
              <p className={styles.purpose}>{purpose}</p>
            </Row>
          ))}
        </ul>
      )}
      {communities?.pageInfo.hasNextPage && (
        <Row>
          <Link className="gh-quiet" to="/communities">
            <FormattedMessage id="app.nav.all" />
          </Link>
        </Row>
      )}
    </Section>
  );
}
