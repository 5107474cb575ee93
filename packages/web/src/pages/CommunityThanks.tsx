import '../features/communities/words';
import '../features/recognition/words';
import { useQuery } from '@apollo/client/react';
import { Suspense, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useParams } from 'react-router';
import { CommunityPage } from '../features/communities/frame/CommunityPage';
import { communityGate } from '../features/communities/frame/gate';
import { ListingOnly } from '../features/communities/now/ListingOnly';
import { CommunityThanksQuery } from '../features/recognition/thanks/documents';
import styles from '../features/recognition/thanks/Thanks.module.css';
import { ThanksList } from '../features/recognition/thanks/ThanksList';
import { ActionButton } from '../ui/ActionButton';
import { EmptyState } from '../ui/EmptyState';
import { NotFoundPage } from '../ui/ErrorState';
import { later } from '../ui/later';
import { Row, Section } from '../ui/Spread';

const ThanksDialog = later(() => import('../features/recognition/thanks/ThanksDialog'));

/** All thanks of a community, the latest first. */
export default function CommunityThanksPage() {
  const intl = useIntl();
  const { slug = '' } = useParams();
  const asked = useQuery(CommunityThanksQuery, {
    variables: { slug },
    fetchPolicy: 'cache-and-network',
  });
  const [open, setOpen] = useState(false);
  const community = asked.data?.community;
  if (!community) return communityGate(asked);
  // Switched off in this house: then there is no such page.
  if (!asked.data?.instance.recognition) return <NotFoundPage />;
  const { thanks, viewerCan, id, name } = community;
  const say = (
    <ActionButton permission={viewerCan.giveThanks} onClick={() => setOpen(true)}>
      <FormattedMessage id="thanks.give.here" />
    </ActionButton>
  );
  return (
    <CommunityPage community={community} tab={intl.formatMessage({ id: 'thanks.title' })}>
      {!community.charter ? (
        <ListingOnly visibility={community.visibility} state={community.viewerMembership?.state} />
      ) : thanks.edges.length === 0 ? (
        <EmptyState title={<FormattedMessage id="thanks.empty" />} step={say}>
          <FormattedMessage id="thanks.empty.text" />
        </EmptyState>
      ) : (
        <Section title={<FormattedMessage id="thanks.title" />}>
          <Row className={styles.give}>
            <div className="gh-actions">{say}</div>
          </Row>
          <ThanksList
            thanks={thanks}
            onMore={() => asked.fetchMore({ variables: { after: thanks.pageInfo.endCursor } })}
          />
        </Section>
      )}
      {open && (
        <Suspense>
          <ThanksDialog
            communities={[{ id, slug, name }]}
            onClose={() => setOpen(false)}
            onThanked={() => asked.refetch()}
          />
        </Suspense>
      )}
    </CommunityPage>
  );
}
