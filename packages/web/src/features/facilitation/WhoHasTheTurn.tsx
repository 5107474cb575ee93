import './words';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { Person } from '../../ui/Person';
import { Aside } from '../../ui/Spread';

export const WhoHasTheTurnParts = graphql(`
  fragment WhoHasTheTurn on Community {
    id
    slug
    rotations { id }
    turnNow { id person { id handle name photo { small } } }
    viewerCan { setUpRotation { allowed reason } }
  }
`);

/** Beside the sessions of a community: whose turn it is, and the way to how turns are shared. */
export function WhoHasTheTurn({
  community: ref,
}: {
  community: FragmentType<typeof WhoHasTheTurnParts>;
}) {
  const { slug, rotations, turnNow, viewerCan } = readFragment(WhoHasTheTurnParts, ref);
  if (rotations.length === 0 && !viewerCan.setUpRotation.allowed) return null;
  return (
    <Aside title={<FormattedMessage id="turns.facilitation" />}>
      {turnNow?.person && (
        <Person
          turn
          size={40}
          person={turnNow.person}
          detail={<FormattedMessage id="turns.table.has" />}
        />
      )}
      <p>
        <Link className="gh-quiet" to={`/c/${slug}/facilitation`}>
          <FormattedMessage id={rotations.length > 0 ? 'turns.event.all' : 'turns.setUp'} />
        </Link>
      </p>
    </Aside>
  );
}
