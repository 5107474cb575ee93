import { useMutation, useQuery } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import type { PlaceholderClaimsQuery } from '../../../gql/graphql';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { ConfirmDialog } from '../../../ui/Dialog';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { FormProblem } from '../../../ui/FormProblem';
import { PersonName } from '../../../ui/Person';
import { Skeleton } from '../../../ui/Skeleton';
import { Row } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import styles from '../Admin.module.css';

const PlaceholderClaims = graphql(`
  query PlaceholderClaims {
    placeholderClaims {
      id
      createdAt
      placeholder { id handle name source { site url } }
      claimant { id handle name }
    }
  }
`);
const DecideClaim = graphql(`
  mutation DecideClaim($input: DecideClaimInput!) {
    decideClaim(input: $input) { id state }
  }
`);

type Claim = PlaceholderClaimsQuery['placeholderClaims'][number];

/** Those who say that an author of an imported archive is them, the longest waiting first. */
export function ClaimList() {
  const { data, error, refetch } = useQuery(PlaceholderClaims);
  const list = useRef<HTMLUListElement>(null);
  if (!data) {
    return (
      <Row>
        {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={4} />}
      </Row>
    );
  }
  if (data.placeholderClaims.length === 0) {
    return (
      <EmptyState small title={<FormattedMessage id="admin.claims.none" />}>
        <FormattedMessage id="admin.claims.noneText" />
      </EmptyState>
    );
  }
  return (
    <ul ref={list} tabIndex={-1} className={styles.list}>
      {data.placeholderClaims.map((claim) => (
        <ClaimRow key={claim.id} claim={claim} onDecided={() => list.current?.focus()} />
      ))}
    </ul>
  );
}

function ClaimRow({ claim, onDecided }: { claim: Claim; onDecided: () => void }) {
  const intl = useIntl();
  const announce = useAnnounce();
  const [asking, setAsking] = useState<'approve' | 'refuse'>();
  const [decide, { loading, error }] = useMutation(DecideClaim, {
    refetchQueries: ['PlaceholderClaims', 'WaitingClaims'],
    awaitRefetchQueries: true,
  });
  const { placeholder, claimant } = claim;
  const source = placeholder.source;
  const names = {
    claimant: <PersonName person={claimant} />,
    placeholder: <PersonName person={placeholder} />,
    site: source?.url ? (
      <a className="gh-quiet" href={source.url} rel="noopener nofollow">
        {source.site}
      </a>
    ) : (
      source?.site
    ),
    known: source ? 'yes' : 'no',
  };
  const go = async () => {
    try {
      await decide({ variables: { input: { id: claim.id, approve: asking === 'approve' } } });
      announce(intl.formatMessage({ id: 'admin.claims.decided' }, { name: claimant.name }));
      onDecided();
    } catch {
      // Shown from `error`.
    }
    setAsking(undefined);
  };
  return (
    <Row as="li" ruled margin={<TimeStamp at={claim.createdAt} />}>
      <p>
        <FormattedMessage id="admin.claims.says" values={names} />
      </p>
      <div className={`gh-actions ${styles.form}`}>
        <Button size="small" onClick={() => setAsking('approve')}>
          <FormattedMessage id="admin.claims.approve" />
        </Button>
        <Button size="small" variant="text" onClick={() => setAsking('refuse')}>
          <FormattedMessage id="admin.claims.refuse" />
        </Button>
      </div>
      {error && (
        <div className={styles.problem}>
          <FormProblem error={error} />
        </div>
      )}
      <ConfirmDialog
        open={asking !== undefined}
        onClose={() => setAsking(undefined)}
        busy={loading}
        onConfirm={go}
        title={
          <FormattedMessage
            id={`admin.claims.${asking ?? 'approve'}Title`}
            values={{ claimant: claimant.name, placeholder: placeholder.name }}
          />
        }
        confirm={<FormattedMessage id={`admin.claims.${asking ?? 'approve'}Confirm`} />}
      >
        <p>
          <FormattedMessage
            id={`admin.claims.${asking ?? 'approve'}Text`}
            values={{ claimant: claimant.name }}
          />
        </p>
      </ConfirmDialog>
    </Row>
  );
}
