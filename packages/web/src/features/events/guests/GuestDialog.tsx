import { useMutation } from '@apollo/client/react';
import { type FormEvent, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { answered } from '../../../lib/answered';
import { mutationId } from '../../../lib/mutation-id';
import { ruleMessage, toProblem } from '../../../lib/problem';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { AreaField, TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { useRefused } from '../agenda/useRefused';
import { AddGuest, EditGuest } from './documents';
import type { Guest } from './EventGuests';

interface GuestDialogProps {
  eventId: string;
  /** The one that is changed; a new one without. */
  guest?: Guest;
  onClose: () => void;
}

/** Names a speaker who has no account. */
export default function GuestDialog({ eventId, guest, onClose }: GuestDialogProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const key = useRef(mutationId());
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(guest?.name ?? '');
  const [about, setAbout] = useState(guest?.about ?? '');
  const [email, setEmail] = useState(guest?.email ?? '');
  const [missing, setMissing] = useState(false);
  // As it was when one began: what others change meanwhile is not overwritten unseen.
  const [version] = useState(guest?.version ?? 0);
  const { onError } = useRefused();
  const [add, adding] = useMutation(AddGuest, { onError });
  const [edit, editing] = useMutation(EditGuest, { onError });
  const error = adding.error ?? editing.error;
  const refused = toProblem(error).fields.find(({ path }) => path.endsWith('email'));

  const save = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (!name.trim()) {
      setMissing(true);
      field.current?.focus();
      return;
    }
    const words = { name, about, email: email.trim() || null };
    const data = await (guest
      ? answered(edit({ variables: { input: { guestId: guest.id, version, ...words } } }))
      : answered(
          add({ variables: { input: { eventId, ...words, clientMutationId: key.current } } }),
        ));
    if (!data) return;
    announce(intl.formatMessage({ id: 'guests.saved' }, { name }));
    onClose();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={<FormattedMessage id={guest ? 'guests.edit' : 'guests.new'} />}
    >
      <form noValidate onSubmit={save}>
        <TextField
          ref={field}
          data-autofocus
          maxLength={120}
          label={<FormattedMessage id="guests.field.name" />}
          error={missing && <FormattedMessage id="errors.rule.required" />}
          value={name}
          onChange={(changed) => {
            setName(changed.currentTarget.value);
            setMissing(false);
          }}
        />
        <AreaField
          optional
          minRows={2}
          maxLength={1000}
          label={<FormattedMessage id="guests.field.about" />}
          value={about}
          onChange={(changed) => setAbout(changed.currentTarget.value)}
        />
        <TextField
          optional
          type="email"
          label={<FormattedMessage id="guests.field.email" />}
          hint={<FormattedMessage id="guests.field.email.hint" />}
          error={refused && intl.formatMessage({ id: ruleMessage(refused.rule) })}
          value={email}
          onChange={(changed) => setEmail(changed.currentTarget.value)}
        />
        <FormProblem error={refused ? undefined : error} />
        <div className="gh-actions">
          <Button type="submit" variant="primary" busy={adding.loading || editing.loading}>
            <FormattedMessage id="guests.save" />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
