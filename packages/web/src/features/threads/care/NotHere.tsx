import './words';
import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useParams } from 'react-router';
import { graphql, readFragment } from '../../../gql';
import { threadPath, threadsPath } from '../../../lib/paths/threads';
import { ButtonLink } from '../../../ui/Button';
import { PageHead } from '../../../ui/PageHead';
import { SkeletonPage } from '../../../ui/Skeleton';
import { Spread } from '../../../ui/Spread';
import { TraceParts } from '../fragments';
import { TraceLine } from './ThreadTraces';

const WhatBecame = graphql(`
  query WhatBecame($slug: String!, $threadId: ID!) {
    community(slug: $slug) { id slug traceOf(threadId: $threadId) { ...TraceParts } }
  }
`);

/** Where a thread stood that the viewer may not see any more: that it was moved, if it was. */
export default function NotHere({
  threadId,
  otherwise,
}: {
  threadId: string;
  otherwise: ReactNode;
}) {
  const intl = useIntl();
  const { slug = '' } = useParams();
  const { data, error } = useQuery(WhatBecame, { variables: { slug, threadId } });
  if (!data && !error) return <SkeletonPage />;
  const ref = data?.community?.traceOf;
  if (!ref) return otherwise;
  const { thread } = readFragment(TraceParts, ref);
  return (
    <Spread>
      <PageHead
        title={intl.formatMessage({ id: 'tending.left.title' })}
        lede={<TraceLine trace={ref} />}
        actions={
          <ButtonLink to={thread ? threadPath(thread) : threadsPath(slug)} variant="primary">
            <FormattedMessage id={thread ? 'tending.left.open' : 'tending.community'} />
          </ButtonLink>
        }
      />
    </Spread>
  );
}
