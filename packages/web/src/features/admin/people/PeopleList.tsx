import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useSearchParams } from 'react-router';
import type { PeopleFilter } from '../../../gql/graphql';
import { SegmentedChoice } from '../../../ui/Choice';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { SearchField } from '../../../ui/SearchField';
import { Skeleton } from '../../../ui/Skeleton';
import { Row } from '../../../ui/Spread';
import styles from '../Admin.module.css';
import { More } from '../More';
import { AdminIds, AdminPeople } from './documents';
import { PersonRow } from './PersonRow';

const FILTERS = [
  'EVERYBODY',
  'ADMINS',
  'DEACTIVATED',
  'PLACEHOLDERS',
] as const satisfies readonly PeopleFilter[];
/** As the API has it. */
const SEARCH_MAX = 100;

/** Everybody who is known to the house, by name. What narrows the list stands in the address. */
export function PeopleList() {
  const intl = useIntl();
  const [params, setParams] = useSearchParams();
  const search = params.get('q') ?? '';
  const filter = FILTERS.find((name) => name.toLowerCase() === params.get('show')) ?? 'EVERYBODY';
  const list = useQuery(AdminPeople, { variables: { search: search || null, filter } });
  const admins = useQuery(AdminIds);
  const adminIds = new Set(admins.data?.people.nodes.map(({ id }) => id));
  const people = (list.data ?? list.previousData)?.people;

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
            label={<FormattedMessage id="admin.people.search" />}
            value={search}
            onSearch={(text) => narrow('q', text.trim())}
            maxLength={SEARCH_MAX}
            className={styles.search}
          />
          <SegmentedChoice
            label={intl.formatMessage({ id: 'admin.people.show' })}
            options={FILTERS.map((value) => ({
              value,
              label: <FormattedMessage id={`admin.people.filter.${value}`} />,
            }))}
            value={filter}
            onChange={(value) => narrow('show', value === 'EVERYBODY' ? '' : value.toLowerCase())}
          />
        </div>
        {list.error && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
        {!people && !list.error && (
          <div className={styles.list}>
            <Skeleton lines={6} />
          </div>
        )}
      </Row>
      {people && people.nodes.length > 0 && (
        <ul className={styles.list} aria-busy={list.loading || undefined}>
          {people.nodes.map((person) => (
            <PersonRow key={person.id} person={person} admin={adminIds.has(person.id)} />
          ))}
        </ul>
      )}
      {people && (
        <More
          pageInfo={people.pageInfo}
          fetchMore={() => list.fetchMore({ variables: { after: people.pageInfo.endCursor } })}
        />
      )}
      {people?.nodes.length === 0 && !list.loading && (
        <div className={styles.body}>
          <EmptyState
            small
            title={<FormattedMessage id={`admin.people.none.${search ? 'search' : filter}`} />}
          >
            <FormattedMessage id={search ? 'admin.people.noneSearch' : 'admin.people.noneFilter'} />
          </EmptyState>
        </div>
      )}
    </>
  );
}
