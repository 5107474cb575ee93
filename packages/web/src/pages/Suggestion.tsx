import '../features/resources/words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useParams } from 'react-router';
import { ResourceParts } from '../features/resources/documents';
import { SuggestionParts } from '../features/resources/suggestions/documents';
import { SuggestionView } from '../features/resources/suggestions/SuggestionView';
import { graphql, readFragment } from '../gql';
import { libraryPath, resourcePath } from '../lib/paths/resources';
import { useViewer } from '../lib/viewer';
import { Crumbs } from '../ui/Crumbs';
import { ErrorPage } from '../ui/ErrorState';
import { PageHead } from '../ui/PageHead';
import { SkeletonPage } from '../ui/Skeleton';
import { Spread } from '../ui/Spread';

const SuggestionQuery = graphql(`
  query ResourceSuggestion($id: ID!) {
    resourceSuggestion(id: $id) { id ...SuggestionParts }
  }
`);

/** Other words that somebody offers, between them and who keeps the resource. */
export default function SuggestionPage() {
  const intl = useIntl();
  const { suggestionId = '' } = useParams();
  const { viewer } = useViewer();
  const { data, error, refetch } = useQuery(SuggestionQuery, {
    variables: { id: suggestionId },
    fetchPolicy: 'cache-and-network',
  });
  const suggestion = readFragment(SuggestionParts, data?.resourceSuggestion);
  if (!suggestion) {
    return error ? <ErrorPage error={error} onRetry={() => refetch()} /> : <SkeletonPage />;
  }
  const resource = readFragment(ResourceParts, suggestion.resource);
  const { community, title } = resource;
  const { suggestedBy, state } = suggestion;
  const yours = suggestedBy != null && suggestedBy.id === viewer?.person.id;
  return (
    <Spread>
      <PageHead
        title={intl.formatMessage(
          { id: yours ? 'resources.suggestion.yours' : 'resources.suggestion.by' },
          { name: suggestedBy?.name ?? '' },
        )}
        tab={intl.formatMessage({ id: 'resources.suggestion.title' }, { title })}
        margin={<FormattedMessage id={`resources.suggestion.state.${state}`} />}
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
      <SuggestionView suggestion={suggestion} resource={resource} />
    </Spread>
  );
}
