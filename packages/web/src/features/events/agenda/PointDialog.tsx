import { useMutation } from '@apollo/client/react';
import { type FormEvent, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { EventAgendaPartsFragment } from '../../../gql/graphql';
import { answered } from '../../../lib/answered';
import { mutationId } from '../../../lib/mutation-id';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { AreaField, TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { PersonField } from '../../../ui/PersonField';
import { AddAgendaItem, EditAgendaItem } from './documents';
import type { AgendaPoint } from './EventAgenda';
import { useRefused } from './useRefused';

interface PointDialogProps {
  event: EventAgendaPartsFragment;
  /** The one that is edited; a new one without. */
  point?: AgendaPoint;
  onClose: () => void;
}

const MINUTES_MAX = 600;

/** Brings a point or a case, or changes one. */
export default function PointDialog({ event, point, onClose }: PointDialogProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const key = useRef(mutationId());
  const [title, setTitle] = useState(point?.title ?? '');
  const [notes, setNotes] = useState(point?.notes ?? '');
  const [minutes, setMinutes] = useState(point?.minutes ? String(point.minutes) : '');
  const [personId, setPersonId] = useState(point?.person?.id ?? '');
  const [missing, setMissing] = useState(false);
  // As it was when one began: what others change meanwhile is not overwritten unseen.
  const [version] = useState(point?.version ?? 0);
  const { onError } = useRefused();
  const [add, adding] = useMutation(AddAgendaItem, { onError });
  const [edit, editing] = useMutation(EditAgendaItem, { onError });
  const kind = point?.kind ?? (event.kind === 'CASE_CLINIC' ? 'CASE' : 'POINT');
  const field = useRef<HTMLInputElement>(null);

  const save = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (!title.trim()) {
      setMissing(true);
      field.current?.focus();
      return;
    }
    const words = {
      title,
      notes,
      // A field of numbers gives text, and gives none for what is no number.
      minutes: minutes ? Math.min(MINUTES_MAX, Math.max(1, Math.round(Number(minutes)))) : null,
    };
    const data = await (point
      ? answered(
          edit({
            variables: {
              input: { itemId: point.id, version, ...words, personId: personId || null },
            },
          }),
        )
      : answered(
          add({
            variables: {
              input: { eventId: event.id, kind, ...words, clientMutationId: key.current },
            },
          }),
        ));
    if (!data) return;
    announce(intl.formatMessage({ id: point ? 'agenda.saved' : 'agenda.added' }, { title }));
    onClose();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={<FormattedMessage id={point ? 'agenda.edit.title' : `agenda.new.${kind}`} />}
    >
      <form noValidate onSubmit={save}>
        <TextField
          ref={field}
          data-autofocus
          label={<FormattedMessage id={`agenda.field.title.${kind}`} />}
          error={missing && <FormattedMessage id="errors.rule.required" />}
          maxLength={200}
          value={title}
          onChange={(changed) => {
            setTitle(changed.currentTarget.value);
            setMissing(false);
          }}
        />
        <AreaField
          optional
          minRows={2}
          maxLength={4000}
          label={<FormattedMessage id="agenda.field.notes" />}
          hint={<FormattedMessage id={`agenda.field.notes.${kind}`} />}
          value={notes}
          onChange={(changed) => setNotes(changed.currentTarget.value)}
        />
        <TextField
          optional
          type="number"
          inputMode="numeric"
          min={1}
          max={MINUTES_MAX}
          label={<FormattedMessage id="agenda.field.minutes" />}
          hint={kind === 'CASE' && <FormattedMessage id="agenda.field.minutes.CASE" />}
          value={minutes}
          onChange={(changed) => setMinutes(changed.currentTarget.value)}
        />
        {point && (
          <PersonField
            slug={event.community.slug}
            label={<FormattedMessage id="agenda.field.person" />}
            known={point.person}
            value={personId}
            onChange={setPersonId}
          />
        )}
        <FormProblem error={adding.error ?? editing.error} />
        <div className="gh-actions">
          <Button type="submit" variant="primary" busy={adding.loading || editing.loading}>
            <FormattedMessage id={point ? 'agenda.save' : `agenda.save.${kind}`} />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
