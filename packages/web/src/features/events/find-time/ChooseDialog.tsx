import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import type { TimeSearchPartsFragment } from '../../../gql/graphql';
import { useVerb } from '../../../lib/useVerb';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { FormProblem } from '../../../ui/FormProblem';
import { ChooseTime } from './documents';
import { slotWords } from './slot-words';

interface ChooseDialogProps {
  search: TimeSearchPartsFragment;
  slot: TimeSearchPartsFragment['slots'][number];
  onClose: () => void;
}

/** Said before it is done: the slot becomes the session, and people are told. */
export default function ChooseDialog({ search, slot, onClose }: ChooseDialogProps) {
  const intl = useIntl();
  const navigate = useNavigate();
  const { run, busy, error } = useVerb();
  const { day, hours } = slotWords(intl, slot);
  const choose = async () => {
    const input = { searchId: search.id, slotId: slot.id, version: search.version };
    const done = await run(
      ChooseTime,
      input,
      intl.formatMessage({ id: 'findTime.chosen' }, { title: search.title }),
    );
    const eventId = done?.chooseTime.event?.id;
    if (eventId) await navigate(`/c/${search.community.slug}/e/${eventId}`);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={<FormattedMessage id="findTime.choose.title" values={{ slot: `${day}, ${hours}` }} />}
      actions={
        <>
          <Button variant="primary" busy={busy} onClick={choose}>
            <FormattedMessage id="findTime.choose" />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage
          id="findTime.choose.text"
          values={{
            out: slot.leftOut.length,
            names: intl.formatList(slot.leftOut.map(({ name }) => name)),
          }}
        />
      </p>
      <FormProblem error={error} />
    </Dialog>
  );
}
