import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { FragmentType } from '../../../gql';
import { MoreButton } from '../../../ui/MoreButton';
import { Row, Section } from '../../../ui/Spread';
import type { ThreadRow } from '../fragments';
import { ThreadList } from './ThreadList';
import styles from './ThreadList.module.css';

interface WaitingThreadsProps {
  what: 'unread' | 'fresh';
  threads: {
    edges: readonly { node: FragmentType<typeof ThreadRow> }[];
    pageInfo: { hasNextPage: boolean };
  };
  end?: ReactNode;
  onMore: () => Promise<unknown>;
}

/** What has gone on, or what is new, over all of one's communities. */
export function WaitingThreads({ what, threads, end, onMore }: WaitingThreadsProps) {
  return (
    <Section title={<FormattedMessage id={`threads.home.${what}`} />} end={end}>
      {threads.edges.length === 0 ? (
        <Row ruled>
          <p className={styles.nothing}>
            <FormattedMessage id={`threads.home.${what}.empty`} />
          </p>
        </Row>
      ) : (
        <ThreadList
          communities
          threads={threads.edges.map(({ node }) => node)}
          foot={threads.pageInfo.hasNextPage && <MoreButton onMore={onMore} />}
        />
      )}
    </Section>
  );
}
