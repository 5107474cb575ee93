import '../features/communities/words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage } from 'react-intl';
import { Link, useParams } from 'react-router';
import { CommunityPage } from '../features/communities/frame/CommunityPage';
import { communityGate } from '../features/communities/frame/gate';
import { ListingOnly } from '../features/communities/now/ListingOnly';
import { ToDo } from '../features/communities/now/ToDo';
import { Waiting } from '../features/communities/now/Waiting';
import { YouHere } from '../features/communities/now/YouHere';
import { RulesDue } from '../features/communities/rules/RulesDue';
import { CommunityThanks } from '../features/recognition/thanks/CommunityThanks';
import { StartHere } from '../features/resources/collections/StartHere';
import { CommunityLevel } from '../features/threads/levels/CommunityLevel';
import { CommunityThreads } from '../features/threads/list/CommunityThreads';
import { graphql } from '../gql';
import { Row, Section } from '../ui/Spread';
import styles from './CommunityNow.module.css';

const NowQuery = graphql(`
  query CommunityNow($slug: String!) {
    instance { recognition }
    community(slug: $slug) {
      id
      visibility
      threadCount
      charter { number }
      viewerMembership { id state }
      ...CommunityFrame
      ...CommunityRulesDue
      ...CommunityYouHere
      ...CommunityFollowing
      ...CommunityWaiting
      ...CommunityToDo
      ...CommunityThanksParts
      ...StartHereParts
    }
  }
`);

/** So many threads show what goes on; all of them have a page of their own. */
const NEWEST = 8;

/** A community as it is today: what is due, the newest threads, what waits, and oneself in it. */
export default function CommunityNowPage() {
  const { slug = '' } = useParams();
  const asked = useQuery(NowQuery, { variables: { slug } });
  const community = asked.data?.community;
  if (!community) return communityGate(asked);
  const { threadCount } = community;
  if (!community.charter) {
    return (
      <CommunityPage community={community}>
        <ListingOnly visibility={community.visibility} state={community.viewerMembership?.state} />
      </CommunityPage>
    );
  }
  const newest = <CommunityThreads slug={slug} few={NEWEST} />;
  return (
    <CommunityPage
      community={community}
      aside={
        <>
          <ToDo community={community} />
          <Waiting community={community} />
          <StartHere community={community} place="aside" />
          <CommunityLevel community={community} />
          {asked.data?.instance.recognition && <CommunityThanks community={community} />}
          <YouHere community={community} />
        </>
      }
    >
      <RulesDue community={community} />
      <StartHere community={community} place="text" />
      {threadCount === 0 ? (
        newest
      ) : (
        <Section
          title={<FormattedMessage id="communities.tab.threads" />}
          end={<FormattedMessage id="communities.now.order" />}
        >
          {newest}
          {threadCount != null && threadCount > NEWEST && (
            <Row ruled>
              <p className={styles.all}>
                <Link className="gh-quiet" to={`/c/${slug}/threads`}>
                  <FormattedMessage
                    id="communities.now.allThreads"
                    values={{ count: threadCount }}
                  />
                </Link>
              </p>
            </Row>
          )}
        </Section>
      )}
    </CommunityPage>
  );
}
