import '../words';
import { useMutation } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { refocusAfter } from '../../../lib/refocus';
import { ActionButton } from '../../../ui/ActionButton';
import { FormProblem } from '../../../ui/FormProblem';
import { Row, Section } from '../../../ui/Spread';
import { useUndo } from '../../../ui/UndoBar';
import styles from './Settings.module.css';

export const CommunityArchive = graphql(`
  fragment CommunityArchive on Community {
    id
    name
    archivedAt
    version
    viewerCan {
      archive { allowed reason }
      restore { allowed reason }
    }
  }
`);

const ArchiveMutation = graphql(`
  mutation ArchiveCommunity($input: VersionedCommunityInput!) {
    archiveCommunity(input: $input) { ...CommunityArchive }
  }
`);

const RestoreMutation = graphql(`
  mutation RestoreCommunity($input: VersionedCommunityInput!) {
    restoreCommunity(input: $input) { ...CommunityArchive }
  }
`);

interface ArchiveProps {
  community: FragmentType<typeof CommunityArchive>;
}

/** Putting a community to rest, and waking it. Either can be taken back, so nobody is asked whether they are sure. */
export function Archive({ community: ref }: ArchiveProps) {
  const intl = useIntl();
  const offerUndo = useUndo();
  const {
    id: communityId,
    name,
    archivedAt,
    version,
    viewerCan,
  } = readFragment(CommunityArchive, ref);
  // What may be done anywhere in it changes.
  const [archive, archiving] = useMutation(ArchiveMutation, {
    refetchQueries: 'active',
    awaitRefetchQueries: true,
  });
  const [restore, restoring] = useMutation(RestoreMutation, {
    refetchQueries: 'active',
    awaitRefetchQueries: true,
  });

  const putToRest = async () => {
    const refocus = refocusAfter();
    try {
      const { data } = await archive({ variables: { input: { communityId, version } } });
      const now = data && readFragment(CommunityArchive, data.archiveCommunity);
      if (!now) return;
      refocus();
      offerUndo({
        message: intl.formatMessage({ id: 'communities.archive.done' }, { name }),
        onUndo: () => void wake(now.version),
      });
    } catch {
      // Told under the button.
    }
  };
  const wake = async (at: number) => {
    const refocus = refocusAfter();
    try {
      await restore({ variables: { input: { communityId, version: at } } });
      refocus();
    } catch {
      // Told under the button.
    }
  };

  return (
    <Section
      title={
        <FormattedMessage
          id={archivedAt ? 'communities.archive.restoreTitle' : 'communities.archive.title'}
        />
      }
    >
      <Row>
        <p className={styles.words}>
          <FormattedMessage
            id={archivedAt ? 'communities.archive.restoreWords' : 'communities.archive.words'}
          />
        </p>
        <div className={`gh-actions ${styles.actions}`}>
          {archivedAt ? (
            <ActionButton
              permission={viewerCan.restore}
              busy={restoring.loading}
              onClick={() => void wake(version)}
            >
              <FormattedMessage id="communities.archive.restore" />
            </ActionButton>
          ) : (
            <ActionButton
              permission={viewerCan.archive}
              busy={archiving.loading}
              onClick={() => void putToRest()}
            >
              <FormattedMessage id="communities.archive.do" />
            </ActionButton>
          )}
        </div>
        <FormProblem error={archiving.error ?? restoring.error} />
      </Row>
    </Section>
  );
}
