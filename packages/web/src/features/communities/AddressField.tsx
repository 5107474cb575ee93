import './words';
import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useEffect } from 'react';
import { FormattedMessage } from 'react-intl';
import { graphql } from '../../gql';
import { TextField } from '../../ui/Field';
import styles from './AddressField.module.css';
import { SLUG } from './address';
import { SLUG_MAX } from './limits';

const AddressQuery = graphql(`
  query CommunityAtAddress($slug: String!) {
    community(slug: $slug) { id name }
  }
`);

const PAUSE_MS = 300;

interface AddressFieldProps {
  value: string;
  onChange: (slug: string) => void;
  error?: ReactNode;
  /** The address that the community has already. */
  own?: string;
  hint?: ReactNode;
  /** Whether another community is known to have it. */
  onTaken?: (taken: boolean) => void;
}

/** The last part of a community's address, with whether it is free, asked while it is written. */
export function AddressField({ value, onChange, error, own, hint, onTaken }: AddressFieldProps) {
  const [slug] = useDebouncedValue(value, PAUSE_MS);
  const worth = SLUG.test(slug) && slug !== own;
  const { data, loading } = useQuery(AddressQuery, {
    variables: { slug },
    skip: !worth,
    fetchPolicy: 'network-only',
  });
  const known = worth && slug === value && !loading;
  const other = known ? data?.community?.name : undefined;
  const taken = other !== undefined;
  useEffect(() => onTaken?.(taken), [taken, onTaken]);

  return (
    <div className={styles.address}>
      <TextField
        label={<FormattedMessage id="communities.address.label" />}
        hint={hint ?? <FormattedMessage id="communities.address.hint" />}
        value={value}
        maxLength={SLUG_MAX}
        autoCapitalize="off"
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
        leftSection={<span className={styles.before}>/c/</span>}
        leftSectionWidth="2.4rem"
        error={
          taken ? (
            <FormattedMessage id="communities.address.taken" values={{ name: other }} />
          ) : (
            error
          )
        }
        onChange={(event) => onChange(event.currentTarget.value.toLowerCase())}
      />
      <p className={styles.free} aria-live="polite">
        {known && !taken && !error && <FormattedMessage id="communities.address.free" />}
      </p>
    </div>
  );
}
