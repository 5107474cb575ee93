import '../words';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, readFragment } from '../../../gql';
import { libraryPath, resourcePath } from '../../../lib/paths/resources';
import { PersonName } from '../../../ui/Person';
import { Row } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import { ResourceRow } from '../fragments';
import { siteOf } from '../kinds';
import styles from './Library.module.css';

interface ResourceListProps {
  resources: readonly FragmentType<typeof ResourceRow>[];
  /** Says where each is, when they come from several communities. */
  communities?: boolean;
  /** Names the list. */
  label?: string;
  /** What stands at the end of one, by its id. */
  end?: (id: string) => ReactNode;
  /** After the last: "Show more". */
  foot?: ReactNode;
}

/** Resources one under another: what and when in the margin, the title and what it is in the measure. */
export function ResourceList({ resources, communities, label, end, foot }: ResourceListProps) {
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {resources.map((ref) => {
          const resource = readFragment(ResourceRow, ref);
          const { id, type, title, summary, revisedAt } = resource;
          return (
            <Row
              key={id}
              as="li"
              ruled
              className={styles.row}
              margin={
                <>
                  <span>
                    <FormattedMessage id={`resources.type.${type}`} />
                  </span>
                  <span className={styles.when}>
                    <TimeStamp at={revisedAt} />
                  </span>
                </>
              }
            >
              <Link data-line className={styles.title} to={resourcePath(resource)}>
                <bdi>{title}</bdi>
              </Link>
              {summary && (
                <p className={styles.summary} dir="auto">
                  {summary}
                </p>
              )}
              <Meta resource={ref} communities={communities} />
              {end?.(id)}
            </Row>
          );
        })}
      </ul>
      {foot && (
        <Row>
          <div className={styles.foot}>{foot}</div>
        </Row>
      )}
    </>
  );
}

interface MetaProps {
  resource: FragmentType<typeof ResourceRow>;
  communities?: boolean | undefined;
}

function Meta({ resource: ref, communities }: MetaProps) {
  const resource = readFragment(ResourceRow, ref);
  const { community, form, url, steward, tags, retiredAt, linkBrokenAt } = resource;
  return (
    <p className={styles.meta}>
      {communities && <Link to={`/c/${community.slug}`}>{community.name}</Link>}
      {retiredAt && (
        <span className={styles.retired}>
          <FormattedMessage id="resources.retired" />
        </span>
      )}
      {linkBrokenAt && (
        <span className={styles.broken}>
          <FormattedMessage id="resources.linkBroken" />
        </span>
      )}
      <span>
        {url ? (
          <bdi dir="ltr">{siteOf(url)}</bdi>
        ) : (
          <FormattedMessage id={`resources.form.${form}`} />
        )}
      </span>
      {steward ? (
        <span>
          <FormattedMessage
            id="resources.keeps"
            values={{ name: <PersonName className={styles.name} person={steward} /> }}
          />
        </span>
      ) : (
        <span>
          <FormattedMessage id="resources.nobodyKeeps" />
        </span>
      )}
      {tags.map((tag) => (
        <Link key={tag} className={styles.tag} to={libraryPath(community.slug, { tag })}>
          <bdi>{tag}</bdi>
        </Link>
      ))}
    </p>
  );
}
