import '../words';
import './words';
import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useParams } from 'react-router';
import { graphql, readFragment } from '../../../gql';
import type { ResourcePartsFragment } from '../../../gql/graphql';
import { libraryPath, resourcePath } from '../../../lib/paths/resources';
import { reasonMessage } from '../../../lib/problem';
import { ButtonLink } from '../../../ui/Button';
import { Crumbs } from '../../../ui/Crumbs';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorPage } from '../../../ui/ErrorState';
import { PageHead } from '../../../ui/PageHead';
import { SkeletonPage } from '../../../ui/Skeleton';
import { Row, Spread } from '../../../ui/Spread';
import { AcceptRules } from '../../communities/AcceptRules';
import { ResourceParts } from '../documents';
import styles from './Editor.module.css';

const ResourceToEdit = graphql(`
  query ResourceToEdit($id: ID!) {
    resource(id: $id) {
      id
      community { id resourceTags }
      ...ResourceParts
    }
  }
`);

interface EditPageProps {
  may: 'edit' | 'suggest';
  lede?: (resource: ResourcePartsFragment) => ReactNode;
  children: (resource: ResourcePartsFragment, used: readonly string[]) => ReactNode;
}

/** The page round a form about one resource: where it is, or why it cannot be done. */
export function EditPage({ may, lede, children }: EditPageProps) {
  const intl = useIntl();
  const { resourceId = '' } = useParams();
  // A form must not begin with what was true the last time that somebody looked.
  const { data, error, refetch } = useQuery(ResourceToEdit, {
    variables: { id: resourceId },
    fetchPolicy: 'network-only',
  });
  const resource = readFragment(ResourceParts, data?.resource);
  if (!data || !resource) {
    return error ? <ErrorPage error={error} onRetry={() => refetch()} /> : <SkeletonPage />;
  }
  const { community, title } = resource;
  const { allowed, reason } = resource.viewerCan[may];
  return (
    <Spread>
      <PageHead
        title={intl.formatMessage({ id: `resourceEditor.${may}.page` })}
        tab={intl.formatMessage({ id: 'resources.tab' }, { title, community: community.name })}
        lede={lede?.(resource)}
        crumbs={
          <Crumbs
            steps={[
              { label: community.name, to: `/c/${community.slug}` },
              {
                label: intl.formatMessage({ id: 'resources.library' }),
                to: libraryPath(community.slug),
              },
              { label: title, to: resourcePath(resource) },
            ]}
          />
        }
      />
      {allowed ? (
        <Row>{children(resource, data.resource.community.resourceTags)}</Row>
      ) : reason === 'ACCEPT_RULES_FIRST' ? (
        <Row className={styles.rules}>
          <AcceptRules slug={community.slug} onAccepted={() => void refetch()} />
        </Row>
      ) : (
        <EmptyState
          small
          title={<FormattedMessage id="resourceEditor.refused" />}
          step={
            <ButtonLink to={resourcePath(resource)}>
              <FormattedMessage id="resourceEditor.back" />
            </ButtonLink>
          }
        >
          {intl.formatMessage({ id: reasonMessage(reason) ?? 'errors.code.FORBIDDEN' })}
        </EmptyState>
      )}
    </Spread>
  );
}
