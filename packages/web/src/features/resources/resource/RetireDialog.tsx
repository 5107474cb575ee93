import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import { useVerb } from '../../../lib/useVerb';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { SelectField, TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { RetireResource } from '../documents';

/** What could have taken its place. */
const Successors = graphql(`
  query ResourceSuccessors($slug: String!) {
    community(slug: $slug) {
      id
      resources(first: 100, order: TITLE) { nodes { id title } }
    }
  }
`);

/** Past so many one looks for a title. */
const MANY = 12;

interface RetireDialogProps {
  resource: { id: string; title: string; community: { slug: string } };
  onClose: () => void;
  /** Says itself that it was done; it is announced otherwise. */
  onRetired?: () => void;
}

/** That it no longer holds, and what took its place. */
export default function RetireDialog({ resource, onClose, onRetired }: RetireDialogProps) {
  const intl = useIntl();
  const { run, busy, error } = useVerb();
  const [by, setBy] = useState('');
  const [wanted, setWanted] = useState('');
  const { data } = useQuery(Successors, {
    variables: { slug: resource.community.slug },
    fetchPolicy: 'network-only',
  });
  const others = (data?.community?.resources.nodes ?? []).filter(({ id }) => id !== resource.id);
  const looked = wanted.trim().toLocaleLowerCase(intl.locale);
  const fitting = others.filter(
    ({ id, title }) => id === by || title.toLocaleLowerCase(intl.locale).includes(looked),
  );

  const retire = async () => {
    const input = { resourceId: resource.id, supersededById: by || null };
    const said = onRetired ? undefined : intl.formatMessage({ id: 'resources.retired.done' });
    if (!(await run(RetireResource, input, said))) return;
    onClose();
    onRetired?.();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <FormattedMessage
          id="resources.retire.title"
          values={{ title: <bdi>{resource.title}</bdi> }}
        />
      }
      actions={
        <>
          <Button variant="primary" busy={busy} onClick={retire}>
            <FormattedMessage id="resources.retire.do" />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage id="resources.retire.text" />
      </p>
      {others.length > MANY && (
        <TextField
          optional
          type="search"
          label={<FormattedMessage id="resources.retire.look" />}
          value={wanted}
          onChange={(typed) => setWanted(typed.currentTarget.value)}
        />
      )}
      <SelectField
        optional
        label={<FormattedMessage id="resources.retire.by" />}
        value={by}
        data={[
          { value: '', label: intl.formatMessage({ id: 'resources.retire.none' }) },
          ...fitting.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={(chosen) => setBy(chosen.currentTarget.value)}
      />
      <FormProblem error={error} />
    </Dialog>
  );
}
