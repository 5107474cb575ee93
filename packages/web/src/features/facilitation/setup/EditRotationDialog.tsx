import { type FormEvent, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { RotationPartsFragment } from '../../../gql/graphql';
import { useVerb } from '../../../lib/useVerb';
import { Button } from '../../../ui/Button';
import { ConfirmDialog, Dialog } from '../../../ui/Dialog';
import { FormProblem } from '../../../ui/FormProblem';
import { EditRotation, EndRotation } from '../documents';
import { RotationRules, type Rules } from './RotationRules';

interface EditRotationDialogProps {
  rotation: RotationPartsFragment;
  onClose: () => void;
  onEnded: () => void;
}

/** Other rules for a rotation, or its end. */
export default function EditRotationDialog(props: EditRotationDialogProps) {
  const { rotation, onClose, onEnded } = props;
  const intl = useIntl();
  const { run, busy, error } = useVerb();
  const [ending, setEnding] = useState(false);
  const { id: rotationId, version, cadence, periodWeeks, periodFrom, timeZone } = rotation;
  const { shadows, maxInARow, offerHours, offerDaysBefore } = rotation;
  const [rules, setRules] = useState<Rules>({ shadows, maxInARow, offerHours, offerDaysBefore });

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const said = intl.formatMessage({ id: 'turns.edit.done' });
    const same = { rotationId, version, cadence, periodWeeks, periodFrom, timeZone };
    if (await run(EditRotation, { ...same, ...rules }, said)) onClose();
  };
  const end = async () => {
    const said = intl.formatMessage({ id: 'turns.end.done' });
    if (!(await run(EndRotation, { rotationId }, said))) return;
    onEnded();
    onClose();
  };

  if (ending) {
    return (
      <ConfirmDialog
        open
        onClose={() => setEnding(false)}
        title={<FormattedMessage id="turns.end.title" />}
        confirm={<FormattedMessage id="turns.end" />}
        busy={busy}
        onConfirm={end}
      >
        <p>
          <FormattedMessage id="turns.end.text" />
        </p>
        <FormProblem error={error} />
      </ConfirmDialog>
    );
  }
  return (
    <Dialog open onClose={onClose} title={<FormattedMessage id="turns.edit.title" />}>
      <form noValidate onSubmit={save}>
        <RotationRules value={rules} onChange={setRules} />
        <FormProblem error={error} />
        <div className="gh-actions">
          <Button type="submit" variant="primary" busy={busy}>
            <FormattedMessage id="app.save" />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
          <Button variant="text" onClick={() => setEnding(true)}>
            <FormattedMessage id="turns.end" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
