import './words';
import { type FormEvent, Suspense, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import type { EventKind, EventMode } from '../../../gql/graphql';
import { mutationId } from '../../../lib/mutation-id';
import { ruleMessage, toProblem } from '../../../lib/problem';
import { useVerb } from '../../../lib/useVerb';
import { Button, ButtonLink, PrimaryButton } from '../../../ui/Button';
import { AreaField, SelectField, TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { later } from '../../../ui/later';
import { FindTimeFor } from './documents';
import styles from './FindTime.module.css';
import { SlotsField } from './SlotsField';

const FairTimes = later(() => import('./FairTimes'));

const KINDS = ['MEETING', 'WORKSHOP', 'WEBINAR', 'CASE_CLINIC', 'COFFEE'] as const;
const MODES = ['REMOTE', 'IN_PERSON', 'HYBRID'] as const;
const MINUTES = [15, 30, 45, 60, 75, 90, 120, 180, 240];
/** Fewer would be no choice. */
const SLOTS_MIN = 2;
/** As the API has them. */
const TITLE_MAX = 200;
const TEXT_MAX = 10_000;

interface NewSearchProps {
  community: { id: string; slug: string };
}

/** What it is for, how long, and the slots that people are asked about. */
export function NewSearch({ community }: NewSearchProps) {
  const intl = useIntl();
  const navigate = useNavigate();
  const key = useRef(mutationId());
  const { run, busy, error } = useVerb();
  const [values, setValues] = useState({
    title: '',
    descriptionMarkdown: '',
    kind: 'MEETING' as EventKind,
    mode: 'REMOTE' as EventMode,
    durationMinutes: 60,
    place: '',
    joinUrl: '',
  });
  const [slots, setSlots] = useState<string[]>(['', '', '']);
  const [missing, setMissing] = useState(false);
  const [fair, setFair] = useState(false);
  const timeZone = intl.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const given = [...new Set(slots.filter(Boolean))];
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change });
  const faultOf = (field: string) => {
    const found = error
      ? toProblem(error).fields.find(({ path }) => path.includes(field))
      : undefined;
    return found && intl.formatMessage({ id: ruleMessage(found.rule) });
  };
  const needed = <FormattedMessage id="errors.rule.required" />;

  const ask = async (event: FormEvent) => {
    event.preventDefault();
    if (!values.title.trim() || given.length < SLOTS_MIN) return setMissing(true);
    const { place, joinUrl, ...plan } = values;
    const done = await run(
      FindTimeFor,
      {
        communityId: community.id,
        ...plan,
        ...(place.trim() && plan.mode !== 'REMOTE' && { place }),
        ...(joinUrl.trim() && plan.mode !== 'IN_PERSON' && { joinUrl }),
        slots: given.map((on) => ({ on, timeZone })),
        clientMutationId: key.current,
      },
      intl.formatMessage({ id: 'findTime.new.done' }),
    );
    if (done) await navigate(`/c/${community.slug}/find-time/${done.findTime.id}`);
    else key.current = mutationId();
  };

  return (
    <form noValidate onSubmit={ask}>
      <TextField
        label={<FormattedMessage id="findTime.new.title" />}
        maxLength={TITLE_MAX}
        value={values.title}
        error={missing && !values.title.trim() ? needed : faultOf('title')}
        onChange={({ currentTarget }) => set({ title: currentTarget.value })}
      />
      <AreaField
        optional
        dir="auto"
        label={<FormattedMessage id="findTime.new.about" />}
        maxLength={TEXT_MAX}
        value={values.descriptionMarkdown}
        error={faultOf('description')}
        onChange={({ currentTarget }) => set({ descriptionMarkdown: currentTarget.value })}
      />
      <div className={styles.pair}>
        <SelectField
          label={<FormattedMessage id="findTime.new.kind" />}
          value={values.kind}
          onChange={({ currentTarget }) => set({ kind: currentTarget.value as EventKind })}
          data={KINDS.map((value) => ({
            value,
            label: intl.formatMessage({ id: `findTime.kind.${value}` }),
          }))}
        />
        <SelectField
          label={<FormattedMessage id="findTime.new.minutes" />}
          value={`${values.durationMinutes}`}
          onChange={({ currentTarget }) => set({ durationMinutes: Number(currentTarget.value) })}
          data={MINUTES.map((minutes) => ({
            value: `${minutes}`,
            label: intl.formatMessage({ id: 'findTime.minutes' }, { minutes }),
          }))}
        />
        <SelectField
          label={<FormattedMessage id="findTime.new.mode" />}
          value={values.mode}
          onChange={({ currentTarget }) => set({ mode: currentTarget.value as EventMode })}
          data={MODES.map((value) => ({
            value,
            label: intl.formatMessage({ id: `findTime.mode.${value}` }),
          }))}
        />
        {values.mode !== 'REMOTE' && (
          <TextField
            optional
            label={<FormattedMessage id="findTime.new.place" />}
            value={values.place}
            error={faultOf('place')}
            onChange={({ currentTarget }) => set({ place: currentTarget.value })}
          />
        )}
        {values.mode !== 'IN_PERSON' && (
          <TextField
            optional
            type="url"
            label={<FormattedMessage id="findTime.new.link" />}
            value={values.joinUrl}
            error={faultOf('joinUrl')}
            onChange={({ currentTarget }) => set({ joinUrl: currentTarget.value })}
          />
        )}
      </div>
      <SlotsField
        slots={slots}
        timeZone={timeZone}
        onChange={setSlots}
        error={missing && given.length < SLOTS_MIN && <FormattedMessage id="findTime.new.two" />}
      />
      {fair ? (
        <Suspense>
          <FairTimes
            communityId={community.id}
            durationMinutes={values.durationMinutes}
            timeZone={timeZone}
            onTake={(taken) => {
              setSlots([...slots.filter(Boolean), ...taken]);
              setFair(false);
            }}
            onClose={() => setFair(false)}
          />
        </Suspense>
      ) : (
        <p className={styles.about}>
          <Button variant="text" size="small" onClick={() => setFair(true)}>
            <FormattedMessage id="findTime.fair" />
          </Button>
        </p>
      )}
      <FormProblem byField error={error} />
      <div className={`gh-actions ${styles.about}`}>
        <PrimaryButton type="submit" busy={busy}>
          <FormattedMessage id="findTime.new.do" />
        </PrimaryButton>
        <ButtonLink variant="text" to={`/c/${community.slug}/events`}>
          <FormattedMessage id="app.cancel" />
        </ButtonLink>
      </div>
    </form>
  );
}
