import { FormattedMessage } from 'react-intl';
import type { InboxView } from '../../../gql/graphql';
import { Button } from '../../../ui/Button';
import { Row } from '../../../ui/Spread';
import styles from './Inbox.module.css';
import type { Line } from './line';
import type { Deed } from './NoticeRow';
import type { Chosen } from './useChosen';

const DEEDS: Record<InboxView, readonly Deed[]> = {
  OPEN: ['finish', 'snooze', 'read', 'unread'],
  UNREAD: ['finish', 'snooze', 'read', 'unread'],
  SNOOZED: ['reopen', 'snooze', 'finish'],
  DONE: ['reopen'],
};

interface ChosenBarProps {
  view: InboxView;
  chosen: Chosen;
  act: (deed: Deed, lines: readonly Line[]) => void;
}

/** While several lines are chosen: how many, and what is to be done with them. */
export function ChosenBar({ view, chosen, act }: ChosenBarProps) {
  return (
    <Row className={styles.bar}>
      <fieldset className={styles.several}>
        <legend role="status">
          <FormattedMessage id="inbox.chosen" values={{ count: chosen.lines.length }} />
        </legend>
        {DEEDS[view].map((deed) => (
          <Button key={deed} size="small" onClick={() => act(deed, chosen.lines)}>
            <FormattedMessage id={`inbox.do.${deed}`} />
          </Button>
        ))}
        <Button variant="text" size="small" onClick={chosen.clear}>
          <FormattedMessage id="inbox.chosen.leave" />
        </Button>
      </fieldset>
    </Row>
  );
}
