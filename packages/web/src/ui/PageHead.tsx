import { type ReactNode, useEffect, useRef } from 'react';
import { useIntl } from 'react-intl';
import { useLocation } from 'react-router';
import { cx } from '../lib/cx';
import { useViewer } from '../lib/viewer';
import styles from './PageHead.module.css';
import { Row } from './Spread';

/** Past this many characters a title is set smaller, so that it stays under four lines. */
const LONG_TITLE = 90;

/** The path whose heading had the focus last; the first page of a visit keeps the browser's own. */
let arrivedAt: string | undefined;

interface PageTitleProps {
  /** The words of the heading and of the browser's tab. */
  title: string;
  /** Other words for the tab. */
  tab?: string;
  /** The name of a community: larger. */
  display?: boolean;
  className?: string;
}

/**
 * The one h1 of a page and its title in the browser. It takes the focus when the page was reached by a
 * link, unless the navigation's state says `{ keepFocus: true }`.
 */
export function PageTitle({ title, tab, display, className }: PageTitleProps) {
  const intl = useIntl();
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname, hash, state } = useLocation();
  const unread = useViewer().viewer?.unreadNotices ?? 0;
  const keep = Boolean(hash) || (state as { keepFocus?: boolean } | null)?.keepFocus === true;

  useEffect(() => {
    const arrived = arrivedAt !== undefined && arrivedAt !== pathname;
    arrivedAt = pathname;
    if (arrived && !keep) heading.current?.focus({ preventScroll: true });
  }, [pathname, keep]);

  return (
    <>
      <title>
        {intl.formatMessage(
          { id: unread > 0 ? 'app.title.unread' : 'app.title' },
          { page: tab ?? title, house: intl.formatMessage({ id: 'app.name' }), unread },
        )}
      </title>
      <h1
        ref={heading}
        tabIndex={-1}
        className={cx(
          className,
          display && styles.display,
          title.length > LONG_TITLE && styles.long,
        )}
      >
        {title}
      </h1>
    </>
  );
}

interface PageHeadProps extends Omit<PageTitleProps, 'className'> {
  /** In the margin, level with the title: what kind of thing this is. */
  margin?: ReactNode;
  crumbs?: ReactNode;
  lede?: ReactNode;
  /** The one primary action of the page and what stands beside it. */
  actions?: ReactNode;
}

/** The top of most pages: kind in the margin; crumbs, title, lede and actions in the measure. */
export function PageHead({ margin, crumbs, lede, actions, ...title }: PageHeadProps) {
  const level = crumbs ? '2.9rem' : '0.95rem';
  return (
    <Row as="header" margin={margin} marginTop={level}>
      {crumbs && <div className={styles.crumbs}>{crumbs}</div>}
      <PageTitle {...title} />
      {lede && <p className={cx('gh-lede', styles.lede)}>{lede}</p>}
      {actions && <div className={cx('gh-actions', styles.actions)}>{actions}</div>}
    </Row>
  );
}
