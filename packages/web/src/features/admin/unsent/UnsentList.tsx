import { useMutation, useQuery } from '@apollo/client/react';
import { useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { FormProblem } from '../../../ui/FormProblem';
import { Skeleton } from '../../../ui/Skeleton';
import { Row } from '../../../ui/Spread';
import styles from '../Admin.module.css';
import { More } from '../More';
import { UnsentRow } from './UnsentRow';

const UnsentThings = graphql(`
  query UnsentThings($after: String) {
    unsentCounts { mails pushes jobs }
    unsent(after: $after) {
      nodes { id ...UnsentParts }
      pageInfo { hasNextPage endCursor }
    }
  }
`);
const SendAllAgain = graphql(`
  mutation SendAllAgain { sendAllAgain { done } }
`);

/** Mails, pushes and other work that was given up, the latest first. */
export function UnsentList() {
  const intl = useIntl();
  const announce = useAnnounce();
  const list = useRef<HTMLUListElement>(null);
  const { data, error, refetch, fetchMore } = useQuery(UnsentThings, {
    fetchPolicy: 'cache-and-network',
  });
  const [sendAll, sending] = useMutation(SendAllAgain, {
    refetchQueries: ['UnsentThings'],
    awaitRefetchQueries: true,
  });
  const page = data?.unsent;
  if (!page) {
    return (
      <Row className={styles.body}>
        {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={4} />}
      </Row>
    );
  }
  if (page.nodes.length === 0) {
    return (
      <EmptyState title={<FormattedMessage id="admin.unsent.none" />}>
        <FormattedMessage id="admin.unsent.noneText" />
      </EmptyState>
    );
  }
  const all = async () => {
    const { data: sent } = await sendAll().catch(() => ({ data: undefined }));
    if (!sent) return;
    announce(intl.formatMessage({ id: 'admin.unsent.allDone' }, { count: sent.sendAllAgain.done }));
    list.current?.focus();
  };
  return (
    <>
      <Row className={styles.body}>
        <p>
          <FormattedMessage id="admin.unsent.counts" values={data.unsentCounts} />
        </p>
        <div className={`gh-actions ${styles.form}`}>
          <Button variant="primary" busy={sending.loading} onClick={all}>
            <FormattedMessage id="admin.unsent.all" />
          </Button>
        </div>
        {sending.error && (
          <div className={styles.problem}>
            <FormProblem error={sending.error} />
          </div>
        )}
      </Row>
      <ul ref={list} tabIndex={-1} className={styles.list}>
        {page.nodes.map((node) => (
          <UnsentRow key={node.id} unsent={node} onDone={() => list.current?.focus()} />
        ))}
      </ul>
      <More
        pageInfo={page.pageInfo}
        fetchMore={() => fetchMore({ variables: { after: page.pageInfo.endCursor } })}
      />
    </>
  );
}
