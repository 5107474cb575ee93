import { type ReactNode, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { TurnPartsFragment } from '../../../gql/graphql';
import { useVerb } from '../../../lib/useVerb';
import { useUndo } from '../../../ui/UndoBar';
import {
  AcceptTurn,
  DeclineTurn,
  JoinTurn,
  StepBackFromTurn,
  VolunteerForTurn,
  WantSwap,
  WithdrawSwap,
} from '../documents';

type Asked = 'pass' | 'assign';

export interface TurnVerbs {
  busy: boolean;
  error: unknown;
  /** What is asked before it is done. */
  asking: Asked | undefined;
  ask: (what: Asked | undefined) => void;
  accept: () => unknown;
  volunteer: () => unknown;
  pass: () => Promise<void>;
  giveAway: () => Promise<void>;
  keep: () => unknown;
  join: () => Promise<void>;
  stepBack: () => unknown;
}

/** What can be done with a turn in one press; what can be taken back is offered for 8 s. */
export function useTurnVerbs({ id: turnId, version }: TurnPartsFragment): TurnVerbs {
  const intl = useIntl();
  const undo = useUndo();
  const { run, busy, error } = useVerb();
  const [asking, ask] = useState<Asked>();
  const input = { turnId, version };
  const say = (id: 'taken' | 'passed' | 'volunteered' | 'steppedBack') =>
    intl.formatMessage({ id: `turns.said.${id}` });
  const offer = (message: ReactNode, onUndo: () => unknown) =>
    undo({ message, onUndo: () => void onUndo() });
  return {
    ...{ busy, error, asking, ask },
    accept: () => run(AcceptTurn, input, say('taken')),
    volunteer: () => run(VolunteerForTurn, input, say('volunteered')),
    async pass() {
      if (await run(DeclineTurn, input, say('passed'))) ask(undefined);
    },
    async giveAway() {
      const done = await run(WantSwap, input);
      if (!done) return;
      offer(<FormattedMessage id="turns.said.swapWanted" />, () =>
        run(WithdrawSwap, { turnId, version: done.wantSwap.version }),
      );
    },
    keep: () => run(WithdrawSwap, input),
    async join() {
      if (!(await run(JoinTurn, { turnId, role: 'CO' }))) return;
      offer(<FormattedMessage id="turns.said.joined" />, () => run(StepBackFromTurn, { turnId }));
    },
    stepBack: () => run(StepBackFromTurn, { turnId }, say('steppedBack')),
  };
}
