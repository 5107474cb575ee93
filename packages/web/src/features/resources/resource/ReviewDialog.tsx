import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ResourcePartsFragment } from '../../../gql/graphql';
import { useNow } from '../../../lib/time';
import { useVerb } from '../../../lib/useVerb';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { Dialog } from '../../../ui/Dialog';
import { FormProblem } from '../../../ui/FormProblem';
import { ReviewResource } from '../documents';
import { dayOf, LATER, type Later } from '../review/next-look';

interface ReviewDialogProps {
  resource: ResourcePartsFragment;
  onClose: () => void;
}

/** That it still holds, and when to look again. */
export default function ReviewDialog({ resource, onClose }: ReviewDialogProps) {
  const intl = useIntl();
  const now = useNow();
  const { run, busy, error } = useVerb();
  const [later, setLater] = useState<Later>('HALF');

  const review = async () => {
    const reviewOn = dayOf(later, now);
    const said = intl.formatMessage({ id: 'resources.reviewed' });
    if (await run(ReviewResource, { resourceId: resource.id, reviewOn }, said)) onClose();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={<FormattedMessage id="resources.review.title" />}
      actions={
        <>
          <Button variant="primary" busy={busy} onClick={review}>
            <FormattedMessage id="resources.review.do" />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage id="resources.review.text" />
      </p>
      <Choice
        label={<FormattedMessage id="resources.review.next" />}
        value={later}
        onChange={setLater}
        options={LATER.map((value) => ({
          value,
          label: <FormattedMessage id={`resources.review.${value}`} />,
        }))}
      />
      <FormProblem error={error} />
    </Dialog>
  );
}
