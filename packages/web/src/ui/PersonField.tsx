import { useQuery } from '@apollo/client/react';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../gql';
import { SelectField, TextField } from './Field';

const MembersToChoose = graphql(`
  query MembersToChoose($slug: String!, $search: String) {
    viewer { person { id } }
    community(slug: $slug) {
      id
      members(first: 100, search: $search) {
        nodes { id person { id name } }
        pageInfo { hasNextPage }
      }
    }
  }
`);

interface PersonFieldProps {
  slug: string;
  label: ReactNode;
  /** Who stands there now, wherever they are in the list. */
  known?: { id: string; name: string } | null;
  value: string;
  onChange: (personId: string) => void;
  /** Nobody is no answer. */
  needed?: boolean;
}

/** One of the members, or nobody. Who asks stands first; in a large community one can look for a name. */
export function PersonField({ slug, label, known, value, onChange, needed }: PersonFieldProps) {
  const intl = useIntl();
  const [search, setSearch] = useState('');
  const asked = useDeferredValue(search.trim());
  const { data, previousData } = useQuery(MembersToChoose, {
    variables: { slug, search: asked || null },
  });
  const shown = data ?? previousData;
  const self = shown?.viewer?.person.id;
  const [many, setMany] = useState(false);
  const members = shown?.community?.members;
  if (members?.pageInfo.hasNextPage && !many) setMany(true);
  const people = new Map(members?.nodes.map(({ person }) => [person.id, person.name]));
  if (known && !people.has(known.id)) people.set(known.id, known.name);
  const options = [...people]
    .map(([id, name]) => ({
      value: id,
      label: id === self ? intl.formatMessage({ id: 'app.person.self' }, { name }) : name,
    }))
    .sort(
      (one, other) =>
        Number(other.value === self) - Number(one.value === self) ||
        one.label.localeCompare(other.label, intl.locale),
    );
  return (
    <>
      {many && (
        <TextField
          optional
          type="search"
          label={<FormattedMessage id="app.person.search" />}
          value={search}
          onChange={(changed) => setSearch(changed.currentTarget.value)}
        />
      )}
      <SelectField
        optional={!needed}
        label={label}
        value={value}
        data={[
          {
            value: '',
            label: intl.formatMessage({
              id: needed ? 'app.person.choose' : 'app.person.nobody',
            }),
          },
          ...options,
        ]}
        onChange={(changed) => onChange(changed.currentTarget.value)}
      />
    </>
  );
}
