import '../words';
import { useApolloClient } from '@apollo/client/react';
import { Suspense, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, readFragment } from '../../../gql';
import { later } from '../../../ui/later';
import { Aside } from '../../../ui/Spread';
import { ThanksParts } from '../documents';
import { CommunityThanksParts } from './documents';
import styles from './Thanks.module.css';
import { ThanksWords } from './ThanksWords';

const ThanksDialog = later(() => import('./ThanksDialog'));

interface CommunityThanksProps {
  community: FragmentType<typeof CommunityThanksParts>;
}

/** Beside a community's page: the latest thanks, and the way to say some. */
export function CommunityThanks({ community: ref }: CommunityThanksProps) {
  const client = useApolloClient();
  const { id, slug, name, latestThanks, viewerCan } = readFragment(CommunityThanksParts, ref);
  const [open, setOpen] = useState(false);
  const nodes = latestThanks?.edges.map(({ node }) => node) ?? [];
  const thanks = readFragment(ThanksParts, nodes).filter(({ removedAt }) => !removedAt);
  const { allowed } = viewerCan.giveThanks;
  if (thanks.length === 0 && !allowed) return null;
  return (
    <Aside title={<FormattedMessage id="thanks.title" />}>
      {thanks.length === 0 ? (
        <p>
          <FormattedMessage id="thanks.none" />
        </p>
      ) : (
        <ul className={styles.aside}>
          {thanks.map((one) => (
            <li key={one.id}>
              <ThanksWords thanks={one} />
            </li>
          ))}
        </ul>
      )}
      {allowed && (
        <p className={styles.all}>
          <button type="button" className="gh-quiet" onClick={() => setOpen(true)}>
            <FormattedMessage id="thanks.give.here" />
          </button>
        </p>
      )}
      {thanks.length > 0 && (
        <p className={styles.all}>
          <Link className="gh-quiet" to={`/c/${slug}/thanks`}>
            <FormattedMessage id="thanks.all" />
          </Link>
        </p>
      )}
      {open && (
        <Suspense>
          <ThanksDialog
            communities={[{ id, slug, name }]}
            onClose={() => setOpen(false)}
            onThanked={() => client.refetchQueries({ include: ['CommunityNow'] })}
          />
        </Suspense>
      )}
    </Aside>
  );
}
