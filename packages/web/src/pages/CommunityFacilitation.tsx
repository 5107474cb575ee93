import '../features/facilitation/words';
import { useQuery } from '@apollo/client/react';
import { Suspense, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link, useParams, useSearchParams } from 'react-router';
import { communityGate } from '../features/communities/frame/gate';
import { Facilitation } from '../features/facilitation/Facilitation';
import { graphql } from '../gql';
import { ActionButton } from '../ui/ActionButton';
import { Crumbs } from '../ui/Crumbs';
import { EmptyState } from '../ui/EmptyState';
import { later } from '../ui/later';
import { PageHead } from '../ui/PageHead';
import { Spread } from '../ui/Spread';

const SetUpDialog = later(() => import('../features/facilitation/setup/SetUpDialog'));

const FacilitationQuery = graphql(`
  query CommunityFacilitation($slug: String!) {
    community(slug: $slug) {
      id
      slug
      name
      facesOfMembers(first: 6) { id name photo { small } }
      viewerCan { setUpRotation { allowed reason } }
      turnNow { id rotation { id } ...TurnParts }
      rotations { id series { id title } ...RotationParts }
    }
  }
`);

/** The turns of a community: of one rotation at a time. */
export default function CommunityFacilitationPage() {
  const intl = useIntl();
  const { slug = '' } = useParams();
  const [search] = useSearchParams();
  const [settingUp, setSettingUp] = useState(false);
  const asked = useQuery(FacilitationQuery, {
    variables: { slug },
    fetchPolicy: 'cache-and-network',
  });
  const community = asked.data?.community;
  if (!community) return communityGate(asked);
  const { rotations, viewerCan, name, turnNow } = community;
  const chosen = rotations.find(({ id }) => id === search.get('rotation')) ?? rotations[0];
  const at = `/c/${slug}`;
  const crumbs = (
    <Crumbs
      steps={[
        { label: name, to: at },
        { label: intl.formatMessage({ id: 'turns.sessions' }), to: `${at}/events` },
      ]}
    />
  );
  const dialog = settingUp && (
    <Suspense>
      <SetUpDialog
        community={community}
        onClose={() => setSettingUp(false)}
        onDone={() => void asked.refetch()}
      />
    </Suspense>
  );
  if (!chosen) {
    return (
      <Spread>
        <PageHead
          title={intl.formatMessage({ id: 'turns.empty.head' })}
          tab={intl.formatMessage({ id: 'turns.tab' }, { name })}
          margin={<FormattedMessage id="turns.facilitation" />}
          crumbs={crumbs}
        />
        <EmptyState
          seated={community.facesOfMembers}
          title={<FormattedMessage id="turns.empty.title" />}
          step={
            <ActionButton
              variant="primary"
              permission={viewerCan.setUpRotation}
              onClick={() => setSettingUp(true)}
            >
              <FormattedMessage id="turns.setUp" />
            </ActionButton>
          }
        >
          <FormattedMessage id="turns.empty.text" />
        </EmptyState>
        {dialog}
      </Spread>
    );
  }
  const others = rotations.filter(({ id }) => id !== chosen.id);
  return (
    <>
      <Facilitation
        key={chosen.id}
        rotation={chosen}
        now={turnNow?.rotation.id === chosen.id ? turnNow : null}
        crumbs={crumbs}
        onEnded={() => void asked.refetch()}
        others={
          (others.length > 0 || viewerCan.setUpRotation.allowed) && (
            <>
              {others.length > 0 && (
                <ul>
                  {others.map(({ id, series }) => (
                    <li key={id}>
                      <Link className="gh-quiet" to={`?rotation=${id}`}>
                        {series?.title ?? <FormattedMessage id="turns.whole" />}
                      </Link>
                    </li>
                  ))}
                </ul>
              )}
              {viewerCan.setUpRotation.allowed && (
                <p>
                  <button type="button" className="gh-quiet" onClick={() => setSettingUp(true)}>
                    <FormattedMessage id="turns.setUp.another" />
                  </button>
                </p>
              )}
            </>
          )
        }
      />
      {dialog}
    </>
  );
}
