import { FormattedMessage } from 'react-intl';
import { Link, useParams } from 'react-router';
import { useSignInPath } from '../lib/paths/inside';
import { reasonMessage } from '../lib/problem';

/** Why something is refused, in words; they lead on where the viewer can do something about it. */
export function Reason({ reason }: { reason: string | null | undefined }) {
  const signIn = useSignInPath();
  const { slug } = useParams();
  const words = <FormattedMessage id={reasonMessage(reason) ?? 'errors.code.FORBIDDEN'} />;
  const way =
    reason === 'SIGN_IN_FIRST'
      ? signIn
      : reason === 'ACCEPT_RULES_FIRST' && slug
        ? `/c/${slug}#rules`
        : undefined;
  if (!way) return words;
  return (
    <Link className="gh-quiet" to={way}>
      {words}
    </Link>
  );
}
