import '../words';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { graphql } from '../../../gql';
import { useViewer } from '../../../lib/viewer';
import { Button, ButtonLink } from '../../../ui/Button';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { Skeleton } from '../../../ui/Skeleton';
import { Row } from '../../../ui/Spread';
import { CommunityRow } from './CommunityRow';
import styles from './Directory.module.css';
import { Filters } from './Filters';
import { asked, isNarrowed, useDirectoryFilter } from './filter';

const DirectoryQuery = graphql(`
  query CommunityDirectory($filter: CommunityFilter, $after: String) {
    communities(filter: $filter, after: $after) {
      nodes { id ...CommunityRow }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

const DomainsQuery = graphql(`
  query CommunityDomains {
    domains { ...CommunityDomain }
  }
`);

/** The rows of the directory with what narrows them. */
export function Directory() {
  const { viewer, instance } = useViewer();
  const { filter, change } = useDirectoryFilter();
  const domains = useQuery(DomainsQuery);
  const list = useQuery(DirectoryQuery, { variables: { filter: asked(filter) } });
  const [fetchingMore, setFetchingMore] = useState(false);
  // While another filter is on its way the rows of the last one stay, so that nothing jumps.
  const shown = (list.data ?? list.previousData)?.communities;

  const more = async () => {
    setFetchingMore(true);
    try {
      await list.fetchMore({ variables: { after: shown?.pageInfo.endCursor } });
    } finally {
      setFetchingMore(false);
    }
  };

  return (
    <>
      <Row>
        <Filters
          filter={filter}
          onChange={change}
          domains={domains.data?.domains ?? []}
          signedIn={Boolean(viewer)}
        />
        {list.error && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
        {!shown && !list.error && <Skeleton lines={6} />}
      </Row>
      {shown && shown.nodes.length > 0 && (
        <ul className={styles.rows} aria-busy={list.loading || undefined}>
          {shown.nodes.map((community) => (
            <CommunityRow key={community.id} community={community} />
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
      {shown?.nodes.length === 0 && !list.loading && (
        <Nothing
          narrowed={isNarrowed(filter)}
          mayCreate={instance?.viewerCan.createCommunity.allowed ?? false}
          stranger={viewer === null && instance?.visitorsMayRead === false}
          onClear={() => change({ domain: '', membership: '', search: '', archived: false })}
        />
      )}
    </>
  );
}

interface NothingProps {
  narrowed: boolean;
  mayCreate: boolean;
  /** A visitor to a house that shows its communities only to its people. */
  stranger: boolean;
  onClear: () => void;
}

function Nothing({ narrowed, mayCreate, stranger, onClear }: NothingProps) {
  if (stranger) {
    return (
      <EmptyState
        title={<FormattedMessage id="communities.directory.signIn" />}
        step={
          <ButtonLink variant="primary" to="/sign-in?to=/communities">
            <FormattedMessage id="app.nav.signIn" />
          </ButtonLink>
        }
      >
        <FormattedMessage id="communities.directory.signInWords" />
      </EmptyState>
    );
  }
  if (narrowed) {
    return (
      <EmptyState
        small
        title={<FormattedMessage id="communities.directory.noneFit" />}
        step={
          <Button onClick={onClear}>
            <FormattedMessage id="communities.directory.clear" />
          </Button>
        }
      >
        <FormattedMessage id="communities.directory.noneFitWords" />
      </EmptyState>
    );
  }
  return (
    <EmptyState title={<FormattedMessage id="communities.directory.none" />}>
      <FormattedMessage
        id={mayCreate ? 'communities.directory.noneAdmin' : 'communities.directory.noneWords'}
      />
    </EmptyState>
  );
}
