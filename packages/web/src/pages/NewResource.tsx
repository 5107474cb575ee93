import '../features/communities/words';
import '../features/resources/words';
import '../features/resources/editor/words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useParams, useSearchParams } from 'react-router';
import { AcceptRules } from '../features/communities/AcceptRules';
import { communityGate } from '../features/communities/frame/gate';
import { givenFrom } from '../features/resources/editor/origin';
import { ShareForm } from '../features/resources/editor/ShareForm';
import { graphql } from '../gql';
import { libraryPath } from '../lib/paths/resources';
import { reasonMessage } from '../lib/problem';
import { ButtonLink } from '../ui/Button';
import { Crumbs } from '../ui/Crumbs';
import { EmptyState } from '../ui/EmptyState';
import { PageHead } from '../ui/PageHead';
import { Skeleton } from '../ui/Skeleton';
import { Row, Spread } from '../ui/Spread';
import styles from './Home.module.css';

const NewResourceQuery = graphql(`
  query NewResource($slug: String!) {
    community(slug: $slug) {
      id
      slug
      name
      resourceTags
      viewerCan { shareResource { allowed reason } }
    }
  }
`);

const OriginQuery = graphql(`
  query ResourceOrigin(
    $post: ID!
    $event: ID!
    $use: ID!
    $hasPost: Boolean!
    $hasEvent: Boolean!
    $hasUse: Boolean!
  ) {
    post(id: $post) @include(if: $hasPost) {
      id
      number
      markdown
      thread { id title tags community { id slug } }
    }
    event(id: $event) @include(if: $hasEvent) {
      id
      title
      recordingUrl
      outcomeMarkdown
      minutesMarkdown
      community { id slug }
    }
    use: useReport(id: $use) @include(if: $hasUse) {
      id
      words
      changed
      of {
        id
        title
        path
        community { id }
        resource { id form markdown tags }
      }
    }
  }
`);

/** Where something is shared with a community: fresh, or out of a post, a session or a use. */
export default function NewResourcePage() {
  const intl = useIntl();
  const { slug = '' } = useParams();
  const [search] = useSearchParams();
  const [post, event, use] = [search.get('post'), search.get('event'), search.get('use')];
  const wanted = Boolean(post || event || use);
  const asked = useQuery(NewResourceQuery, {
    variables: { slug },
    fetchPolicy: 'cache-and-network',
  });
  const origin = useQuery(OriginQuery, {
    skip: !wanted,
    variables: {
      ...{ post: post ?? '', event: event ?? '', use: use ?? '' },
      ...{ hasPost: Boolean(post), hasEvent: Boolean(event), hasUse: Boolean(use) },
    },
  });
  const community = asked.data?.community;
  if (!community) return communityGate(asked);
  const { allowed, reason } = community.viewerCan.shareResource;
  const given = givenFrom(origin.data, community.id);
  const gone = wanted && !given.from && !origin.loading;
  return (
    <Spread>
      <PageHead
        title={intl.formatMessage({ id: 'resourceEditor.new.page' })}
        lede={<FormattedMessage id="resourceEditor.new.lede" />}
        crumbs={
          <Crumbs
            steps={[
              { label: community.name, to: `/c/${slug}` },
              { label: intl.formatMessage({ id: 'resources.library' }), to: libraryPath(slug) },
            ]}
          />
        }
      />
      {!allowed && reason === 'ACCEPT_RULES_FIRST' ? (
        <Row className={styles.rules}>
          <AcceptRules slug={slug} onAccepted={() => void asked.refetch()} />
        </Row>
      ) : !allowed ? (
        <EmptyState
          small
          title={<FormattedMessage id="resourceEditor.refused" />}
          step={
            <ButtonLink to={libraryPath(slug)}>
              <FormattedMessage id="resourceEditor.backToLibrary" />
            </ButtonLink>
          }
        >
          {intl.formatMessage({ id: reasonMessage(reason) ?? 'errors.code.FORBIDDEN' })}
        </EmptyState>
      ) : (
        <Row>
          {origin.loading ? (
            <Skeleton lines={6} />
          ) : (
            <>
              {gone && (
                <p className="gh-ink2">
                  <FormattedMessage id="resourceEditor.origin.gone" />
                </p>
              )}
              <ShareForm key={given.key} community={community} given={given} />
            </>
          )}
        </Row>
      )}
    </Spread>
  );
}
