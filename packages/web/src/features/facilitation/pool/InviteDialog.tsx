import { type FormEvent, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { RotationPartsFragment } from '../../../gql/graphql';
import { ruleMessage, toProblem } from '../../../lib/problem';
import { useVerb } from '../../../lib/useVerb';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { FormProblem } from '../../../ui/FormProblem';
import { PersonField } from '../../../ui/PersonField';
import { InviteToPool } from '../documents';
import styles from './Pool.module.css';

interface InviteDialogProps {
  rotation: RotationPartsFragment;
  onClose: () => void;
}

/** Asks a member to take turns too. Nothing is theirs before they have come into the pool themselves. */
export default function InviteDialog({ rotation, onClose }: InviteDialogProps) {
  const intl = useIntl();
  const { run, busy, error } = useVerb();
  const [personId, setPerson] = useState('');
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    if (!personId) return;
    const input = { rotationId: rotation.id, personId };
    const said = intl.formatMessage({ id: 'turns.pool.asked' });
    if (await run(InviteToPool, input, said)) onClose();
  };
  const [fault] = toProblem(error).fields;
  return (
    <Dialog open onClose={onClose} title={<FormattedMessage id="turns.pool.ask.title" />}>
      <form noValidate onSubmit={ask} className={styles.ask}>
        <p className="gh-ink2">
          <FormattedMessage id="turns.pool.ask.text" />
        </p>
        <PersonField
          needed
          slug={rotation.community.slug}
          label={<FormattedMessage id="turns.pool.ask.who" />}
          value={personId}
          onChange={setPerson}
        />
        {error && fault ? (
          <p role="alert" className={styles.refused}>
            <FormattedMessage id={ruleMessage(fault.rule)} />
          </p>
        ) : (
          <FormProblem error={error} />
        )}
        <div className="gh-actions">
          <Button type="submit" variant="primary" busy={busy}>
            <FormattedMessage id="turns.pool.ask" />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
