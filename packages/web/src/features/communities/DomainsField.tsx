import './words';
import { useMutation, useQuery } from '@apollo/client/react';
import { type ReactNode, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql, readFragment } from '../../gql';
import { mutationId } from '../../lib/mutation-id';
import { toProblem } from '../../lib/problem';
import { treeOf } from '../../lib/tree';
import { useViewer } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { CheckField } from '../../ui/CheckField';
import { ErrorState } from '../../ui/ErrorState';
import { Field, SelectField, TextField } from '../../ui/Field';
import { FormProblem } from '../../ui/FormProblem';
import { Skeleton } from '../../ui/Skeleton';
import styles from './DomainsField.module.css';
import { CommunityDomain } from './domains';
import { NAME_MAX } from './limits';

const DomainsQuery = graphql(`
  query CommunityDomainsToChoose {
    domains { ...CommunityDomain }
  }
`);

interface DomainsFieldProps {
  value: readonly string[];
  onChange: (domainIds: string[]) => void;
  error?: ReactNode;
}

/** The fields of practice as a tree to tick; who looks after the house may add one here. */
export function DomainsField({ value, onChange, error }: DomainsFieldProps) {
  const intl = useIntl();
  const { instance } = useViewer();
  const asked = useQuery(DomainsQuery);
  const domains = readFragment(CommunityDomain, asked.data?.domains ?? []);
  const tree = treeOf(domains);
  const turn = (id: string, on: boolean) =>
    onChange(on ? [...value, id] : value.filter((chosen) => chosen !== id));

  return (
    <Field
      label={<FormattedMessage id="communities.domains.label" />}
      labelElement="div"
      hint={<FormattedMessage id="communities.domains.hint" />}
      error={error}
    >
      <fieldset
        aria-label={intl.formatMessage({ id: 'communities.domains.label' })}
        className={styles.tree}
        data-fault={error ? true : undefined}
      >
        {asked.error && <ErrorState error={asked.error} onRetry={() => asked.refetch()} />}
        {!asked.data && !asked.error && <Skeleton lines={3} />}
        {tree.map(({ domain, depth }) => (
          <div key={domain.id} data-depth={Math.min(depth, 3)}>
            <CheckField
              label={domain.name}
              checked={value.includes(domain.id)}
              onChange={(event) => turn(domain.id, event.currentTarget.checked)}
            />
          </div>
        ))}
      </fieldset>
      {instance?.viewerCan.administer.allowed && (
        <NewDomain domains={tree} onMade={(id) => onChange([...value, id])} />
      )}
    </Field>
  );
}

const Create = graphql(`
  mutation CreateDomainHere($input: CreateDomainInput!) {
    createDomain(input: $input) { ...CommunityDomain }
  }
`);

interface NewDomainProps {
  domains: { domain: { id: string; name: string }; depth: number }[];
  onMade: (id: string) => void;
}

/** A field that is missing, made without leaving the form. */
function NewDomain({ domains, onMade }: NewDomainProps) {
  const intl = useIntl();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [parentId, setParent] = useState('');
  const key = useRef(mutationId());
  const [create, { loading, error }] = useMutation(Create, {
    refetchQueries: ['CommunityDomainsToChoose'],
    awaitRefetchQueries: true,
  });

  const make = async () => {
    if (!name.trim() || loading) return;
    const input = {
      name: name.trim(),
      description: '',
      parentId: parentId || null,
      clientMutationId: key.current,
    };
    try {
      const { data } = await create({ variables: { input } });
      const made = data && readFragment(CommunityDomain, data.createDomain);
      key.current = mutationId();
      setName('');
      setOpen(false);
      if (made) onMade(made.id);
    } catch {
      // Told under the field.
    }
  };

  if (!open) {
    return (
      <button type="button" className="gh-go" onClick={() => setOpen(true)}>
        <FormattedMessage id="communities.domains.new" />
      </button>
    );
  }
  const taken = error && toProblem(error).reason === 'TAKEN';
  return (
    <div className={styles.fresh}>
      <TextField
        autoFocus
        label={<FormattedMessage id="communities.domains.name" />}
        value={name}
        maxLength={NAME_MAX}
        error={taken && intl.formatMessage({ id: 'errors.conflict.TAKEN' })}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter makes the field; it must not send the form round it.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          void make();
        }}
      />
      <SelectField
        optional
        label={<FormattedMessage id="communities.domains.parent" />}
        value={parentId}
        onChange={(event) => setParent(event.currentTarget.value)}
      >
        <option value="">{intl.formatMessage({ id: 'communities.domains.root' })}</option>
        {domains.map(({ domain, depth }) => (
          <option key={domain.id} value={domain.id}>
            {'\u2003'.repeat(depth)}
            {domain.name}
          </option>
        ))}
      </SelectField>
      {!taken && <FormProblem error={error} />}
      <div className="gh-actions">
        <Button size="small" busy={loading} onClick={() => void make()}>
          <FormattedMessage id="communities.domains.make" />
        </Button>
        <Button size="small" variant="text" onClick={() => setOpen(false)}>
          <FormattedMessage id="app.cancel" />
        </Button>
      </div>
    </div>
  );
}
