import { useQuery } from '@apollo/client/react';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { SelectField, TextField } from '../../../ui/Field';
import { ThankablePeople } from './documents';
import styles from './Thanks.module.css';

export interface Somebody {
  id: string;
  name: string;
}

interface PeopleFieldProps {
  slug: string;
  label: ReactNode;
  value: readonly Somebody[];
  onChange: (people: readonly Somebody[]) => void;
  error?: ReactNode;
}

/** One member or several, each chosen from the list; in a large community one looks for a name. */
export function PeopleField({ slug, label, value, onChange, error }: PeopleFieldProps) {
  const intl = useIntl();
  const [search, setSearch] = useState('');
  const asked = useDeferredValue(search.trim());
  const { data, previousData } = useQuery(ThankablePeople, {
    variables: { slug, search: asked || null },
  });
  const shown = data ?? previousData;
  const members = shown?.community?.members;
  const [many, setMany] = useState(false);
  if (members?.pageInfo.hasNextPage && !many) setMany(true);
  const chosen = new Set(value.map(({ id }) => id));
  const people = (members?.nodes ?? [])
    .map(({ person }) => person)
    .filter(({ id }) => id !== shown?.viewer?.person.id && !chosen.has(id))
    .sort((one, other) => one.name.localeCompare(other.name, intl.locale));
  return (
    <div>
      {many && (
        <TextField
          optional
          mt={0}
          type="search"
          label={<FormattedMessage id="thanks.people.search" />}
          value={search}
          onChange={(changed) => setSearch(changed.currentTarget.value)}
        />
      )}
      <SelectField
        mt={many ? 'md' : 0}
        label={label}
        error={error}
        value=""
        data={[
          { value: '', label: intl.formatMessage({ id: 'thanks.people.choose' }) },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(changed) => {
          const added = people.find(({ id }) => id === changed.currentTarget.value);
          if (added) onChange([...value, { id: added.id, name: added.name }]);
        }}
      />
      {value.length > 0 && (
        <ul className={styles.people} aria-label={intl.formatMessage({ id: 'thanks.people' })}>
          {value.map(({ id, name }) => (
            <li key={id} className={styles.chosen}>
              <bdi>{name}</bdi>
              <button
                type="button"
                aria-label={intl.formatMessage({ id: 'thanks.people.drop' }, { name })}
                onClick={() => onChange(value.filter((one) => one.id !== id))}
              >
                <IconX size={16} stroke={1.6} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
