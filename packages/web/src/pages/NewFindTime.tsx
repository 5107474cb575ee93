import '../features/events/find-time/words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useParams } from 'react-router';
import { communityGate } from '../features/communities/frame/gate';
import { NewSearch } from '../features/events/find-time/NewSearch';
import { graphql } from '../gql';
import { reasonMessage } from '../lib/problem';
import { Crumbs } from '../ui/Crumbs';
import { PageHead } from '../ui/PageHead';
import { Row, Spread } from '../ui/Spread';
import styles from './Home.module.css';

const NewFindTimeQuery = graphql(`
  query NewFindTime($slug: String!) {
    community(slug: $slug) {
      id
      slug
      name
      viewerCan { proposeEvent { allowed reason } }
    }
  }
`);

/** Asks when it would suit whom. */
export default function NewFindTimePage() {
  const intl = useIntl();
  const { slug = '' } = useParams();
  const asked = useQuery(NewFindTimeQuery, { variables: { slug } });
  const community = asked.data?.community;
  if (!community) return communityGate(asked);
  const { allowed, reason } = community.viewerCan.proposeEvent;
  const at = `/c/${slug}`;
  return (
    <Spread>
      <PageHead
        title={intl.formatMessage({ id: 'findTime.new' })}
        lede={<FormattedMessage id="findTime.new.lede" />}
        crumbs={
          <Crumbs
            steps={[
              { label: community.name, to: at },
              { label: intl.formatMessage({ id: 'findTime.sessions' }), to: `${at}/events` },
            ]}
          />
        }
      />
      <Row className={styles.rules}>
        {allowed ? (
          <NewSearch community={community} />
        ) : (
          <p>
            <FormattedMessage id={reasonMessage(reason) ?? 'errors.code.FORBIDDEN'} />
          </p>
        )}
      </Row>
    </Spread>
  );
}
