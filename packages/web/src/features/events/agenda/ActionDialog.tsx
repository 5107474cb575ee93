import { useMutation } from '@apollo/client/react';
import { type FormEvent, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { answered } from '../../../lib/answered';
import { mutationId } from '../../../lib/mutation-id';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { AreaField, TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { PersonField } from '../../../ui/PersonField';
import type { AgreedAction } from './ActionLine';
import { AddAction, EditAction } from './documents';
import { useRefused } from './useRefused';

interface ActionDialogProps {
  eventId: string;
  slug: string;
  /** The one that is edited; a new one without. */
  action?: AgreedAction;
  onClose: () => void;
}

/** Writes down what somebody will do, until when. */
export default function ActionDialog({ eventId, slug, action, onClose }: ActionDialogProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const key = useRef(mutationId());
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(action?.text ?? '');
  const [ownerId, setOwnerId] = useState(action?.owner?.id ?? '');
  const [dueOn, setDueOn] = useState(action?.dueOn ?? '');
  const [missing, setMissing] = useState(false);
  // As it was when one began: what others change meanwhile is not overwritten unseen.
  const [version] = useState(action?.version ?? 0);
  const { onError } = useRefused();
  const [add, adding] = useMutation(AddAction, { onError });
  const [edit, editing] = useMutation(EditAction, { onError });

  const save = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (!text.trim()) {
      setMissing(true);
      field.current?.focus();
      return;
    }
    const words = { text, ownerId: ownerId || null, dueOn: dueOn || null };
    const data = action
      ? await answered(edit({ variables: { input: { actionId: action.id, version, ...words } } }))
      : await answered(
          add({ variables: { input: { eventId, ...words, clientMutationId: key.current } } }),
        );
    if (!data) return;
    announce(intl.formatMessage({ id: 'agenda.action.saved' }));
    onClose();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={<FormattedMessage id={action ? 'agenda.action.edit' : 'agenda.action.new'} />}
    >
      <form noValidate onSubmit={save}>
        <AreaField
          ref={field}
          data-autofocus
          minRows={2}
          maxLength={500}
          label={<FormattedMessage id="agenda.action.text" />}
          error={missing && <FormattedMessage id="errors.rule.required" />}
          value={text}
          onChange={(changed) => {
            setText(changed.currentTarget.value);
            setMissing(false);
          }}
        />
        <PersonField
          slug={slug}
          label={<FormattedMessage id="agenda.action.owner" />}
          known={action?.owner}
          value={ownerId}
          onChange={setOwnerId}
        />
        <TextField
          optional
          type="date"
          label={<FormattedMessage id="agenda.action.dueOn" />}
          value={dueOn}
          onChange={(changed) => setDueOn(changed.currentTarget.value)}
        />
        <FormProblem error={adding.error ?? editing.error} />
        <div className="gh-actions">
          <Button type="submit" variant="primary" busy={adding.loading || editing.loading}>
            <FormattedMessage id="agenda.action.save" />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
