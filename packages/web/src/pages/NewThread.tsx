import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useParams, useSearchParams } from 'react-router';
import { AcceptRules } from '../features/communities/AcceptRules';
import { communityGate } from '../features/communities/frame/gate';
import { readFilter } from '../features/threads/list/filter';
import { NewThreadForm } from '../features/threads/NewThreadForm';
import { graphql } from '../gql';
import { reasonMessage } from '../lib/problem';
import { useViewer } from '../lib/viewer';
import { ButtonLink } from '../ui/Button';
import { Crumbs } from '../ui/Crumbs';
import { EmptyState } from '../ui/EmptyState';
import { PageHead } from '../ui/PageHead';
import { Row, Spread } from '../ui/Spread';
import styles from './Home.module.css';

const NewThreadQuery = graphql(`
  query NewThread($slug: String!) {
    community(slug: $slug) {
      id
      slug
      name
      viewerCan { openThread { allowed reason } }
      ...NewThreadPlace
    }
  }
`);

/** Where a thread begins: the form, or what has to be done before it. */
export default function NewThreadPage() {
  const intl = useIntl();
  const { slug = '' } = useParams();
  const [search] = useSearchParams();
  const { kind } = readFilter(search);
  const { viewer } = useViewer();
  const asked = useQuery(NewThreadQuery, { variables: { slug } });
  const community = asked.data?.community;
  if (!community) return communityGate(asked);
  const { allowed, reason } = community.viewerCan.openThread;
  const at = `/c/${slug}`;
  return (
    <Spread>
      <PageHead
        title={intl.formatMessage({ id: 'threads.new.pageTitle' })}
        crumbs={
          <Crumbs
            steps={[
              { label: community.name, to: at },
              { label: intl.formatMessage({ id: 'threads.crumb' }), to: `${at}/threads` },
            ]}
          />
        }
      />
      {allowed ? (
        <Row>
          {viewer && (
            <NewThreadForm
              key={viewer.person.id}
              community={community}
              personId={viewer.person.id}
              kind={kind}
              fromPostId={search.get('from') ?? undefined}
            />
          )}
        </Row>
      ) : reason === 'ACCEPT_RULES_FIRST' ? (
        <Row className={styles.rules}>
          <AcceptRules slug={slug} onAccepted={() => asked.refetch()} />
        </Row>
      ) : (
        <EmptyState
          small
          title={<FormattedMessage id="threads.new.refused" />}
          step={
            reason === 'SIGN_IN_FIRST' ? (
              <ButtonLink
                variant="primary"
                to={`/sign-in?to=${encodeURIComponent(`${at}/new-thread`)}`}
              >
                <FormattedMessage id="app.nav.signIn" />
              </ButtonLink>
            ) : (
              <ButtonLink to={at}>
                <FormattedMessage id="threads.refused.join" values={{ name: community.name }} />
              </ButtonLink>
            )
          }
        >
          {intl.formatMessage({ id: reasonMessage(reason) ?? 'errors.code.FORBIDDEN' })}
        </EmptyState>
      )}
    </Spread>
  );
}
