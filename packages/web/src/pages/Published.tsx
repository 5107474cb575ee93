import '../features/resources/words';
import '../features/resources/curation-words';
import { useQuery } from '@apollo/client/react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { Link, useParams } from 'react-router';
import { minutesToRead } from '../features/resources/kinds';
import { PublishedParts } from '../features/resources/publishing/documents';
import { knownPath, publishedPath } from '../features/resources/publishing/links';
import { PublishedBody } from '../features/resources/publishing/PublishedBody';
import styles from '../features/resources/publishing/Publishing.module.css';
import { graphql, readFragment } from '../gql';
import { resourcePath } from '../lib/paths/resources';
import { Crumbs } from '../ui/Crumbs';
import { ErrorPage } from '../ui/ErrorState';
import { PageHead } from '../ui/PageHead';
import { PersonName } from '../ui/Person';
import { SkeletonPage } from '../ui/Skeleton';
import { Aside, Row, Spread } from '../ui/Spread';

const PublishedQuery = graphql(`
  query PublishedPage($id: ID!) {
    publishedResource(id: $id) { id ...PublishedParts }
  }
`);

/** An exact copy of what a community keeps, for everybody in the house. */
export default function PublishedPage() {
  const intl = useIntl();
  const { publishedId = '' } = useParams();
  const { data, error, refetch } = useQuery(PublishedQuery, {
    variables: { id: publishedId },
    fetchPolicy: 'cache-and-network',
  });
  const copy = readFragment(PublishedParts, data?.publishedResource);
  if (!copy) {
    return error ? <ErrorPage error={error} onRetry={() => refetch()} /> : <SkeletonPage />;
  }
  const { title, summary, type, markdown, number, publishedAt, publishedBy, community } = copy;
  const { resource, source, licence, retiredAt, supersededBy } = copy;
  const minutes = minutesToRead(markdown);
  return (
    <Spread
      aside={
        <>
          <Aside title={<FormattedMessage id="curation.copy.from" />}>
            {community && (
              <p>
                <Link className="gh-quiet" to={`/c/${community.slug}`}>
                  <bdi>{community.name}</bdi>
                </Link>
              </p>
            )}
            <p>
              <FormattedMessage
                id="curation.copy.given"
                values={{
                  known: publishedBy ? 'yes' : 'no',
                  name: publishedBy && <PersonName person={publishedBy} />,
                  number,
                  day: <FormattedDate value={publishedAt} dateStyle="medium" />,
                }}
              />
            </p>
            {source && (
              <p className="gh-ink2">
                <FormattedMessage
                  id="resources.origin.source"
                  values={{ source: <bdi>{source}</bdi> }}
                />
              </p>
            )}
            {licence && (
              <p className="gh-ink2">
                <FormattedMessage
                  id="resources.origin.licence"
                  values={{ licence: <bdi>{licence}</bdi> }}
                />
              </p>
            )}
          </Aside>
          {resource && (
            <Aside title={<FormattedMessage id="curation.copy.original" />}>
              <p>
                <Link className="gh-quiet" to={resourcePath(resource)}>
                  <FormattedMessage
                    id="curation.copy.go"
                    values={{ newer: resource.version > number ? 'yes' : 'no' }}
                  />
                </Link>
              </p>
            </Aside>
          )}
        </>
      }
    >
      <PageHead
        title={title}
        crumbs={
          <Crumbs
            steps={[{ label: intl.formatMessage({ id: 'app.nav.known' }), to: knownPath() }]}
          />
        }
        margin={
          <>
            <span className={styles.kind}>
              <FormattedMessage id={`resources.type.${type}`} />
            </span>
            {minutes !== null && (
              <span className={styles.second}>
                <FormattedMessage id="resources.minutes" values={{ minutes }} />
              </span>
            )}
          </>
        }
        lede={summary && <bdi>{summary}</bdi>}
      />
      {retiredAt && (
        <Row>
          <p className={styles.banner}>
            {supersededBy ? (
              <FormattedMessage
                id="curation.copy.successor"
                values={{
                  title: (
                    <Link className="gh-link" to={publishedPath(supersededBy.id)}>
                      <bdi>{supersededBy.title}</bdi>
                    </Link>
                  ),
                }}
              />
            ) : (
              <FormattedMessage
                id="curation.copy.retired"
                values={{ day: <FormattedDate value={retiredAt} dateStyle="medium" /> }}
              />
            )}
          </p>
        </Row>
      )}
      <PublishedBody copy={copy} />
    </Spread>
  );
}
