import '../words';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { graphql } from '../../../gql';
import { mutationId } from '../../../lib/mutation-id';
import { ActionButton } from '../../../ui/ActionButton';
import { FormProblem } from '../../../ui/FormProblem';
import { Row } from '../../../ui/Spread';
import type { ProfilePerson } from './Profile';
import styles from './Profile.module.css';

const ClaimPlaceholder = graphql(`
  mutation ClaimPlaceholder($input: ClaimPlaceholderInput!) {
    claimPlaceholder(input: $input) { id state }
  }
`);

/** Somebody who wrote in an imported archive: whence, and "this was me". */
export function FromArchive({ person }: { person: ProfilePerson }) {
  const [clientMutationId] = useState(mutationId);
  const [claim, { data, loading, error }] = useMutation(ClaimPlaceholder);
  const { source } = person;
  // For anybody else the API gives another reason: somebody has proved that it was them.
  const claimed = person.viewerCan.claim.reason === 'SYSTEM_ONLY';
  return (
    <Row className={styles.archive}>
      <p>
        {source ? (
          <FormattedMessage
            id="accounts.placeholder.from"
            values={{ name: <bdi>{person.name}</bdi>, site: <Site {...source} /> }}
          />
        ) : (
          <FormattedMessage
            id="accounts.placeholder.unknown"
            values={{ name: <bdi>{person.name}</bdi> }}
          />
        )}
      </p>
      <div role="status">
        {data && (
          <p className={styles.asked}>
            <FormattedMessage id="accounts.placeholder.asked" />
          </p>
        )}
      </div>
      {claimed && (
        <p className="gh-ink2">
          <FormattedMessage id="accounts.placeholder.claimed" />
        </p>
      )}
      {!data && !claimed && (
        <div className={`gh-actions ${styles.claim}`}>
          <ActionButton
            permission={person.viewerCan.claim}
            busy={loading}
            onClick={() => {
              claim({ variables: { input: { personId: person.id, clientMutationId } } }).catch(
                () => undefined,
              );
            }}
          >
            <FormattedMessage id="accounts.placeholder.claim" />
          </ActionButton>
          {person.viewerCan.claim.allowed && (
            <span className="gh-small gh-ink2">
              <FormattedMessage id="accounts.placeholder.claimHint" />
            </span>
          )}
        </div>
      )}
      {error && <FormProblem error={error} words={{ CONFLICT: 'accounts.placeholder.again' }} />}
    </Row>
  );
}

function Site({ site, url }: { site: string; url?: string | null }) {
  return url ? (
    <a className="gh-link" href={url} rel="noopener nofollow">
      {site}
    </a>
  ) : (
    site
  );
}
