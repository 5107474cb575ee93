import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { ResourcePartsFragment } from '../../../gql/graphql';
import { historyPath, suggestionPath } from '../../../lib/paths/resources';
import { useNow, when } from '../../../lib/time';
import { useViewer } from '../../../lib/viewer';
import { Aside } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import styles from './Resource.module.css';

/** Who looked at it last, when it is looked at next, how often it changed, and what waits for an answer. */
export function CanIRely({ resource }: { resource: ResourcePartsFragment }) {
  const intl = useIntl();
  const now = useNow();
  const { viewer } = useViewer();
  const { reviewedAt, reviewedBy, reviewOn, version, linkBrokenAt, waiting, viewerCan } = resource;
  const due = reviewOn !== null && reviewOn !== undefined && isOver(reviewOn, now);
  const next = reviewOn && !due ? when(intl, noon(reviewOn), now) : 'none';
  const yours = reviewedBy !== null && reviewedBy?.id === viewer?.person.id;
  return (
    <Aside title={<FormattedMessage id="resources.rely.title" />}>
      {linkBrokenAt && (
        <p className={styles.warns}>
          <FormattedMessage
            id="resources.rely.broken"
            values={{ day: <TimeStamp at={linkBrokenAt} /> }}
          />
        </p>
      )}
      <p>
        {reviewedAt ? (
          <FormattedMessage
            id={yours ? 'resources.rely.checked.you' : 'resources.rely.checked'}
            values={{
              name: <bdi>{reviewedBy?.name}</bdi>,
              known: reviewedBy ? 'yes' : 'no',
              day: <TimeStamp at={reviewedAt} />,
              next,
            }}
          />
        ) : (
          <FormattedMessage id="resources.rely.unchecked" values={{ next }} />
        )}
      </p>
      {due && (
        <p className={styles.warns}>
          <FormattedMessage
            id="resources.rely.due"
            values={{ day: when(intl, noon(reviewOn), now) }}
          />
        </p>
      )}
      <p className="gh-ink2">
        <FormattedMessage id="resources.rely.version" values={{ number: version }} />{' '}
        {version > 1 && (
          <Link className="gh-quiet" to={historyPath(resource)}>
            <FormattedMessage id="resources.rely.changed" />
          </Link>
        )}
      </p>
      {waiting.length > 0 && (
        <div className={styles.waiting}>
          <p>
            <FormattedMessage
              id={viewerCan.edit.allowed ? 'resources.rely.suggestions' : 'resources.rely.yours'}
              values={{ count: waiting.length }}
            />
          </p>
          <ul>
            {waiting.map(({ id, suggestedBy, suggestedAt }) => (
              <li key={id}>
                <Link className="gh-quiet" to={suggestionPath(resource, id)}>
                  <FormattedMessage
                    id="resources.suggestion.list"
                    values={{
                      name: <bdi>{suggestedBy?.name ?? ''}</bdi>,
                      when: when(intl, new Date(suggestedAt), now),
                    }}
                  />
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Aside>
  );
}

/** A day has no zone; at noon it is the same day nearly everywhere. */
const noon = (day: string): Date => new Date(`${day}T12:00:00`);

const isOver = (day: string, now: Date): boolean =>
  day <=
  [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
