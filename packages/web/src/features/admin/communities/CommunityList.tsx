import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link, useSearchParams } from 'react-router';
import { graphql } from '../../../gql';
import type { AdminCommunitiesQuery } from '../../../gql/graphql';
import { useNow, when } from '../../../lib/time';
import { SegmentedChoice } from '../../../ui/Choice';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { SearchField } from '../../../ui/SearchField';
import { Skeleton } from '../../../ui/Skeleton';
import { Row } from '../../../ui/Spread';
import styles from '../Admin.module.css';
import { More } from '../More';

const AdminCommunities = graphql(`
  query AdminCommunities($filter: CommunityFilter, $after: String) {
    communities(filter: $filter, after: $after) {
      nodes {
        id
        slug
        name
        visibility
        memberCount
        archivedAt
        domains { id name }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

type Community = AdminCommunitiesQuery['communities']['nodes'][number];

/** As the API has it: a name is no longer. */
const SEARCH_MAX = 80;

/** Every community of the house, private ones too. */
export function CommunityList() {
  const intl = useIntl();
  const [params, setParams] = useSearchParams();
  const search = params.get('q') ?? '';
  const archived = params.get('show') === 'archived';
  const list = useQuery(AdminCommunities, {
    variables: { filter: { search: search || null, archived } },
  });
  const communities = (list.data ?? list.previousData)?.communities;

  const narrow = (name: 'q' | 'show', value: string) =>
    setParams(
      (old) => {
        if (value) old.set(name, value);
        else old.delete(name);
        return old;
      },
      { replace: true, state: { keepFocus: true }, preventScrollReset: true },
    );

  return (
    <>
      <Row className={styles.body}>
        <div className={styles.filters}>
          <SearchField
            label={<FormattedMessage id="admin.communities.search" />}
            value={search}
            onSearch={(text) => narrow('q', text.trim())}
            maxLength={SEARCH_MAX}
            className={styles.search}
          />
          <SegmentedChoice
            label={intl.formatMessage({ id: 'admin.communities.show' })}
            options={[
              { value: 'living', label: <FormattedMessage id="admin.communities.living" /> },
              { value: 'archived', label: <FormattedMessage id="admin.communities.archived" /> },
            ]}
            value={archived ? 'archived' : 'living'}
            onChange={(value) => narrow('show', value === 'archived' ? value : '')}
          />
        </div>
        {list.error && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
        {!communities && !list.error && (
          <div className={styles.list}>
            <Skeleton lines={6} />
          </div>
        )}
      </Row>
      {communities && communities.nodes.length > 0 && (
        <ul className={styles.list} aria-busy={list.loading || undefined}>
          {communities.nodes.map((community) => (
            <CommunityRow key={community.id} community={community} />
          ))}
        </ul>
      )}
      {communities && (
        <More
          pageInfo={communities.pageInfo}
          fetchMore={() => list.fetchMore({ variables: { after: communities.pageInfo.endCursor } })}
        />
      )}
      {communities?.nodes.length === 0 && !list.loading && (
        <div className={styles.body}>
          <EmptyState
            small
            title={
              <FormattedMessage
                id={
                  search
                    ? 'admin.communities.noneFound'
                    : archived
                      ? 'admin.communities.noneArchived'
                      : 'admin.communities.none'
                }
              />
            }
          >
            <FormattedMessage
              id={
                search
                  ? 'admin.communities.noneFoundText'
                  : archived
                    ? 'admin.communities.noneArchivedText'
                    : 'admin.communities.noneText'
              }
            />
          </EmptyState>
        </div>
      )}
    </>
  );
}

function CommunityRow({ community }: { community: Community }) {
  const intl = useIntl();
  const now = useNow();
  const { slug, name, memberCount, archivedAt, domains } = community;
  return (
    <Row
      as="li"
      ruled
      margin={<FormattedMessage id={`admin.communities.visibility.${community.visibility}`} />}
    >
      <div className={styles.item}>
        <div>
          <Link className={styles.name} to={`/c/${slug}`}>
            <bdi>{name}</bdi>
          </Link>
          <p className={styles.detail}>
            {memberCount != null && (
              <span>
                <FormattedMessage id="admin.communities.members" values={{ count: memberCount }} />
              </span>
            )}
            {domains.length > 0 && (
              <span>{intl.formatList(domains.map((domain) => domain.name))}</span>
            )}
            {archivedAt && (
              <span>
                <FormattedMessage
                  id="admin.communities.archivedSince"
                  values={{ date: when(intl, new Date(archivedAt), now) }}
                />
              </span>
            )}
          </p>
        </div>
        <Link
          className="gh-quiet gh-small"
          to={`/c/${slug}/settings`}
          aria-label={intl.formatMessage({ id: 'admin.communities.settingsOf' }, { name })}
        >
          <FormattedMessage id="admin.communities.settings" />
        </Link>
      </div>
    </Row>
  );
}
