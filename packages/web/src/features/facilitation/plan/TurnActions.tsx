import { Suspense } from 'react';
import { FormattedMessage } from 'react-intl';
import type { RotationPartsFragment, TurnPartsFragment } from '../../../gql/graphql';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { FormProblem } from '../../../ui/FormProblem';
import { later } from '../../../ui/later';
import { TurnMenu } from './TurnMenu';
import { type TurnVerbs, useTurnVerbs } from './useTurnVerbs';

const AssignDialog = later(() => import('./AssignDialog'));

interface TurnActionsProps {
  turn: TurnPartsFragment;
  rotation: Pick<RotationPartsFragment, 'pool'>;
  /** At the head of a page, where taking it is the one thing to do. */
  large?: boolean;
}

/** What this viewer can do with a turn now: what is asked of them as buttons, the rest in a menu. */
export function TurnActions({ turn, rotation, large }: TurnActionsProps) {
  const verbs = useTurnVerbs(turn);
  const { viewerCan: can } = turn;
  const { busy } = verbs;
  const size = large ? 'medium' : 'small';
  const offered = can.accept.allowed;
  const swap = can.wantSwap.allowed && !turn.swapWantedAt;
  return (
    <>
      <div className="gh-actions">
        {offered && (
          <Button
            variant={large ? 'primary' : 'plain'}
            size={size}
            busy={busy}
            onClick={verbs.accept}
          >
            <FormattedMessage id="turns.take" />
          </Button>
        )}
        {large && swap && (
          <Button busy={busy} onClick={verbs.giveAway}>
            <FormattedMessage id="turns.swap" />
          </Button>
        )}
        {turn.swapWantedAt && can.wantSwap.allowed && (
          <Button size={size} busy={busy} onClick={verbs.keep}>
            <FormattedMessage id="turns.keep" />
          </Button>
        )}
        {!turn.person && can.volunteer.allowed && (
          <Button
            variant={large ? 'primary' : 'plain'}
            size={size}
            busy={busy}
            onClick={verbs.volunteer}
          >
            <FormattedMessage id="turns.volunteer" />
          </Button>
        )}
        {offered && can.decline.allowed && (
          <Button variant="text" size={size} onClick={() => verbs.ask('pass')}>
            <FormattedMessage id="turns.pass" />
          </Button>
        )}
        <TurnMenu
          turn={turn}
          verbs={verbs}
          without={[
            ...(offered ? ['pass'] : []),
            ...(large ? ['swap'] : []),
            ...(turn.person ? [] : ['volunteer']),
            'keep',
          ]}
        />
        {large && offered && (
          <span className="gh-small gh-ink3">
            <FormattedMessage id="turns.pass.seen" />
          </span>
        )}
      </div>
      <FormProblem error={verbs.error} />
      <PassDialog verbs={verbs} />
      {verbs.asking === 'assign' && (
        <Suspense>
          <AssignDialog turn={turn} pool={rotation.pool} onClose={() => verbs.ask(undefined)} />
        </Suspense>
      )}
    </>
  );
}

/** Asked first: what was passed on is not offered again. */
function PassDialog({ verbs }: { verbs: TurnVerbs }) {
  const close = () => verbs.ask(undefined);
  return (
    <Dialog
      open={verbs.asking === 'pass'}
      onClose={close}
      title={<FormattedMessage id="turns.pass.title" />}
      actions={
        <>
          <Button busy={verbs.busy} onClick={verbs.pass}>
            <FormattedMessage id="turns.pass" />
          </Button>
          <Button variant="text" onClick={close}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage id="turns.pass.text" />
      </p>
    </Dialog>
  );
}
