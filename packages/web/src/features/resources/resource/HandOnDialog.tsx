import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { readFragment } from '../../../gql';
import type { ResourcePartsFragment } from '../../../gql/graphql';
import { useVerb } from '../../../lib/useVerb';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { FormProblem } from '../../../ui/FormProblem';
import { PersonField } from '../../../ui/PersonField';
import { HandOnResource, ResourceParts } from '../documents';

interface HandOnDialogProps {
  resource: ResourcePartsFragment;
  onClose: () => void;
}

/** Who answers for it from now on. */
export default function HandOnDialog({ resource, onClose }: HandOnDialogProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const { run, busy, error } = useVerb();
  const [personId, setPersonId] = useState('');

  const handOn = async () => {
    if (!personId) return;
    const done = await run(HandOnResource, { resourceId: resource.id, personId });
    if (!done) return;
    const { steward } = readFragment(ResourceParts, done.handOnResource);
    announce(intl.formatMessage({ id: 'resources.handedOn' }, { name: steward?.name ?? '' }));
    onClose();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={<FormattedMessage id="resources.handOn.title" />}
      actions={
        <>
          <Button variant="primary" busy={busy} onClick={handOn}>
            <FormattedMessage id="resources.handOn.do" />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage id="resources.handOn.text" />
      </p>
      <PersonField
        needed
        slug={resource.community.slug}
        label={<FormattedMessage id="resources.handOn.person" />}
        value={personId}
        onChange={setPersonId}
      />
      <FormProblem error={error} />
    </Dialog>
  );
}
