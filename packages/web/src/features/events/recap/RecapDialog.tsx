import { useMutation, useQuery } from '@apollo/client/react';
import { type FormEvent, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { answered } from '../../../lib/answered';
import { mutationId } from '../../../lib/mutation-id';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { AreaField, TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { ProblemText } from '../../../ui/ProblemText';
import { Skeleton } from '../../../ui/Skeleton';
import { PostRecap, RecapDraft } from './documents';

interface RecapDialogProps {
  eventId: string;
  onClose: () => void;
}

/** What the software knows of it as a first draft; a person reads it over, changes it and sends it. */
export default function RecapDialog({ eventId, onClose }: RecapDialogProps) {
  const { data, error } = useQuery(RecapDraft, {
    variables: { id: eventId },
    fetchPolicy: 'network-only',
  });
  const draft = data?.event.recapDraft;
  return (
    <Dialog open onClose={onClose} title={<FormattedMessage id="recap.dialog" />}>
      {draft ? (
        <RecapForm eventId={eventId} draft={draft} onClose={onClose} />
      ) : error ? (
        <ProblemText error={error} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Dialog>
  );
}

interface RecapFormProps extends RecapDialogProps {
  draft: { title: string; markdown: string };
}

function RecapForm({ eventId, draft, onClose }: RecapFormProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const key = useRef(mutationId());
  const [title, setTitle] = useState(draft.title);
  const [markdown, setMarkdown] = useState(draft.markdown);
  const [missing, setMissing] = useState(false);
  const [post, { loading, error }] = useMutation(PostRecap, { onError: () => undefined });
  const required = missing && <FormattedMessage id="errors.rule.required" />;

  const send = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (!title.trim() || !markdown.trim()) {
      setMissing(true);
      return;
    }
    const data = await answered(
      post({
        variables: { input: { eventId, title, markdown, clientMutationId: key.current } },
      }),
    );
    if (!data) return;
    announce(intl.formatMessage({ id: 'recap.posted' }));
    onClose();
  };

  return (
    <form noValidate onSubmit={send}>
      <p className="gh-small gh-ink2">
        <FormattedMessage id="recap.hint" />
      </p>
      <TextField
        data-autofocus
        maxLength={200}
        label={<FormattedMessage id="recap.field.title" />}
        error={!title.trim() && required}
        value={title}
        onChange={(changed) => setTitle(changed.currentTarget.value)}
      />
      <AreaField
        minRows={8}
        maxRows={18}
        label={<FormattedMessage id="recap.field.text" />}
        error={!markdown.trim() && required}
        value={markdown}
        onChange={(changed) => setMarkdown(changed.currentTarget.value)}
      />
      <FormProblem error={error} words={{ CONFLICT: 'recap.already' }} />
      <div className="gh-actions">
        <Button type="submit" variant="primary" busy={loading}>
          <FormattedMessage id="recap.post" />
        </Button>
        <Button variant="text" onClick={onClose}>
          <FormattedMessage id="app.cancel" />
        </Button>
      </div>
    </form>
  );
}
