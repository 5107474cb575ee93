import { type FormEvent, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { RotationPartsFragment, TurnPartsFragment } from '../../../gql/graphql';
import { useVerb } from '../../../lib/useVerb';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { SelectField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { AssignTurn } from '../documents';

interface AssignDialogProps {
  turn: TurnPartsFragment;
  pool: RotationPartsFragment['pool'];
  onClose: () => void;
}

/** Gives a turn to somebody who has agreed to it elsewhere. */
export default function AssignDialog({ turn, pool, onClose }: AssignDialogProps) {
  const intl = useIntl();
  const { run, busy, error } = useVerb();
  const others = pool.filter(({ person }) => person.id !== turn.person?.id);
  const [personId, setPerson] = useState(others[0]?.person.id ?? '');
  const assign = async (event: FormEvent) => {
    event.preventDefault();
    const input = { turnId: turn.id, personId };
    if (await run(AssignTurn, input, intl.formatMessage({ id: 'turns.said.assigned' }))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={<FormattedMessage id="turns.assign.title" />}>
      <form noValidate onSubmit={assign}>
        <SelectField
          label={<FormattedMessage id="turns.assign.who" />}
          hint={<FormattedMessage id="turns.assign.hint" />}
          value={personId}
          onChange={({ currentTarget }) => setPerson(currentTarget.value)}
          data={others.map(({ person }) => ({ value: person.id, label: person.name }))}
        />
        <FormProblem error={error} />
        <div className="gh-actions">
          <Button type="submit" variant="primary" busy={busy}>
            <FormattedMessage id="turns.assign.do" />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
