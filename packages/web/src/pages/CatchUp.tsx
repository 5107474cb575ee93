import '../features/notifications/catch-up/words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link, useSearchParams } from 'react-router';
import styles from '../features/notifications/catch-up/CatchUp.module.css';
import { ComingUp } from '../features/notifications/catch-up/ComingUp';
import { CatchUpItemParts } from '../features/notifications/catch-up/documents';
import { HowChosen } from '../features/notifications/catch-up/HowChosen';
import { LENGTHS, lengthOf, minutesOf } from '../features/notifications/catch-up/minutes';
import { graphql, readFragment } from '../gql';
import { ErrorPage } from '../ui/ErrorState';
import { PageHead } from '../ui/PageHead';
import { SignInFirst } from '../ui/SignInFirst';
import { SkeletonPage } from '../ui/Skeleton';
import { Spread } from '../ui/Spread';
import { CatchUpEmpty, Sitting } from './CatchUpSitting';

const CatchUpPageQuery = graphql(`
  query CatchUpPage($minutes: Int) {
    viewer {
      catchUp(minutes: $minutes) {
        minutes
        seconds
        itemCount
        passedItems
        passedSeconds
        upTo
        nextDigestAt
        leftPosts
        leftThreadCount
        leftThreads { id title community { id slug } }
        items { ...CatchUpItemParts }
        comingUp { ...ComingUpParts }
      }
    }
  }
`);

/** What is worth reading in some minutes, one after the other, and then it stops. */
export default function CatchUpPage() {
  const intl = useIntl();
  const [search] = useSearchParams();
  const minutes = lengthOf(search.get('minutes'));
  const { data, error, refetch } = useQuery(CatchUpPageQuery, {
    variables: { minutes },
    fetchPolicy: 'network-only',
    // What was chosen stays for this sitting; only what is shown of it changes.
    nextFetchPolicy: 'cache-only',
  });
  if (data?.viewer === null) return <SignInFirst />;
  const catchUp = data?.viewer?.catchUp;
  if (!catchUp) {
    return error ? <ErrorPage error={error} onRetry={() => refetch()} /> : <SkeletonPage />;
  }
  const items = catchUp.items.map((item) => readFragment(CatchUpItemParts, item));
  const nothing = items.length === 0;
  const title = nothing
    ? intl.formatMessage({ id: 'catchUp.title.end' })
    : intl.formatMessage({ id: 'catchUp.title' }, { minutes: minutesOf(catchUp.seconds) });
  return (
    <Spread>
      <PageHead
        title={title}
        tab={intl.formatMessage({ id: 'catchUp.tab' })}
        lede={!nothing && <FormattedMessage id="catchUp.lede" />}
        actions={
          <nav
            className={styles.lengths}
            aria-label={intl.formatMessage({ id: 'catchUp.lengths' })}
          >
            <span aria-hidden="true">
              <FormattedMessage id="catchUp.lengths" />
            </span>
            {LENGTHS.map((length) => (
              <Link
                key={length}
                to={`/catch-up?minutes=${length}`}
                replace
                aria-current={length === catchUp.minutes ? 'true' : undefined}
              >
                <FormattedMessage id="catchUp.length" values={{ minutes: length }} />
              </Link>
            ))}
          </nav>
        }
      />
      <HowChosen />
      <ComingUp events={catchUp.comingUp} />
      {nothing && catchUp.passedItems === 0 && catchUp.leftPosts === 0 ? (
        <CatchUpEmpty nextDigestAt={catchUp.nextDigestAt} />
      ) : (
        <Sitting key={catchUp.upTo} catchUp={catchUp} items={items} />
      )}
    </Spread>
  );
}
