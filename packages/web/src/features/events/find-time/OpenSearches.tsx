import './words';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { Aside } from '../../../ui/Spread';

export const OpenSearchesParts = graphql(`
  fragment OpenSearches on Community {
    id
    slug
    timeSearches(first: 5, open: true) { nodes { id title answeredCount } }
    viewerCan { proposeEvent { allowed reason } }
  }
`);

/** Beside the sessions of a community: for what a time is being found, and the way to find one. */
export function OpenSearches({
  community: ref,
}: {
  community: FragmentType<typeof OpenSearchesParts>;
}) {
  const { slug, timeSearches, viewerCan } = readFragment(OpenSearchesParts, ref);
  const open = timeSearches?.nodes ?? [];
  if (open.length === 0 && !viewerCan.proposeEvent.allowed) return null;
  return (
    <Aside title={<FormattedMessage id="findTime.state.OPEN" />}>
      <ul>
        {open.map(({ id, title, answeredCount }) => (
          <li key={id}>
            <Link className="gh-quiet" to={`/c/${slug}/find-time/${id}`}>
              {title}
            </Link>{' '}
            <span className="gh-ink3">
              <FormattedMessage id="findTime.answered" values={{ count: answeredCount }} />
            </span>
          </li>
        ))}
      </ul>
      {viewerCan.proposeEvent.allowed && (
        <p>
          <Link className="gh-quiet" to={`/c/${slug}/find-time/new`}>
            <FormattedMessage id="findTime.new.ask" />
          </Link>
        </p>
      )}
    </Aside>
  );
}
