import { type ReactNode, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { DraftRowFragment } from '../../../gql/graphql';
import { read, useShelves } from '../../../lib/shelf';
import { ButtonLink } from '../../../ui/Button';
import { EmptyState } from '../../../ui/EmptyState';
import { Row } from '../../../ui/Spread';
import listStyles from '../list/ThreadList.module.css';
import { DraftItem } from './DraftItem';
import styles from './Drafts.module.css';
import { draftKey, draftsOf, isEmpty, type Kept } from './kept';
import { listed, listedHere } from './rows';
import { useDraftVerbs } from './useDraftVerbs';
import { WaitingList } from './WaitingList';
import { useWaiting } from './WaitingWords';

interface DraftListProps {
  personId: string;
  drafts: readonly DraftRowFragment[];
  /** One is back that may not be in the list any more. */
  onRestored: () => void;
  foot?: ReactNode;
}

/** All that waits to be finished: what only this device has first, then what the server keeps. */
export function DraftList({ personId, drafts, onRestored, foot }: DraftListProps) {
  const intl = useIntl();
  const list = useRef<HTMLOListElement>(null);
  const { onDelete } = useDraftVerbs(onRestored);
  const waiting = useWaiting(personId);
  const kept = new Map(useShelves<Kept>(draftsOf(personId)));
  const keyOf = ({ place, placeId }: DraftRowFragment) => draftKey(personId, place, placeId);
  // Emptied, sent or deleted: the cache still holds it, to be taken back. What waits stands above.
  const there = drafts.filter(
    (draft) =>
      !draft.deletedAt &&
      (draft.markdown || draft.title || draft.tags) &&
      !waiting.some((one) => one.placeId === draft.placeId && one.version === draft.version),
  );
  const known = new Set(there.map(keyOf));
  const here = [...kept].filter(
    ([key, one]) => !known.has(key) && !one.saved && !isEmpty(one.words),
  );
  const rows = [
    ...here.map(([key, one]) => listedHere(key, one)),
    ...there.map((draft) => listed(keyOf(draft), draft, kept.get(keyOf(draft)))),
  ];
  if (rows.length === 0 && waiting.length === 0) return <NothingBegun />;
  return (
    <>
      <WaitingList personId={personId} waiting={waiting} />
      <ol
        ref={list}
        tabIndex={-1}
        className={styles.list}
        aria-label={intl.formatMessage({ id: 'drafts.title' })}
      >
        {rows.map((one) => (
          <DraftItem
            key={one.key}
            draft={one}
            onDelete={async () => {
              await onDelete(one, read<Kept>(one.key));
              // The button that had the focus is gone with its row.
              list.current?.focus();
            }}
          />
        ))}
      </ol>
      {foot && (
        <Row>
          <div className={listStyles.foot}>{foot}</div>
        </Row>
      )}
    </>
  );
}

function NothingBegun() {
  return (
    <EmptyState
      title={<FormattedMessage id="drafts.empty.title" />}
      step={
        <ButtonLink to="/">
          <FormattedMessage id="drafts.empty.step" />
        </ButtonLink>
      }
    >
      <FormattedMessage id="drafts.empty.text" />
    </EmptyState>
  );
}
