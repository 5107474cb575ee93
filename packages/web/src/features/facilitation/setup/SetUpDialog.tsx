import { useQuery } from '@apollo/client/react';
import { type FormEvent, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import type { RotationCadence } from '../../../gql/graphql';
import { inDays, localTime, toMonday } from '../../../lib/local-time';
import { mutationId } from '../../../lib/mutation-id';
import { useNow } from '../../../lib/time';
import { useVerb } from '../../../lib/useVerb';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { Dialog } from '../../../ui/Dialog';
import { SelectField, TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { SetUpRotation } from '../documents';
import { RotationRules, type Rules, USUAL } from './RotationRules';

const SeriesOf = graphql(`
  query SeriesForRotation($slug: String!) {
    community(slug: $slug) {
      id
      events(first: 50) { nodes { id series { id title rule } } }
    }
  }
`);

/** As the API has it. */
const WEEKS = [1, 2, 4, 6, 13, 26];

interface SetUpDialogProps {
  community: { id: string; slug: string };
  onClose: () => void;
  onDone: () => void;
}

/** Begins a rotation: for what, how often, and by which rules. */
export default function SetUpDialog({ community, onClose, onDone }: SetUpDialogProps) {
  const intl = useIntl();
  const now = useNow();
  const key = useRef(mutationId());
  const { run, busy, error } = useVerb();
  const { data } = useQuery(SeriesOf, { variables: { slug: community.slug } });
  const timeZone = intl.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [cadence, setCadence] = useState<RotationCadence>('EVENT');
  const [seriesId, setSeries] = useState('');
  const [periodWeeks, setWeeks] = useState(2);
  const [periodFrom, setFrom] = useState(() => {
    const today = localTime(now, timeZone);
    return inDays(today, toMonday(today), '00:00').slice(0, 10);
  });
  const [rules, setRules] = useState<Rules>(USUAL);
  const series = new Map(
    (data?.community?.events?.nodes ?? [])
      .filter((event) => event.series.rule)
      .map((event) => [event.series.id, event.series.title]),
  );

  const setUp = async (event: FormEvent) => {
    event.preventDefault();
    const period = cadence === 'PERIOD' ? { periodWeeks, periodFrom } : {};
    const done = await run(
      SetUpRotation,
      {
        communityId: community.id,
        ...(seriesId && { seriesId }),
        ...{ cadence, timeZone, ...period, ...rules },
        clientMutationId: key.current,
      },
      intl.formatMessage({ id: 'turns.setUp.done' }),
    );
    if (!done) return;
    onDone();
    onClose();
  };

  return (
    <Dialog open onClose={onClose} title={<FormattedMessage id="turns.setUp.title" />}>
      <form noValidate onSubmit={setUp}>
        <Choice
          label={<FormattedMessage id="turns.setUp.cadence" />}
          value={cadence}
          onChange={setCadence}
          options={(['EVENT', 'PERIOD'] as const).map((value) => ({
            value,
            label: <FormattedMessage id={`turns.cadence.${value}`} />,
            hint: <FormattedMessage id={`turns.cadence.${value}.hint`} />,
          }))}
        />
        {cadence === 'EVENT' && series.size > 0 && (
          <SelectField
            label={<FormattedMessage id="turns.setUp.series" />}
            value={seriesId}
            onChange={({ currentTarget }) => setSeries(currentTarget.value)}
            data={[
              { value: '', label: intl.formatMessage({ id: 'turns.setUp.series.all' }) },
              ...[...series].map(([value, label]) => ({ value, label })),
            ]}
          />
        )}
        {cadence === 'PERIOD' && (
          <>
            <SelectField
              label={<FormattedMessage id="turns.setUp.weeks" />}
              value={`${periodWeeks}`}
              onChange={({ currentTarget }) => setWeeks(Number(currentTarget.value))}
              data={WEEKS.map((weeks) => ({
                value: `${weeks}`,
                label: intl.formatMessage({ id: 'turns.weeks' }, { weeks }),
              }))}
            />
            <TextField
              type="date"
              label={<FormattedMessage id="turns.setUp.from" />}
              value={periodFrom}
              onChange={({ currentTarget }) => setFrom(currentTarget.value)}
            />
          </>
        )}
        <RotationRules value={rules} onChange={setRules} />
        <FormProblem error={error} />
        <div className="gh-actions">
          <Button type="submit" variant="primary" busy={busy}>
            <FormattedMessage id="turns.setUp.do" />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
