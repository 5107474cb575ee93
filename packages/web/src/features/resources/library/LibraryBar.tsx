import '../words';
import { IconX } from '@tabler/icons-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { libraryPath } from '../../../lib/paths/resources';
import { Row } from '../../../ui/Spread';
import { TYPES } from '../kinds';
import type { Shown } from './filter';
import styles from './Library.module.css';

interface LibraryBarProps {
  slug: string;
  filter: Shown;
}

/** All, or one type; the order; what was retired. Links, since each is a page of its own. */
export function LibraryBar({ slug, filter }: LibraryBarProps) {
  const intl = useIntl();
  const stay = { preventScrollReset: true, state: { keepFocus: true } } as const;
  const current = (is: boolean) => ({ 'aria-current': is ? ('true' as const) : undefined });
  const { type, tag, byTitle, retired } = filter;
  return (
    <Row>
      <div className={styles.bar}>
        <nav
          className={styles.filters}
          aria-label={intl.formatMessage({ id: 'resources.filter.label' })}
        >
          <Link
            {...stay}
            to={libraryPath(slug, { ...filter, type: undefined })}
            {...current(!type)}
          >
            <FormattedMessage id="resources.filter.all" />
          </Link>
          {TYPES.map((one) => (
            <Link
              key={one}
              {...stay}
              to={libraryPath(slug, { ...filter, type: one })}
              {...current(type === one)}
            >
              <FormattedMessage id={`resources.types.${one}`} />
            </Link>
          ))}
        </nav>
      </div>
      <div className={styles.second}>
        <Link
          {...stay}
          className="gh-quiet"
          to={libraryPath(slug, { ...filter, byTitle: byTitle ? undefined : true })}
        >
          <FormattedMessage id={byTitle ? 'resources.order.newest' : 'resources.order.title'} />
        </Link>
        <Link
          {...stay}
          className="gh-quiet"
          to={libraryPath(slug, { ...filter, retired: retired ? undefined : true })}
        >
          <FormattedMessage id={retired ? 'resources.presentOnes' : 'resources.retiredOnes'} />
        </Link>
      </div>
      {tag && (
        <p className={styles.chosenTag}>
          <span>
            <FormattedMessage
              id="resources.filter.tag"
              values={{ tag, b: (words) => <strong>{words}</strong> }}
            />
          </span>
          <Link
            {...stay}
            to={libraryPath(slug, { ...filter, tag: undefined })}
            aria-label={intl.formatMessage({ id: 'resources.filter.withoutTag' }, { tag })}
          >
            <IconX size={15} stroke={1.8} aria-hidden="true" />
          </Link>
        </p>
      )}
    </Row>
  );
}
