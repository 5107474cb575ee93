import '../writing/uploads/words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import settings from '../features/accounts/settings/Settings.module.css';
import { SettingsPage } from '../features/accounts/settings/SettingsPage';
import { graphql } from '../gql';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { MoreButton } from '../ui/MoreButton';
import { Skeleton } from '../ui/Skeleton';
import { Row, Section } from '../ui/Spread';
import { FileList } from '../writing/uploads/FileList';
import { bytesIn } from '../writing/uploads/size';
import styles from '../writing/uploads/Uploads.module.css';

const OwnFiles = graphql(`
  query OwnFiles($after: String) {
    viewer {
      fileSpace { used quota largest }
      files(first: 20, after: $after) {
        edges { cursor node { id deletedAt ...FileRow } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** What one has added to what one wrote. */
export default function SettingsFilesPage() {
  return (
    <SettingsPage tab="files">
      <FilesPart />
    </SettingsPage>
  );
}

function FilesPart() {
  const intl = useIntl();
  const { data, error, refetch, fetchMore } = useQuery(OwnFiles, {
    fetchPolicy: 'cache-and-network',
  });
  if (!data?.viewer) {
    return (
      <Row className={settings.body}>
        {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={4} />}
      </Row>
    );
  }
  const { files, fileSpace } = data.viewer;
  const { used, quota } = fileSpace;
  const nodes = files.edges.map(({ node }) => node);
  if (!nodes.some(({ deletedAt }) => !deletedAt)) {
    return (
      <EmptyState title={<FormattedMessage id="uploads.files.empty.title" />}>
        <FormattedMessage id="uploads.files.empty.text" />
      </EmptyState>
    );
  }
  const space = intl.formatMessage(
    { id: 'uploads.files.space' },
    { used: bytesIn(intl, used), quota: bytesIn(intl, quota) },
  );
  return (
    <Section title={<FormattedMessage id="uploads.files.title" />}>
      <Row>
        <div className={styles.space}>
          <p>
            <FormattedMessage id="uploads.files.lede" /> {space}
          </p>
          <meter max={quota} high={quota * 0.9} value={used} aria-label={space} />
        </div>
      </Row>
      <FileList files={nodes} />
      {files.pageInfo.hasNextPage && (
        <Row>
          <MoreButton
            onMore={() => fetchMore({ variables: { after: files.pageInfo.endCursor } })}
          />
        </Row>
      )}
    </Section>
  );
}
