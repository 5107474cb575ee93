import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedDate, FormattedMessage } from 'react-intl';
import type { CalendarFeedsQuery } from '../../../gql/graphql';
import { answered } from '../../../lib/answered';
import { Button } from '../../../ui/Button';
import { ConfirmDialog } from '../../../ui/Dialog';
import { FormProblem } from '../../../ui/FormProblem';
import { TimeStamp } from '../../../ui/TimeStamp';
import { RemoveCalendarFeed } from './documents';
import styles from './Feeds.module.css';

interface FeedRowProps {
  feed: NonNullable<CalendarFeedsQuery['viewer']>['calendarFeeds'][number];
  onReplace: () => void;
  onRemoved: () => void;
}

/** One address: of what, since when, and whether anything reads it. */
export function FeedRow({ feed, onReplace, onRemoved }: FeedRowProps) {
  const { id, scope, community, series, createdAt, lastReadAt } = feed;
  const [sure, setSure] = useState(false);
  const [remove, { loading, error }] = useMutation(RemoveCalendarFeed, {
    onError: () => undefined,
    refetchQueries: ['CalendarFeeds'],
  });
  const go = async () => {
    const data = await answered(remove({ variables: { input: { feedId: id } } }));
    if (!data) return;
    setSure(false);
    onRemoved();
  };
  return (
    <li className={styles.feed}>
      <span>
        <strong>
          {scope === 'ME' ? (
            <FormattedMessage id="calendar.feed.ME" />
          ) : (
            <bdi>{community?.name ?? series?.title}</bdi>
          )}
        </strong>
        <span className={styles.since}>
          <FormattedMessage
            id="calendar.feed.since"
            values={{
              date: <FormattedDate value={createdAt} dateStyle="medium" />,
              read: lastReadAt ? 'yes' : 'no',
              when: lastReadAt && <TimeStamp at={lastReadAt} />,
            }}
          />
        </span>
      </span>
      <span className="gh-actions">
        <Button size="small" variant="text" onClick={onReplace}>
          <FormattedMessage id="calendar.feed.replace" />
        </Button>
        <Button size="small" variant="text" onClick={() => setSure(true)}>
          <FormattedMessage id="calendar.feed.remove" />
        </Button>
      </span>
      <ConfirmDialog
        open={sure}
        onClose={() => setSure(false)}
        title={<FormattedMessage id="calendar.feed.remove.title" />}
        confirm={<FormattedMessage id="calendar.feed.remove" />}
        busy={loading}
        onConfirm={() => void go()}
      >
        <p>
          <FormattedMessage id="calendar.feed.remove.text" />
        </p>
        <FormProblem error={error} />
      </ConfirmDialog>
    </li>
  );
}
