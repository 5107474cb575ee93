import { useMutation } from '@apollo/client/react';
import { useForm } from '@mantine/form';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../gql';
import type { ThreadHeadFragment } from '../../gql/graphql';
import { showFieldProblems } from '../../lib/forms';
import { toProblem } from '../../lib/problem';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { AreaField, SelectField, TextField } from '../../ui/Field';
import { FormProblem } from '../../ui/FormProblem';
import { parseTags } from '../../writing/tags';
import { isKind, KINDS } from './kinds';

const SaveThread = graphql(`
  mutation EditThread($input: EditThreadInput!) {
    editThread(input: $input) { ...ThreadHead }
  }
`);

/** Title, kind and tags of a thread. The words are edited at the post itself. */
export default function EditThread({
  thread,
  onClose,
}: {
  thread: ThreadHeadFragment;
  onClose: () => void;
}) {
  const intl = useIntl();
  const [save, { loading, error }] = useMutation(SaveThread);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: {
      title: thread.title,
      kind: thread.kind as string,
      tags: thread.tags.join(', '),
    },
  });

  const submit = form.onSubmit(async ({ title, kind, tags }) => {
    const input = {
      id: thread.id,
      version: thread.version,
      title: title.trim(),
      kind: isKind(kind) ? kind : undefined,
      tags: parseTags(tags),
    };
    try {
      await save({ variables: { input } });
      onClose();
    } catch (problem) {
      showFieldProblems(form, problem, (id) => intl.formatMessage({ id }));
    }
  });

  return (
    <Dialog open onClose={onClose} title={<FormattedMessage id="threads.editThread" />}>
      <form onSubmit={submit} noValidate>
        <AreaField
          mt={0}
          minRows={1}
          label={<FormattedMessage id="threads.new.title" />}
          {...form.getInputProps('title')}
        />
        <SelectField
          label={<FormattedMessage id="threads.new.kind" />}
          data={KINDS.filter(
            // Who may turn it into an announcement is for the API to say; it is not offered by the way.
            (kind) => kind !== 'ANNOUNCEMENT' || thread.kind === 'ANNOUNCEMENT',
          ).map((kind) => ({
            value: kind,
            label: intl.formatMessage({ id: `threads.kind.${kind}` }),
          }))}
          {...form.getInputProps('kind')}
        />
        <TextField
          optional
          label={<FormattedMessage id="threads.new.tags" />}
          hint={<FormattedMessage id="threads.new.tagsHint" />}
          {...form.getInputProps('tags')}
        />
        <FormProblem error={error && toProblem(error).fields.length === 0 ? error : undefined} />
        <div className="gh-actions" style={{ marginBlockStart: '1.5rem' }}>
          <Button type="submit" variant="primary" busy={loading}>
            <FormattedMessage id="app.save" />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
