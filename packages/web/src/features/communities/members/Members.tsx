import '../words';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useSearchParams } from 'react-router';
import { graphql } from '../../../gql';
import type { MembershipRole } from '../../../gql/graphql';
import { Button } from '../../../ui/Button';
import { SegmentedChoice } from '../../../ui/Choice';
import { ErrorState } from '../../../ui/ErrorState';
import { SearchField } from '../../../ui/SearchField';
import { Skeleton } from '../../../ui/Skeleton';
import { Row, Section } from '../../../ui/Spread';
import { NAME_MAX } from '../limits';
import { MemberRow } from './MemberRow';
import styles from './Members.module.css';

const MembersQuery = graphql(`
  query CommunityMembers($slug: String!, $role: MembershipRole, $search: String, $after: String) {
    community(slug: $slug) {
      id
      members(role: $role, search: $search, after: $after) {
        nodes { id ...CommunityMember }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** In the address as small words. */
const ROLES: Record<string, MembershipRole> = { stewards: 'STEWARD', facilitators: 'FACILITATOR' };

interface MembersProps {
  slug: string;
  managed: boolean;
}

/** Who is in it: narrowed by role and name in the address, page by page. */
export function Members({ slug, managed }: MembersProps) {
  const intl = useIntl();
  const [params, setParams] = useSearchParams();
  const [fetchingMore, setFetchingMore] = useState(false);
  const role = params.get('role') ?? '';
  const search = params.get('q') ?? '';
  const list = useQuery(MembersQuery, {
    variables: { slug, role: ROLES[role] ?? null, search: search.trim() || null },
  });
  const shown = (list.data ?? list.previousData)?.community?.members;

  const narrow = (key: 'role' | 'q', value: string) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(key, value);
        else after.delete(key);
        return after;
      },
      { replace: key === 'q', preventScrollReset: true },
    );

  const more = async () => {
    setFetchingMore(true);
    try {
      await list.fetchMore({ variables: { after: shown?.pageInfo.endCursor } });
    } finally {
      setFetchingMore(false);
    }
  };

  return (
    <Section title={<FormattedMessage id="communities.tab.people" />}>
      <Row>
        <div className={styles.filters}>
          <SearchField
            label={<FormattedMessage id="communities.members.search" />}
            value={search}
            maxLength={NAME_MAX}
            onSearch={(text) => narrow('q', text)}
            className={styles.search}
          />
          <SegmentedChoice
            label={intl.formatMessage({ id: 'communities.members.byRole' })}
            value={role}
            onChange={(value) => narrow('role', value)}
            options={[
              { value: '', label: <FormattedMessage id="communities.members.everybody" /> },
              { value: 'stewards', label: <FormattedMessage id="communities.members.stewards" /> },
              {
                value: 'facilitators',
                label: <FormattedMessage id="communities.members.facilitators" />,
              },
            ]}
          />
        </div>
        {list.error && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
        {!shown && !list.error && <Skeleton lines={6} />}
        {shown?.nodes.length === 0 && !list.loading && (
          <p className="gh-ink2">
            <FormattedMessage id="communities.members.noneFit" />
          </p>
        )}
      </Row>
      {shown && (
        <ul aria-busy={list.loading || undefined}>
          {shown.nodes.map((member) => (
            <MemberRow key={member.id} member={member} managed={managed} />
          ))}
        </ul>
      )}
      {shown?.pageInfo.hasNextPage && (
        <Row>
          <Button busy={fetchingMore} onClick={() => void more()}>
            <FormattedMessage id="app.more" />
          </Button>
        </Row>
      )}
    </Section>
  );
}
