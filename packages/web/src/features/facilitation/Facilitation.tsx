import './words';
import { type ReactNode, Suspense, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, readFragment } from '../../gql';
import type { TurnPartsFragment } from '../../gql/graphql';
import { useNow } from '../../lib/time';
import { useViewer } from '../../lib/viewer';
import { later } from '../../ui/later';
import { PageHead } from '../../ui/PageHead';
import { Aside, Row, Section, Spread } from '../../ui/Spread';
import { RotationParts, TurnParts } from './documents';
import styles from './Facilitation.module.css';
import { headOf } from './head';
import { TurnActions } from './plan/TurnActions';
import { TurnRow } from './plan/TurnRow';
import { WantedSwaps } from './plan/WantedSwaps';
import { PoolAside } from './pool/PoolAside';
import { RoundOfTurns } from './table/RoundOfTurns';
import { TableInWords } from './table/TableInWords';
import { useCarriers } from './table/useCarriers';

const PastTurns = later(() => import('./plan/PastTurns'));
const EditRotationDialog = later(() => import('./setup/EditRotationDialog'));

interface FacilitationProps {
  rotation: FragmentType<typeof RotationParts>;
  /** Whose powers hold now; also when its time is over and the handover is not written. */
  now: FragmentType<typeof TurnParts> | null;
  crumbs: ReactNode;
  /** The ways to other rotations, and to set up a further one. */
  others?: ReactNode;
  onEnded: () => void;
}

/** Whose turn it is, how turns are shared, who comes next and why. */
export function Facilitation(props: FacilitationProps) {
  const { rotation: ref, now: nowRef, crumbs, others, onEnded } = props;
  const intl = useIntl();
  const now = useNow();
  const viewerId = useViewer().viewer?.person.id;
  const rotation = readFragment(RotationParts, ref);
  const plan = readFragment(TurnParts, rotation.plan);
  const held = readFragment(TurnParts, nowRef);
  const wanted = readFragment(TurnParts, rotation.wantedSwaps);
  const carriers = useCarriers(rotation, rotation.plan);
  const [past, setPast] = useState(false);
  const [editing, setEditing] = useState(false);
  const { fairness, community } = rotation;
  const head = headOf(intl, rotation, withHeld(plan, held), viewerId, now);
  return (
    <Spread
      asideTop="3.1rem"
      aside={
        <>
          <TurnAsks turn={head.turn} slug={community.slug} />
          <HowFound />
          <PoolAside rotation={rotation} />
          {(others || rotation.viewerCan.setUp.allowed) && (
            <Aside title={<FormattedMessage id="turns.rotation" />}>
              <p className="gh-ink2">
                <FormattedMessage
                  id={rotation.cadence === 'PERIOD' ? 'turns.every' : 'turns.each'}
                  values={{
                    weeks: rotation.periodWeeks ?? 1,
                    title: rotation.series?.title ?? '',
                    one: rotation.series ? 'yes' : 'no',
                  }}
                />
              </p>
              {others}
              {rotation.viewerCan.setUp.allowed && (
                <p>
                  <button type="button" className="gh-quiet" onClick={() => setEditing(true)}>
                    <FormattedMessage id="turns.edit" />
                  </button>
                </p>
              )}
            </Aside>
          )}
        </>
      }
    >
      <PageHead
        title={head.title}
        tab={intl.formatMessage({ id: 'turns.tab' }, { name: community.name })}
        margin={<FormattedMessage id="turns.facilitation" />}
        crumbs={crumbs}
        lede={head.lede}
        actions={head.turn && <TurnActions large turn={head.turn} rotation={rotation} />}
      />
      {head.turn?.onTurn && (
        <Row>
          <p className={styles.way}>
            <Link
              className="gh-link"
              to={`/c/${community.slug}/facilitation/${head.turn.id}`}
              data-line=""
            >
              <FormattedMessage
                id={head.turn.viewerCan.handOver.allowed ? 'turns.yours.to' : 'turns.theirs.to'}
              />
            </Link>
          </p>
        </Row>
      )}
      <WantedSwaps rotation={rotation} wanted={wanted} plan={plan} />
      <Section title={fairness.words}>
        <Row>
          <p className={`gh-small gh-ink2 ${styles.how}`}>
            <FormattedMessage
              id="turns.table.how"
              values={{ lent: carriers.some(({ lent }) => lent > 0) ? 'yes' : 'no' }}
            />
          </p>
          {fairness.prompt && (
            <p className={styles.prompt}>
              <FormattedMessage id={`turns.prompt.${fairness.prompt}`} />{' '}
              <Link className="gh-link" to={`/c/${community.slug}/members`}>
                <FormattedMessage id="turns.prompt.invite" />
              </Link>
            </p>
          )}
          {carriers.length > 0 && (
            <>
              <RoundOfTurns people={carriers} average={fairness.average} turns={fairness.turns} />
              <TableInWords people={carriers} />
            </>
          )}
        </Row>
      </Section>
      <Section
        title={<FormattedMessage id="turns.next" values={{ count: plan.length }} />}
        end={
          !past && (
            <button type="button" className="gh-quiet" onClick={() => setPast(true)}>
              <FormattedMessage id="turns.past" />
            </button>
          )
        }
      >
        {plan.length === 0 ? (
          <Row>
            <p className="gh-ink2">
              <FormattedMessage id="turns.next.none" />
            </p>
          </Row>
        ) : (
          <ol>
            {plan.map((turn) => (
              <TurnRow
                key={turn.id}
                turn={turn}
                rotation={rotation}
                headed={turn.id === head.turn?.id}
              />
            ))}
          </ol>
        )}
      </Section>
      <Suspense>
        {past && <PastTurns rotation={rotation} />}
        {editing && (
          <EditRotationDialog
            rotation={rotation}
            onClose={() => setEditing(false)}
            onEnded={onEnded}
          />
        )}
      </Suspense>
    </Spread>
  );
}

/** The plan begins with what is not over; a turn that is, and waits for its handover, comes before it. */
function withHeld(plan: readonly TurnPartsFragment[], held: TurnPartsFragment | null | undefined) {
  return held && !plan.some(({ id }) => id === held.id) ? [held, ...plan] : plan;
}

function TurnAsks({ turn, slug }: { turn: TurnPartsFragment | undefined; slug: string }) {
  return (
    <Aside title={<FormattedMessage id="turns.asks" />}>
      <p>
        <FormattedMessage id="turns.asks.text" />
      </p>
      {turn && (
        <p>
          <Link className="gh-quiet" to={`/c/${slug}/facilitation/${turn.id}`}>
            <FormattedMessage id="turns.asks.more" />
          </Link>
        </p>
      )}
    </Aside>
  );
}

function HowFound() {
  return (
    <Aside title={<FormattedMessage id="turns.found" />}>
      <p>
        <FormattedMessage id="turns.found.text" />
      </p>
      <p>
        <FormattedMessage id="turns.found.public" />
      </p>
    </Aside>
  );
}
