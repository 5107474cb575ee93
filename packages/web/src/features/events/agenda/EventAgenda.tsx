import './words';
import { Suspense, useMemo, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, readFragment } from '../../../gql';
import type { EventAgendaPartsFragment } from '../../../gql/graphql';
import { usePageActions } from '../../../lib/keys';
import { useNow } from '../../../lib/time';
import { ActionButton } from '../../../ui/ActionButton';
import { FormProblem } from '../../../ui/FormProblem';
import { later } from '../../../ui/later';
import { Row, Section } from '../../../ui/Spread';
import { ActionLine } from './ActionLine';
import styles from './Agenda.module.css';
import { AgendaLine } from './AgendaLine';
import { EventAgendaParts } from './documents';
import { RoundTimer } from './RoundTimer';
import { plannedRounds } from './rounds';
import { useRefused } from './useRefused';

const PointDialog = later(() => import('./PointDialog'));

export type AgendaPoint = EventAgendaPartsFragment['agenda'][number];

interface EventAgendaProps {
  event: FragmentType<typeof EventAgendaParts>;
}

/** What was promised before, what is to be talked about, and while a case clinic is held, its clock. */
export function EventAgenda({ event: ref }: EventAgendaProps) {
  const event = readFragment(EventAgendaParts, ref);
  const intl = useIntl();
  const now = useNow();
  const [asking, setAsking] = useState<{ point?: AgendaPoint }>();
  const { error, onError } = useRefused();
  const { agenda, openActions } = event;
  const { bringPoint } = event.viewerCan;
  const clinic = event.kind === 'CASE_CLINIC';
  const planned = useMemo(() => (clinic ? plannedRounds(event) : []), [clinic, event]);
  const last = Math.max(Date.parse(event.endsAt), planned.at(-1)?.to ?? 0);
  const running =
    event.state === 'SCHEDULED' && new Date(event.startsAt) <= now && now.getTime() < last;
  usePageActions(() =>
    bringPoint.allowed
      ? [
          {
            id: 'agenda.add',
            name: clinic ? 'agenda.add.CASE' : 'agenda.add',
            run: () => setAsking({}),
          },
        ]
      : [],
  );
  // A coffee has no agenda, unless somebody has brought something all the same.
  const none = agenda.length === 0 && openActions.length === 0;
  if (none && (event.kind === 'COFFEE' || event.state !== 'SCHEDULED')) return null;
  const over = new Date(event.endsAt) <= now;
  if (none && over) return null;

  const add = (!over || bringPoint.allowed) && (
    <ActionButton variant="text" size="small" permission={bringPoint} onClick={() => setAsking({})}>
      <FormattedMessage id={clinic ? 'agenda.add.CASE' : 'agenda.add'} />
    </ActionButton>
  );
  return (
    <Section
      id="agenda"
      title={<FormattedMessage id={clinic ? 'agenda.title.CASE' : 'agenda.title'} />}
      end={agenda.length > 0 ? add : undefined}
    >
      {running && planned.length > 0 && (
        <Row>
          <RoundTimer planned={planned} />
        </Row>
      )}
      {openActions.length > 0 && (
        <Row margin={<FormattedMessage id="agenda.open" />}>
          <ul
            className={styles.actions}
            aria-label={intl.formatMessage({ id: 'agenda.open.label' })}
          >
            {openActions.map((action) => (
              <ActionLine key={action.id} action={action} from onError={onError} />
            ))}
          </ul>
        </Row>
      )}
      <Row>
        <FormProblem error={error} />
      </Row>
      {agenda.length > 0 ? (
        <ol className={styles.points}>
          {agenda.map((point, place) => (
            <AgendaLine
              key={point.id}
              event={event}
              point={point}
              place={place}
              onEdit={() => setAsking({ point })}
              onError={onError}
            />
          ))}
        </ol>
      ) : (
        <Row>
          <p className="gh-ink2">
            <FormattedMessage id={clinic ? 'agenda.empty.CASE' : 'agenda.empty'} />
          </p>
          {add && <div className="gh-actions">{add}</div>}
        </Row>
      )}
      {asking && (
        <Suspense>
          <PointDialog event={event} point={asking.point} onClose={() => setAsking(undefined)} />
        </Suspense>
      )}
    </Section>
  );
}
