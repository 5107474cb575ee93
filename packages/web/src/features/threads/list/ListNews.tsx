import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { graphql } from '../../../gql';
import { onNews } from '../../../lib/news';
import { Pill } from '../../../ui/Pill';
import { Row } from '../../../ui/Spread';
import styles from './ThreadList.module.css';

const ThreadRowAgain = graphql(`
  query ThreadRowAgain($threadId: ID!) {
    thread(id: $threadId) { ...ThreadRow }
  }
`);

/** ms after the news: those who follow have been counted, and not all readers ask at once. */
const SOON_MS = 1_500;
const SPREAD_MS = 2_000;

interface ListNewsProps {
  /** The threads that are shown. */
  ids: readonly string[];
  /** Of this community only; of all without it. */
  communityId?: string;
  /** Asks for the list anew. */
  onShow: () => Promise<unknown>;
}

/**
 * Keeps a list of threads current without moving what is being read: a thread that is in it changes where it stands;
 * whatever else has come waits behind a pill above it.
 */
export function ListNews({ ids, communityId, onShow }: ListNewsProps) {
  const client = useApolloClient();
  const [waiting, setWaiting] = useState(false);
  const shown = useRef(ids);
  shown.current = ids;

  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const forget = onNews((news) => {
      if (communityId && news.communityId !== communityId) return;
      const { threadId } = news;
      if (timers.has(threadId)) return;
      const look = () => {
        timers.delete(threadId);
        client
          .query({ query: ThreadRowAgain, variables: { threadId }, fetchPolicy: 'network-only' })
          .catch(() => undefined);
        if (!shown.current.includes(threadId)) setWaiting(true);
      };
      timers.set(threadId, setTimeout(look, SOON_MS + Math.random() * SPREAD_MS));
    });
    return () => {
      forget();
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, [client, communityId]);

  const show = async () => {
    await onShow().catch(() => undefined);
    setWaiting(false);
  };

  return (
    <Row>
      <div role="status" className={styles.news}>
        {waiting && (
          <Pill tone="new" onClick={show}>
            <FormattedMessage id="threads.news" />
          </Pill>
        )}
      </div>
    </Row>
  );
}
