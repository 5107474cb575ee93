import './words';
import '../words';
import { type ReactNode, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { EventField } from '../../../gql/graphql';
import { fieldName, ruleMessage, toProblem } from '../../../lib/problem';
import { PrimaryButton } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { SelectField, TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { PreviewedField } from '../../../writing/PreviewedField';
import { lasting } from '../times';
import styles from './Editor.module.css';
import { type EventDraft, KINDS, MODES, startOf } from './plan';
import { RoundsField } from './RoundsField';
import { RuleField } from './RuleField';
import { SeriesPreview } from './SeriesPreview';

/** Lengths that people plan with, in minutes; another one that an event already has comes with them. */
const LENGTHS = [15, 30, 45, 60, 75, 90, 120, 150, 180, 240, 360, 480];

/** How a zone is asked for; the part that does it belongs to another room and is handed in by the page. */
export type ZoneControl = (props: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  value: string;
  onChange: (zone: string) => void;
}) => ReactNode;

interface EventFormProps {
  initial: EventDraft;
  communityId: string;
  people: readonly { id: string; name: string }[];
  zoneField: ZoneControl;
  /** The words on the button. */
  send: ReactNode;
  busy: boolean;
  error: unknown;
  onSend: (draft: EventDraft) => void;
  /** Which of them this one has of its own, not from its series. */
  own?: readonly EventField[];
  /** Beside the button. */
  children?: ReactNode;
}

/** What, when, how often, where and for how many. */
export function EventForm(props: EventFormProps) {
  const { initial, communityId, people, zoneField: Zone, send, busy, error, onSend } = props;
  const intl = useIntl();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(initial);
  const [missing, setMissing] = useState(false);
  const change = (part: Partial<EventDraft>) => setDraft((before) => ({ ...before, ...part }));
  const text = (name: 'title' | 'description' | 'place' | 'joinUrl' | 'capacity') => ({
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ [name]: event.currentTarget.value }),
  });
  const { fields } = toProblem(error);
  const faultOf = (...names: string[]): string | undefined => {
    const fault = fields.find(({ path }) => {
      const name = fieldName(path).replace(/^(plan|change)\./, '');
      return names.some((one) => name === one || name.startsWith(`${one}.`));
    });
    return fault && intl.formatMessage({ id: ruleMessage(fault.rule) });
  };
  const needed = (value: string) =>
    missing && !value.trim() ? intl.formatMessage({ id: 'errors.rule.required' }) : undefined;
  const submit = () => {
    const complete = draft.title.trim() && draft.day && draft.hour;
    setMissing(!complete);
    if (complete) return onSend(draft);
    const empty = [...(form.current?.querySelectorAll<HTMLInputElement>('[data-needed]') ?? [])];
    empty.find(({ value }) => !value.trim())?.focus();
  };
  const lengths = [...new Set([...LENGTHS, initial.minutes])].sort((a, b) => a - b);

  return (
    <form
      ref={form}
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) submit();
      }}
    >
      <Choice
        label={<FormattedMessage id="event-editor.kind" />}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
        options={KINDS.map((value) => ({
          value,
          label: <FormattedMessage id={`events.kind.${value}`} />,
          hint: <FormattedMessage id={`event-editor.kind.${value}`} />,
        }))}
        error={faultOf('kind')}
      />
      <TextField
        data-needed
        dir="auto"
        label={<FormattedMessage id="event-editor.title" />}
        hint={<FormattedMessage id="event-editor.title.hint" />}
        {...text('title')}
        error={needed(draft.title) ?? faultOf('title')}
      />
      <PreviewedField
        optional
        dir="auto"
        communityId={communityId}
        label={<FormattedMessage id="event-editor.about" />}
        hint={<FormattedMessage id="event-editor.about.hint" />}
        {...text('description')}
        error={faultOf('descriptionMarkdown')}
      />
      <div className={styles.three}>
        <TextField
          data-needed
          type="date"
          label={<FormattedMessage id="event-editor.day" />}
          value={draft.day}
          onChange={(event) => change({ day: event.currentTarget.value })}
          error={needed(draft.day) ?? faultOf('start')}
        />
        <TextField
          data-needed
          type="time"
          label={<FormattedMessage id="event-editor.hour" />}
          value={draft.hour}
          onChange={(event) => change({ hour: event.currentTarget.value })}
          error={needed(draft.hour)}
        />
        <SelectField
          label={<FormattedMessage id="event-editor.length" />}
          value={String(draft.minutes)}
          data={lengths.map((minutes) => ({
            value: String(minutes),
            label: lasting(intl, minutes),
          }))}
          onChange={(event) => change({ minutes: Number(event.currentTarget.value) })}
          error={faultOf('durationMinutes')}
        />
      </div>
      <Zone
        label={<FormattedMessage id="event-editor.zone" />}
        hint={<FormattedMessage id="event-editor.zone.hint" />}
        value={draft.timeZone}
        onChange={(timeZone) => change({ timeZone })}
      />
      {draft.day && (
        <RuleField
          rule={draft.rule}
          start={startOf(draft)}
          timeZone={draft.timeZone}
          onChange={(rule) => change({ rule })}
          error={faultOf('rule')}
        />
      )}
      <SeriesPreview draft={draft} communityId={communityId} />
      <div className={styles.where}>
        <Choice
          label={<FormattedMessage id="event-editor.mode" />}
          value={draft.mode}
          onChange={(mode) => change({ mode })}
          options={MODES.map((value) => ({
            value,
            label: <FormattedMessage id={`event-editor.mode.${value}`} />,
          }))}
          error={faultOf('mode')}
        />
      </div>
      {draft.mode !== 'REMOTE' && (
        <TextField
          optional
          dir="auto"
          label={<FormattedMessage id="event-editor.place" />}
          {...text('place')}
          error={faultOf('place')}
        />
      )}
      {draft.mode !== 'IN_PERSON' && (
        <TextField
          optional
          type="url"
          dir="ltr"
          label={<FormattedMessage id="event-editor.joinUrl" />}
          hint={<FormattedMessage id="event-editor.joinUrl.hint" />}
          {...text('joinUrl')}
          error={faultOf('joinUrl')}
        />
      )}
      <TextField
        optional
        inputMode="numeric"
        label={<FormattedMessage id="event-editor.capacity" values={{ mode: draft.mode }} />}
        hint={<FormattedMessage id="event-editor.capacity.hint" />}
        {...text('capacity')}
        error={faultOf('capacity')}
      />
      <SelectField
        label={<FormattedMessage id="event-editor.host" />}
        hint={<FormattedMessage id="event-editor.host.hint" />}
        value={draft.hostId}
        data={[
          ...(initial.hostId
            ? []
            : [{ value: '', label: intl.formatMessage({ id: 'event-editor.host.nobody' }) }]),
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => change({ hostId: event.currentTarget.value })}
        error={faultOf('hostId')}
      />
      {draft.kind === 'CASE_CLINIC' && (
        <RoundsField
          rounds={draft.rounds}
          onChange={(rounds) => change({ rounds })}
          error={faultOf('rounds')}
        />
      )}
      <div className={styles.send}>
        <FormProblem byField error={error} />
        <div className="gh-actions">
          <PrimaryButton type="submit" busy={busy}>
            {send}
          </PrimaryButton>
          {props.children}
        </div>
      </div>
    </form>
  );
}
