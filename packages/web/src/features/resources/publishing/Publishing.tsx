import '../curation-words';
import { Suspense, useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, readFragment } from '../../../gql';
import { usePageActions } from '../../../lib/keys';
import { useVerb } from '../../../lib/useVerb';
import { Button } from '../../../ui/Button';
import { FormProblem } from '../../../ui/FormProblem';
import { later } from '../../../ui/later';
import { Aside } from '../../../ui/Spread';
import { useUndo } from '../../../ui/UndoBar';
import { PublishingParts, PublishResource, WithdrawPublication } from './documents';
import { publishedPath } from './links';
import styles from './Publishing.module.css';

const PublishDialog = later(() => import('./PublishDialog'));

/** Beside a resource: whether the whole house reads a copy of it, and for its stewards how that begins and ends. */
export function Publishing({ resource: ref }: { resource: FragmentType<typeof PublishingParts> }) {
  const resource = readFragment(PublishingParts, ref);
  const intl = useIntl();
  const undo = useUndo();
  const { run, busy, error } = useVerb();
  const [asking, setAsking] = useState(false);
  const { id: resourceId, publication, version, removedAt, viewerCan } = resource;
  const may = viewerCan.publish.allowed && !removedAt;
  const older = publication !== null && publication !== undefined && publication.number < version;
  usePageActions(() =>
    may && (!publication || older)
      ? [{ id: 'resource.publish', name: 'curation.publish', run: () => setAsking(true) }]
      : [],
  );
  if (!publication && !may) return null;

  const withdraw = async () => {
    if (!publication || !(await run(WithdrawPublication, { resourceId }))) return;
    undo({
      message: <FormattedMessage id="curation.withdrawn" />,
      onUndo: () => {
        const said = intl.formatMessage({ id: 'curation.published.again' });
        run(PublishResource, { resourceId, number: publication.number }, said);
      },
    });
  };

  return (
    <Aside title={<FormattedMessage id="curation.publishing" />}>
      {publication ? (
        <p>
          <FormattedMessage
            id="curation.publishing.yes"
            values={{
              number: publication.number,
              day: <FormattedDate value={publication.publishedAt} dateStyle="medium" />,
              link: (words) => (
                <Link className="gh-quiet" to={publishedPath(publication.id)}>
                  {words}
                </Link>
              ),
            }}
          />
        </p>
      ) : (
        <p>
          <FormattedMessage
            id="curation.publishing.no"
            values={{ name: <bdi>{resource.community.name}</bdi> }}
          />
        </p>
      )}
      {older && (
        <p className="gh-ink2">
          <FormattedMessage id="curation.publishing.older" values={{ version }} />
        </p>
      )}
      {may && (
        <div className={`gh-actions ${styles.acts}`}>
          {(!publication || older) && (
            <Button variant="text" size="small" onClick={() => setAsking(true)}>
              <FormattedMessage
                id={older ? 'curation.publish.newer' : 'curation.publish'}
                values={{ version }}
              />
            </Button>
          )}
          {publication && (
            <Button variant="text" size="small" busy={busy} onClick={withdraw}>
              <FormattedMessage id="curation.withdraw" />
            </Button>
          )}
        </div>
      )}
      <FormProblem error={error} />
      {asking && (
        <Suspense>
          <PublishDialog resource={resource} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </Aside>
  );
}
