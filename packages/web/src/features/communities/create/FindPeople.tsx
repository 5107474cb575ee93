import '../words';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import { Button } from '../../../ui/Button';
import { ErrorState } from '../../../ui/ErrorState';
import { Person } from '../../../ui/Person';
import { SearchField } from '../../../ui/SearchField';
import { NAME_MAX } from '../limits';
import type { ChosenPerson } from './draft';
import styles from './PeopleStep.module.css';

const FindQuery = graphql(`
  query CommunityFindPeople($search: String!) {
    people(search: $search, first: 8, filter: EVERYBODY) {
      nodes {
        id
        handle
        name
        role
        organisation
        placeholder
        deactivated
        photo { small }
      }
    }
  }
`);

interface FindPeopleProps {
  /** Those who need not be offered again. */
  chosen: readonly string[];
  onChoose: (person: ChosenPerson) => void;
}

/** People of the house by name, to be asked in. */
export function FindPeople({ chosen, onChoose }: FindPeopleProps) {
  const intl = useIntl();
  const [search, setSearch] = useState('');
  const wanted = search.trim();
  const asked = useQuery(FindQuery, { variables: { search: wanted }, skip: !wanted });
  const found = (asked.data ?? asked.previousData)?.people.nodes.filter(
    ({ id, placeholder, deactivated }) => !placeholder && !deactivated && !chosen.includes(id),
  );

  return (
    <div>
      <SearchField
        label={<FormattedMessage id="communities.people.find" />}
        value={search}
        maxLength={NAME_MAX}
        onSearch={setSearch}
      />
      {wanted && asked.error && <ErrorState error={asked.error} onRetry={() => asked.refetch()} />}
      {wanted && found && (
        <div className={styles.found} aria-live="polite" aria-busy={asked.loading || undefined}>
          {found.length === 0 ? (
            <p className="gh-small gh-ink2">
              <FormattedMessage id="communities.people.nobodyFound" />
            </p>
          ) : (
            <ul className={styles.people}>
              {found.map(({ id, handle, name, role, organisation, photo }) => (
                <li key={id}>
                  <Person
                    plain
                    person={{ id, handle, name, photo }}
                    detail={[role, organisation].filter(Boolean).join(', ') || `@${handle}`}
                  />
                  <Button
                    size="small"
                    aria-label={intl.formatMessage({ id: 'communities.people.addName' }, { name })}
                    onClick={() => onChoose({ id, handle, name, photo })}
                  >
                    <FormattedMessage id="communities.people.add" />
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  );
}
