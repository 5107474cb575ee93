import { Suspense, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { RotationPartsFragment } from '../../../gql/graphql';
import { useVerb } from '../../../lib/useVerb';
import { ActionButton } from '../../../ui/ActionButton';
import { FormProblem } from '../../../ui/FormProblem';
import { later } from '../../../ui/later';
import { Aside } from '../../../ui/Spread';
import { useUndo } from '../../../ui/UndoBar';
import { JoinPool, LeavePool, RemoveAbsence } from '../documents';
import { dateOf } from './dates';
import styles from './Pool.module.css';

const AbsenceDialog = later(() => import('./AbsenceDialog'));
const InviteDialog = later(() => import('./InviteDialog'));

/** Who shares the turns, how to come in, and when one is away. */
export function PoolAside({ rotation }: { rotation: RotationPartsFragment }) {
  const intl = useIntl();
  const undo = useUndo();
  const [asking, setAsking] = useState(false);
  const [inviting, setInviting] = useState(false);
  const { run, busy, error } = useVerb();
  const { id: rotationId, pool, viewerMember, viewerCan, shadows } = rotation;

  const leave = async () => {
    if (!(await run(LeavePool, { rotationId }))) return;
    undo({
      message: <FormattedMessage id="turns.pool.left" />,
      onUndo: () => void run(JoinPool, { rotationId }),
    });
  };

  return (
    <Aside title={<FormattedMessage id="turns.pool" />}>
      <p>
        <FormattedMessage
          id="turns.pool.text"
          values={{
            count: pool.length,
            shadowing: shadows ? pool.filter(({ shadowing }) => shadowing).length : 0,
          }}
        />
      </p>
      {viewerMember ? (
        <>
          <Absences rotation={rotation} />
          <p className={styles.acts}>
            <button type="button" className="gh-quiet" onClick={() => setAsking(true)}>
              <FormattedMessage id="turns.absence.say" />
            </button>
            {viewerCan.leave.allowed && (
              <button type="button" className="gh-quiet" aria-busy={busy} onClick={leave}>
                <FormattedMessage id="turns.pool.leave" />
              </button>
            )}
          </p>
        </>
      ) : (
        <div className={styles.acts}>
          <ActionButton
            size="small"
            busy={busy}
            permission={viewerCan.join}
            onClick={() =>
              run(JoinPool, { rotationId }, intl.formatMessage({ id: 'turns.pool.joined' }))
            }
          >
            <FormattedMessage id="turns.pool.join" />
          </ActionButton>
        </div>
      )}
      {viewerCan.setUp.allowed && (
        <p className={styles.acts}>
          <button type="button" className="gh-quiet" onClick={() => setInviting(true)}>
            <FormattedMessage id="turns.pool.ask.open" />
          </button>
        </p>
      )}
      <FormProblem error={error} />
      {inviting && (
        <Suspense>
          <InviteDialog rotation={rotation} onClose={() => setInviting(false)} />
        </Suspense>
      )}
      {asking && (
        <Suspense>
          <AbsenceDialog rotationId={rotationId} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </Aside>
  );
}

function Absences({ rotation }: { rotation: RotationPartsFragment }) {
  const intl = useIntl();
  const { run, busy, error } = useVerb();
  const absences = rotation.viewerMember?.absences ?? [];
  if (absences.length === 0) return null;
  return (
    <>
      <ul className={styles.absences}>
        {absences.map(({ id, fromOn, untilOn }) => (
          <li key={id}>
            <FormattedMessage
              id="turns.absence.one"
              values={{
                days: intl.formatDateTimeRange(dateOf(fromOn), dateOf(untilOn), {
                  day: 'numeric',
                  month: 'short',
                  timeZone: 'UTC',
                }),
              }}
            />{' '}
            <button
              type="button"
              className="gh-quiet"
              aria-busy={busy}
              onClick={() =>
                run(
                  RemoveAbsence,
                  { absenceId: id },
                  intl.formatMessage({ id: 'turns.absence.removed' }),
                )
              }
            >
              <FormattedMessage id="turns.absence.remove" />
            </button>
          </li>
        ))}
      </ul>
      <FormProblem error={error} />
    </>
  );
}
