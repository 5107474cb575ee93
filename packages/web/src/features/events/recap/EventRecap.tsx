import '../agenda/words';
import { Suspense, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, readFragment } from '../../../gql';
import { usePageActions } from '../../../lib/keys';
import { useNow } from '../../../lib/time';
import { Button } from '../../../ui/Button';
import { later } from '../../../ui/later';
import { Row } from '../../../ui/Spread';
import { EventRecapParts } from './documents';

const RecapDialog = later(() => import('./RecapDialog'));

interface EventRecapProps {
  event: FragmentType<typeof EventRecapParts>;
}

/** Where it is told of; or, for those who look after it, the way to tell of it once it is over. */
export function EventRecap({ event: ref }: EventRecapProps) {
  const event = readFragment(EventRecapParts, ref);
  const now = useNow();
  const [writing, setWriting] = useState(false);
  const { recapThread, community } = event;
  const over = new Date(event.endsAt) <= now;
  const may = !recapThread && over && event.viewerCan.postRecap.allowed;
  usePageActions(() =>
    may ? [{ id: 'recap.write', name: 'recap.write', run: () => setWriting(true) }] : [],
  );
  if (!recapThread && !may) return null;
  return (
    <Row ruled margin={<FormattedMessage id="recap.title" />}>
      {recapThread ? (
        <p>
          <Link className="gh-link" to={`/c/${community.slug}/t/${recapThread.id}`}>
            <bdi>{recapThread.title}</bdi>
          </Link>
        </p>
      ) : (
        <>
          <p className="gh-ink2">
            <FormattedMessage id="recap.text" values={{ name: <bdi>{community.name}</bdi> }} />
          </p>
          <div className="gh-actions">
            <Button onClick={() => setWriting(true)}>
              <FormattedMessage id="recap.write" />
            </Button>
          </div>
        </>
      )}
      {writing && (
        <Suspense>
          <RecapDialog eventId={event.id} onClose={() => setWriting(false)} />
        </Suspense>
      )}
    </Row>
  );
}
