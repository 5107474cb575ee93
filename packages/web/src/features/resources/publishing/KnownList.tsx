import '../words';
import '../curation-words';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, readFragment } from '../../../gql';
import { Row } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import { siteOf } from '../kinds';
import library from '../library/Library.module.css';
import { PublishedRow } from './documents';
import { knownPath, publishedPath } from './links';

interface KnownListProps {
  published: readonly FragmentType<typeof PublishedRow>[];
  /** After the last: "Show more". */
  foot?: ReactNode;
}

/** What communities gave to everybody, one under another. */
export function KnownList({ published, foot }: KnownListProps) {
  const intl = useIntl();
  return (
    <>
      <ul className={library.list} aria-label={intl.formatMessage({ id: 'app.nav.known' })}>
        {readFragment(PublishedRow, published).map((one) => (
          <Row
            key={one.id}
            as="li"
            ruled
            className={library.row}
            margin={
              <>
                <span>
                  <FormattedMessage id={`resources.type.${one.type}`} />
                </span>
                <span className={library.when}>
                  <TimeStamp at={one.publishedAt} />
                </span>
              </>
            }
          >
            <Link data-line className={library.title} to={publishedPath(one.id)}>
              <bdi>{one.title}</bdi>
            </Link>
            {one.summary && (
              <p className={library.summary} dir="auto">
                {one.summary}
              </p>
            )}
            <p className={library.meta}>
              {one.community && (
                <Link to={`/c/${one.community.slug}`}>
                  <bdi>{one.community.name}</bdi>
                </Link>
              )}
              <span>
                {one.url ? (
                  <bdi dir="ltr">{siteOf(one.url)}</bdi>
                ) : (
                  <FormattedMessage id={`resources.form.${one.form}`} />
                )}
              </span>
              {one.tags.map((tag) => (
                <Link key={tag} className={library.tag} to={knownPath({ tag })}>
                  <bdi>{tag}</bdi>
                </Link>
              ))}
            </p>
          </Row>
        ))}
      </ul>
      {foot && (
        <Row>
          <div className={library.foot}>{foot}</div>
        </Row>
      )}
    </>
  );
}
