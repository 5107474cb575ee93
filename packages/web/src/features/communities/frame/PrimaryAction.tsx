import '../words';
import { FormattedMessage } from 'react-intl';
import type { CommunityFrameFragment } from '../../../gql/graphql';
import { ActionButton } from '../../../ui/ActionButton';
import { ButtonLink } from '../../../ui/Button';
import { Joining } from '../Joining';

/** The one thing to do here next: write, read the rules first, or come in. */
export function PrimaryAction({ community }: { community: CommunityFrameFragment }) {
  const { slug, archivedAt, viewerMembership, viewerCan } = community;
  if (archivedAt) return null;
  if (viewerMembership?.state !== 'ACTIVE') return <Joining primary community={community} />;
  if (viewerCan.openThread.reason === 'ACCEPT_RULES_FIRST') {
    return (
      <ButtonLink variant="primary" to={`/c/${slug}#rules`}>
        <FormattedMessage id="communities.rules.read" />
      </ButtonLink>
    );
  }
  return (
    <ActionButton variant="primary" to={`/c/${slug}/new-thread`} permission={viewerCan.openThread}>
      <FormattedMessage id="communities.startThread" />
    </ActionButton>
  );
}
