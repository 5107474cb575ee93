import '../words';
import '../curation-words';
import { Suspense, useRef, useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, readFragment } from '../../../gql';
import type { ReviewLinePartsFragment } from '../../../gql/graphql';
import { editResourcePath, resourcePath } from '../../../lib/paths/resources';
import { useNow } from '../../../lib/time';
import { useVerb } from '../../../lib/useVerb';
import { useAnnounce } from '../../../ui/Announcer';
import { Button, ButtonLink } from '../../../ui/Button';
import { SelectField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { later } from '../../../ui/later';
import { PersonName } from '../../../ui/Person';
import { Row } from '../../../ui/Spread';
import { useUndo } from '../../../ui/UndoBar';
import { siteOf } from '../kinds';
import { ReviewFromQueue, ReviewLineParts, ReviveFromQueue } from './documents';
import { dayOf, LATER, type Later } from './next-look';
import styles from './Review.module.css';

const RetireDialog = later(() => import('../resource/RetireDialog'));

interface ReviewQueueProps {
  resources: readonly FragmentType<typeof ReviewLineParts>[];
  /** The queue is another after an answer. */
  onChanged: () => Promise<unknown>;
}

/** What is to be looked at again, the longest due first, each with the three answers. */
export function ReviewQueue({ resources, onChanged }: ReviewQueueProps) {
  const intl = useIntl();
  const list = useRef<HTMLOListElement>(null);
  return (
    <ol
      ref={list}
      tabIndex={-1}
      className={styles.list}
      aria-label={intl.formatMessage({ id: 'curation.review' })}
    >
      {readFragment(ReviewLineParts, resources).map((resource) => (
        <ReviewLine
          key={resource.id}
          resource={resource}
          onDone={async () => {
            await onChanged();
            // The button that had the focus is gone with its row.
            list.current?.focus();
          }}
        />
      ))}
    </ol>
  );
}

interface ReviewLineProps {
  resource: ReviewLinePartsFragment;
  onDone: () => Promise<unknown>;
}

function ReviewLine({ resource, onDone }: ReviewLineProps) {
  const intl = useIntl();
  const now = useNow();
  const undo = useUndo();
  const announce = useAnnounce();
  const { run, busy, error } = useVerb();
  const [later, setLater] = useState<Later>('HALF');
  const [retiring, setRetiring] = useState(false);
  const { id: resourceId, type, title, summary, url, steward, viewerCan } = resource;

  const good = async () => {
    const said = intl.formatMessage({ id: 'curation.review.good.done' }, { title });
    const input = { resourceId, reviewOn: dayOf(later, now) };
    if (await run(ReviewFromQueue, input, said)) await onDone();
  };
  const retired = async () => {
    await onDone();
    undo({
      message: (
        <FormattedMessage id="curation.review.retired" values={{ title: <bdi>{title}</bdi> }} />
      ),
      onUndo: async () => {
        const said = intl.formatMessage({ id: 'curation.review.revived' }, { title });
        if (await run(ReviveFromQueue, { resourceId }, said)) await onDone();
        else announce(intl.formatMessage({ id: 'curation.undo.failed' }));
      },
    });
  };

  return (
    <Row
      as="li"
      ruled
      margin={
        <>
          <FormattedMessage id={`resources.type.${type}`} />
          <span className={styles.steward}>
            {steward ? (
              <PersonName person={steward} />
            ) : (
              <FormattedMessage id="curation.review.nobody" />
            )}
          </span>
        </>
      }
    >
      <h3 className={styles.title}>
        <Link data-line to={resourcePath(resource)}>
          <bdi>{title}</bdi>
        </Link>
      </h3>
      {summary && (
        <p className={styles.summary} dir="auto">
          {summary}
        </p>
      )}
      <Why resource={resource} />
      {url && (
        <p className={styles.link}>
          <a className="gh-quiet" href={url} rel="noreferrer noopener" target="_blank">
            <FormattedMessage id="curation.review.open" values={{ site: siteOf(url) }} />
          </a>
        </p>
      )}
      <FormProblem error={error} />
      <div className={styles.answers}>
        {viewerCan.review.allowed && (
          <div className={styles.good}>
            <Button
              size="small"
              busy={busy}
              aria-label={intl.formatMessage({ id: 'curation.review.good.label' }, { title })}
              onClick={good}
            >
              <FormattedMessage id="curation.review.good" />
            </Button>
            <SelectField
              mt={0}
              className={styles.later}
              label={<FormattedMessage id="curation.review.later" />}
              value={later}
              data={LATER.map((value) => ({
                value,
                label: intl.formatMessage({ id: `curation.review.later.${value}` }),
              }))}
              onChange={(chosen) => setLater(chosen.currentTarget.value as Later)}
            />
          </div>
        )}
        {viewerCan.edit.allowed && (
          <ButtonLink size="small" to={editResourcePath(resource)}>
            <FormattedMessage id="curation.review.update" />
          </ButtonLink>
        )}
        {viewerCan.retire.allowed && (
          <Button
            size="small"
            busy={busy}
            aria-label={intl.formatMessage({ id: 'curation.review.retire.label' }, { title })}
            onClick={() => setRetiring(true)}
          >
            <FormattedMessage id="curation.review.retire" />
          </Button>
        )}
      </div>
      {retiring && (
        <Suspense>
          <RetireDialog
            resource={resource}
            onClose={() => setRetiring(false)}
            onRetired={() => void retired()}
          />
        </Suspense>
      )}
    </Row>
  );
}

/** Why it stands here: its day has come, or its link does not answer. */
function Why({ resource }: { resource: ReviewLinePartsFragment }) {
  const { linkBrokenAt, reviewOn, reviewedAt, reviewedBy, createdAt } = resource;
  const day = (at: string) => (
    <FormattedDate value={at} day="numeric" month="long" year="numeric" timeZone="UTC" />
  );
  return (
    <p className={styles.why}>
      {linkBrokenAt ? (
        <strong>
          <FormattedMessage id="curation.review.broken" values={{ day: day(linkBrokenAt) }} />
        </strong>
      ) : (
        reviewOn && <FormattedMessage id="curation.review.due" values={{ day: day(reviewOn) }} />
      )}{' '}
      <FormattedMessage
        id={reviewedAt ? 'curation.review.last' : 'curation.review.first'}
        values={{
          day: day(reviewedAt ?? createdAt),
          known: reviewedBy ? 'yes' : 'no',
          name: reviewedBy && <bdi>{reviewedBy.name}</bdi>,
        }}
      />
    </p>
  );
}
