import { FormattedMessage } from 'react-intl';
import { useShelves } from '../../../lib/shelf';
import { draftsOf, type Kept, type Waiting, waitingOf } from './kept';

interface BadgeProps {
  personId: string;
  /** On the server. */
  drafts: number;
}

/** Beside the way to one's drafts: what came back first, what waits to be sent, else how many there are. */
export function DraftsBadge({ personId, drafts }: BadgeProps) {
  const kept = useShelves<Kept>(draftsOf(personId));
  const waiting = useShelves<Waiting>(waitingOf(personId));
  const returned = kept.filter(([, { refusal }]) => refusal).length;
  const waits = waiting.filter(([, { waits }]) => waits).length;
  if (returned > 0) return <FormattedMessage id="app.nav.returned" values={{ count: returned }} />;
  if (waits > 0) return <FormattedMessage id="app.nav.waiting" values={{ count: waits }} />;
  return drafts > 0 ? (
    <FormattedMessage id="app.nav.drafts.count" values={{ count: drafts }} />
  ) : null;
}
