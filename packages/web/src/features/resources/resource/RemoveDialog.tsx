import { useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import type { ResourcePartsFragment } from '../../../gql/graphql';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { AreaField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import type { Care } from './useCare';

interface RemoveDialogProps {
  resource: ResourcePartsFragment;
  care: Care;
}

/** Whoever takes away what is in somebody else's care says why. */
export default function RemoveDialog({ resource, care }: RemoveDialogProps) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const remove = () => {
    if (reason.trim()) return void care.remove(reason.trim());
    setMissing(true);
    field.current?.focus();
  };
  return (
    <Dialog
      open
      onClose={care.close}
      title={
        <FormattedMessage
          id="resources.remove.title"
          values={{ title: <bdi>{resource.title}</bdi> }}
        />
      }
      actions={
        <>
          <Button variant="danger" busy={care.busy} onClick={remove}>
            <FormattedMessage id="resources.remove.do" />
          </Button>
          <Button variant="text" onClick={care.close}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage id="resources.remove.text" />
      </p>
      <AreaField
        ref={field}
        data-autofocus
        minRows={2}
        maxLength={500}
        label={<FormattedMessage id="resources.remove.reason" />}
        hint={<FormattedMessage id="resources.remove.reasonHint" />}
        error={missing && <FormattedMessage id="errors.rule.required" />}
        value={reason}
        onChange={(typed) => {
          setReason(typed.currentTarget.value);
          setMissing(false);
        }}
      />
      <FormProblem error={care.error} />
    </Dialog>
  );
}
