import './words';
import { useMutation, useQuery } from '@apollo/client/react';
import { type FormEvent, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useSearchParams } from 'react-router';
import type { MakeCalendarFeedInput } from '../../../gql/graphql';
import { answered } from '../../../lib/answered';
import { useViewer } from '../../../lib/viewer';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { ErrorState } from '../../../ui/ErrorState';
import { SelectField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { Skeleton } from '../../../ui/Skeleton';
import { Row, Section } from '../../../ui/Spread';
import { CalendarFeeds, MakeCalendarFeed, SeriesOfSession } from './documents';
import { FeedRow } from './FeedRow';
import styles from './Feeds.module.css';
import { NewAddress } from './NewAddress';

/** Among communities by their ids: the series that one came from. */
const SERIES = 'series';

/** Secret addresses from which a calendar program reads. Each is shown once, and can be replaced or taken away. */
export function Feeds() {
  const intl = useIntl();
  const announce = useAnnounce();
  const { viewer } = useViewer();
  const { data, error, refetch } = useQuery(CalendarFeeds, { fetchPolicy: 'cache-and-network' });
  const [make, { loading, error: refused }] = useMutation(MakeCalendarFeed, {
    onError: () => undefined,
    refetchQueries: ['CalendarFeeds'],
  });
  // Whoever comes from a session or a community subscribes to that.
  const [search] = useSearchParams();
  const session = search.get('session');
  const asked = useQuery(SeriesOfSession, {
    variables: { id: session ?? '' },
    skip: !session,
  });
  const series = asked.data?.event?.series;
  const [chosen, setOf] = useState<string>();
  const communityId = search.get('community');
  const communities = (viewer?.memberships ?? []).map(({ community }) => community);
  const of =
    chosen ??
    (series ? SERIES : communities.some(({ id }) => id === communityId) ? communityId : null) ??
    'ME';
  const [url, setUrl] = useState<string>();
  const feeds = data?.viewer?.calendarFeeds;

  const show = async (input: MakeCalendarFeedInput) => {
    setUrl(undefined);
    const made = await answered(make({ variables: { input } }));
    if (!made) return;
    setUrl(made.makeCalendarFeed.url);
    announce(intl.formatMessage({ id: 'calendar.feed.made' }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (of === SERIES && series) void show({ scope: 'SERIES', seriesId: series.id });
    else void show(of === 'ME' ? { scope: 'ME' } : { scope: 'COMMUNITY', communityId: of });
  };

  return (
    <Section title={<FormattedMessage id="calendar.feeds.title" />}>
      <Row>
        <p className={styles.text}>
          <FormattedMessage id="calendar.feeds.text" />
        </p>
        <form className={styles.form} onSubmit={submit}>
          <SelectField
            label={<FormattedMessage id="calendar.feed.of" />}
            value={of}
            data={[
              { value: 'ME', label: intl.formatMessage({ id: 'calendar.feed.ME' }) },
              ...(series
                ? [
                    {
                      value: SERIES,
                      label: intl.formatMessage(
                        { id: 'calendar.feed.series' },
                        { title: series.title },
                      ),
                    },
                  ]
                : []),
              ...communities.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => setOf(event.currentTarget.value)}
          />
          <Button type="submit" busy={loading}>
            <FormattedMessage id="calendar.feed.make" />
          </Button>
        </form>
        <FormProblem error={refused} />
        {url && <NewAddress url={url} />}
        {!feeds &&
          (error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton lines={3} />)}
        {feeds?.length === 0 && (
          <p className={styles.none}>
            <FormattedMessage id="calendar.feeds.none" />
          </p>
        )}
        <ul className={styles.feeds}>
          {feeds?.map((feed) => (
            <FeedRow
              key={feed.id}
              feed={feed}
              onReplace={() =>
                void show({
                  scope: feed.scope,
                  communityId: feed.community?.id,
                  seriesId: feed.series?.id,
                })
              }
              onRemoved={() => setUrl(undefined)}
            />
          ))}
        </ul>
      </Row>
    </Section>
  );
}
