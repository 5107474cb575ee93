import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import type { SearchHitsFragment } from '../../gql/graphql';
import { resourcePath } from '../../lib/paths/resources';
import { Face } from '../../ui/Face';
import { Row } from '../../ui/Spread';
import { TimeStamp } from '../../ui/TimeStamp';
import { Marked } from './Marked';
import styles from './Search.module.css';

export type Hit = SearchHitsFragment['nodes'][number];

interface HitsProps {
  hits: readonly Hit[];
  /** Names the list. */
  label: string;
}

/** What was found of one kind: who and when in the margin, what it is called and where the words stand in the measure. */
export function Hits({ hits, label }: HitsProps) {
  return (
    <ol className={styles.list} aria-label={label}>
      {hits.map((hit) => {
        const shown = shownOf(hit);
        if (!shown) return null;
        return (
          <Row key={shown.key} as="li" ruled className={styles.row} margin={shown.margin}>
            <Link data-line className={styles.title} to={shown.to}>
              <Marked pieces={hit.title} />
            </Link>
            {hit.snippet.length > 0 && (
              <p className={styles.snippet}>
                <Marked pieces={hit.snippet} />
              </p>
            )}
            {shown.meta && <p className={styles.meta}>{shown.meta}</p>}
          </Row>
        );
      })}
    </ol>
  );
}

interface Shown {
  key: string;
  to: string;
  margin: ReactNode;
  meta?: ReactNode;
}

/** Null for what is no longer there. */
function shownOf({ thread, post, resource, event, person, community }: Hit): Shown | null {
  if (thread) {
    return {
      key: thread.id,
      to: `/c/${thread.community.slug}/t/${thread.id}`,
      margin: <Who name={thread.author.name} at={thread.openedAt} />,
      meta: (
        <>
          <Place {...thread.community} />
          <span>
            <FormattedMessage id={`threads.kind.${thread.kind}`} />
          </span>
          {thread.acceptedAt && (
            <span>
              <FormattedMessage id="threads.answered" />
            </span>
          )}
        </>
      ),
    };
  }
  if (post) {
    const { id, community: place } = post.thread;
    return {
      key: post.id,
      to: `/c/${place.slug}/t/${id}/${post.number}`,
      margin: <Who name={post.author.name} at={post.createdAt} />,
      meta: (
        <>
          <Place {...place} />
          <span>
            <FormattedMessage id="search.answer" values={{ number: post.number }} />
          </span>
        </>
      ),
    };
  }
  if (resource) {
    const { type, steward, revisedAt, retiredAt } = resource;
    return {
      key: resource.id,
      to: resourcePath(resource),
      margin: steward ? <Who name={steward.name} at={revisedAt} /> : <TimeStamp at={revisedAt} />,
      meta: (
        <>
          <Place {...resource.community} />
          <span>
            <FormattedMessage id={`resources.type.${type}`} />
          </span>
          {retiredAt && (
            <span>
              <FormattedMessage id="search.retired" />
            </span>
          )}
        </>
      ),
    };
  }
  if (event) {
    return {
      key: event.id,
      to: `/c/${event.community.slug}/e/${event.id}`,
      margin: <TimeStamp at={event.startsAt} />,
      meta: <Place {...event.community} />,
    };
  }
  if (person) {
    return {
      key: person.id,
      to: `/people/${person.handle}`,
      margin: <Face person={person} />,
      meta: `@${person.handle}`,
    };
  }
  if (community) {
    return {
      key: community.id,
      to: `/c/${community.slug}`,
      margin: <FormattedMessage id="search.members" values={{ count: community.memberCount }} />,
    };
  }
  return null;
}

const Who = ({ name, at }: { name: string; at: string }) => (
  <>
    <bdi>{name}</bdi>
    <span className={styles.when}>
      <TimeStamp at={at} />
    </span>
  </>
);

const Place = ({ slug, name }: { slug: string; name: string }) => (
  <Link to={`/c/${slug}`}>
    <bdi>{name}</bdi>
  </Link>
);
