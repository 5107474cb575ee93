import { useMutation } from '@apollo/client/react';
import { useForm } from '@mantine/form';
import { useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { AdminDomainFragment } from '../../../gql/graphql';
import { mutationId } from '../../../lib/mutation-id';
import { isNewerVersion, saidByField, showRefusal } from '../../../lib/refusal';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { AreaField, SelectField, TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import admin from '../Admin.module.css';
import styles from './Domains.module.css';
import { CreateDomain, EditDomain } from './documents';
import { type Placed, possibleParents } from './levels';

interface DomainDialogProps {
  /** The one to edit or move; none for a new one. */
  domain?: AdminDomainFragment;
  /** '' for the root. */
  parentId: string;
  tree: Placed[];
  onClose: () => void;
}

/** Sets a name in, in a list that knows no levels. */
const INDENT = '\u2003';
const AFTER = { refetchQueries: ['AdminDomains'], awaitRefetchQueries: true };

/** A new field of practice, or another name, words or place for one. */
export function DomainDialog({ domain, parentId, tree, onClose }: DomainDialogProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const formId = useId();
  const [clientMutationId] = useState(mutationId);
  const [create, creating] = useMutation(CreateDomain, AFTER);
  const [edit, editing] = useMutation(EditDomain, AFTER);
  const error = creating.error ?? editing.error;
  const form = useForm({
    initialValues: {
      name: domain?.name ?? '',
      description: domain?.description ?? '',
      slug: domain?.slug ?? '',
      parentId,
    },
  });

  const submit = form.onSubmit(async (values) => {
    const { name, description } = values;
    const parent = values.parentId || null;
    try {
      if (domain) {
        // Of what is left as it was nothing is sent, so that two admins at once collide less.
        const slug = values.slug === domain.slug ? {} : { slug: values.slug };
        const { id, version } = domain;
        await edit({
          variables: { input: { id, version, name, description, parentId: parent, ...slug } },
        });
      } else {
        const slug = values.slug.trim() || undefined;
        await create({
          variables: { input: { name, description, slug, parentId: parent, clientMutationId } },
        });
      }
      announce(intl.formatMessage({ id: 'admin.domains.saved' }, { name }));
      onClose();
    } catch (problem) {
      showRefusal(form, problem, intl, { room: 'admin', unique: 'slug', words: WORDS });
    }
  });

  return (
    <Dialog
      open
      onClose={onClose}
      title={
        domain ? (
          <FormattedMessage
            id="admin.domains.editTitle"
            values={{ name: <bdi>{domain.name}</bdi> }}
          />
        ) : (
          <FormattedMessage id="admin.domains.addTitle" />
        )
      }
      actions={
        <>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            busy={creating.loading || editing.loading}
          >
            <FormattedMessage id={domain ? 'app.save' : 'admin.domains.addConfirm'} />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate>
        <TextField
          label={<FormattedMessage id="admin.domains.name" />}
          autoComplete="off"
          data-autofocus
          className={styles.field}
          {...form.getInputProps('name')}
        />
        <AreaField
          optional
          label={<FormattedMessage id="admin.domains.description" />}
          hint={<FormattedMessage id="admin.domains.descriptionHint" />}
          minRows={2}
          className={styles.field}
          {...form.getInputProps('description')}
        />
        <SelectField
          label={<FormattedMessage id="admin.domains.parent" />}
          className={styles.field}
          data={[
            { value: '', label: intl.formatMessage({ id: 'admin.domains.root' }) },
            ...possibleParents(tree, domain?.id).map((place) => ({
              value: place.domain.id,
              label: INDENT.repeat(place.depth) + place.domain.name,
            })),
          ]}
          {...form.getInputProps('parentId')}
        />
        <TextField
          optional={!domain}
          label={<FormattedMessage id="admin.domains.slug" />}
          hint={<FormattedMessage id="admin.domains.slugHint" />}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          className={styles.field}
          {...form.getInputProps('slug')}
        />
        {error && !saidByField(error, 'slug') && (
          <div className={admin.problem}>
            <FormProblem
              error={error}
              words={isNewerVersion(error) ? { CONFLICT: 'admin.domains.newer' } : undefined}
            />
          </div>
        )}
      </form>
    </Dialog>
  );
}

/** The name of a field is a shorter thing than the name of the house. */
const WORDS = {
  'name.isLength': 'admin.rule.domainName.isLength',
  'name.matches': 'admin.rule.domainName.isLength',
  'description.maxLength': 'admin.rule.domainDescription.maxLength',
} as const;
