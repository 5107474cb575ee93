import { FormattedDate, FormattedMessage } from 'react-intl';
import type { TrailPartsFragment } from '../../../gql/graphql';

/** "Eight uses at five places since February 2024: five as written, three adapted." */
export function Summary({ trail }: { trail: TrailPartsFragment }) {
  const { useCount, workedCount, adaptedCount, placeCount, since } = trail;
  return (
    <FormattedMessage
      id="trail.summary"
      values={{
        uses: useCount,
        worked: workedCount,
        adapted: adaptedCount,
        places: placeCount,
        since: since ? <FormattedDate value={since} month="long" year="numeric" /> : '',
        known: since ? 'yes' : 'no',
      }}
    />
  );
}
