import { FormattedDate, FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import type { ResourcePartsFragment } from '../../../gql/graphql';
import { eventPath } from '../../../lib/paths/events';
import { threadPath } from '../../../lib/paths/threads';
import { PersonName } from '../../../ui/Person';
import { Aside } from '../../../ui/Spread';
import styles from './Resource.module.css';

/** The thread or the session that it came out of, who brought it here, whose it is. */
export function Origin({ resource }: { resource: ResourcePartsFragment }) {
  const { originPost, originEvent, sharedBy, createdAt, source, licence } = resource;
  const date = <FormattedDate value={createdAt} dateStyle="medium" />;
  return (
    <Aside title={<FormattedMessage id="resources.origin.title" />}>
      {originPost && (
        <p>
          <Link className="gh-quiet" to={threadPath(originPost.thread, originPost.number)}>
            <bdi>{originPost.thread.title}</bdi>
          </Link>
          <span className={styles.second}>
            <FormattedMessage
              id="resources.origin.thread"
              values={{
                posts: originPost.thread.postCount,
                date: (
                  <FormattedDate value={originPost.thread.openedAt} month="short" year="numeric" />
                ),
              }}
            />
          </span>
        </p>
      )}
      {originEvent && (
        <p>
          <Link className="gh-quiet" to={eventPath(originEvent)}>
            <bdi>{originEvent.title}</bdi>
          </Link>
          <span className={styles.second}>
            <FormattedMessage
              id="resources.origin.event"
              values={{ date: <FormattedDate value={originEvent.startsAt} dateStyle="medium" /> }}
            />
          </span>
        </p>
      )}
      <p className="gh-ink2">
        {sharedBy ? (
          <FormattedMessage
            id="resources.origin.shared"
            values={{ name: <PersonName className={styles.name} person={sharedBy} />, date }}
          />
        ) : (
          <FormattedMessage id="resources.origin.sharedDate" values={{ date }} />
        )}
      </p>
      {source && (
        <p className="gh-ink2">
          <FormattedMessage id="resources.origin.source" values={{ source: <bdi>{source}</bdi> }} />
        </p>
      )}
      {licence && (
        <p className="gh-ink2">
          <FormattedMessage
            id="resources.origin.licence"
            values={{ licence: <bdi>{licence}</bdi> }}
          />
        </p>
      )}
    </Aside>
  );
}
