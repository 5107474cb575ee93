import './words';
import { useQuery } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { graphql } from '../../../gql';
import type { ThreadHeadFragment } from '../../../gql/graphql';
import { threadPath, threadsPath } from '../../../lib/paths/threads';
import { useAnnounce } from '../../../ui/Announcer';
import { ButtonLink } from '../../../ui/Button';
import { ErrorPage } from '../../../ui/ErrorState';
import { PageHead } from '../../../ui/PageHead';
import { SkeletonPage } from '../../../ui/Skeleton';
import { Spread } from '../../../ui/Spread';

const LeadsOn = graphql(`
  query LeadsOn($threadId: ID!, $number: Int!) {
    thread(id: $threadId) {
      id
      mergedInto { id community { id slug } }
      movedPost(number: $number) { id number thread { id community { id slug } } }
    }
  }
`);

interface LeadOnProps {
  thread: ThreadHeadFragment;
  number: number | undefined;
  /** Nothing of the thread is left here. */
  merged: boolean;
}

/** Goes on to where that stands now which the address names. Its old place leaves no step in the history. */
export default function LeadOn({ thread, number, merged }: LeadOnProps) {
  const intl = useIntl();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { data, error, refetch } = useQuery(LeadsOn, {
    variables: { threadId: thread.id, number: number ?? 1 },
    fetchPolicy: 'network-only',
  });
  const found = data?.thread;
  const gone = useRef(false);
  useEffect(() => {
    if (!found || gone.current) return;
    const { movedPost, mergedInto } = found;
    const place =
      movedPost && (number || merged)
        ? threadPath(movedPost.thread, movedPost.number)
        : mergedInto && threadPath(mergedInto);
    if (!place) return;
    gone.current = true;
    announce(intl.formatMessage({ id: 'tending.led' }, { title: thread.title }));
    navigate(place, { replace: true, state: { ledFrom: thread.title } });
  }, [found, number, merged, thread.title, navigate, announce, intl]);
  if (!merged) return null;
  if (error) return <ErrorPage error={error} onRetry={() => refetch()} />;
  if (!found || found.mergedInto) return <SkeletonPage />;
  return (
    <Spread>
      <PageHead
        title={intl.formatMessage({ id: 'tending.merged.title' })}
        lede={<FormattedMessage id="tending.merged.text" values={{ title: thread.title }} />}
        actions={
          <ButtonLink to={threadsPath(thread.community.slug)} variant="primary">
            <FormattedMessage id="tending.community" />
          </ButtonLink>
        }
      />
    </Spread>
  );
}
