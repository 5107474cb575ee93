import { FormattedMessage, useIntl } from 'react-intl';
import type { TimeSearchPartsFragment } from '../../../gql/graphql';
import { useVerb } from '../../../lib/useVerb';
import { Button } from '../../../ui/Button';
import { FormProblem } from '../../../ui/FormProblem';
import { useUndo } from '../../../ui/UndoBar';
import { AddTimeSlot, RemoveTimeSlot } from './documents';
import styles from './FindTime.module.css';
import { slotWords } from './slot-words';

interface SlotActsProps {
  search: TimeSearchPartsFragment;
  slot: TimeSearchPartsFragment['slots'][number];
  onChoose: () => void;
}

/** Fewer would be no choice. */
const SLOTS_MIN = 2;

/** For those who look after the search: take this slot, or take it away. */
export function SlotActs({ search, slot, onChoose }: SlotActsProps) {
  const intl = useIntl();
  const undo = useUndo();
  const { run, busy, error } = useVerb();
  const { choose, edit } = search.viewerCan;
  const { day, hours } = slotWords(intl, slot);
  const named = { slot: `${day}, ${hours}` };

  const remove = async () => {
    if (!(await run(RemoveTimeSlot, { slotId: slot.id }))) return;
    const { startsOn: on, timeZone } = slot;
    undo({
      message: <FormattedMessage id="findTime.removed" values={named} />,
      onUndo: () => void run(AddTimeSlot, { searchId: search.id, slot: { on, timeZone } }),
    });
  };

  if (!choose.allowed && !edit.allowed) return null;
  return (
    <div className={styles.acts}>
      {choose.allowed && (
        <Button
          size="small"
          variant="text"
          aria-label={intl.formatMessage({ id: 'findTime.choose.one' }, named)}
          onClick={onChoose}
        >
          <FormattedMessage id="findTime.choose" />
        </Button>
      )}
      {edit.allowed && search.slots.length > SLOTS_MIN && slot.yes + slot.ifNeedBe === 0 && (
        <Button
          size="small"
          variant="text"
          busy={busy}
          aria-label={intl.formatMessage({ id: 'findTime.remove.one' }, named)}
          onClick={remove}
        >
          <FormattedMessage id="findTime.remove" />
        </Button>
      )}
      <FormProblem error={error} />
    </div>
  );
}
