import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { ReadingFilter } from '../../../gql/graphql';
import { threadsPath } from '../../../lib/paths/threads';
import { Row } from '../../../ui/Spread';
import { KINDS } from '../kinds';
import { type ThreadFilter, writeFilter } from './filter';
import styles from './ThreadList.module.css';

const READING = ['UNREAD', 'NEW'] as const satisfies ReadingFilter[];

interface ThreadFiltersProps {
  slug: string;
  filter: ThreadFilter;
  /** Whether anything is kept of what this viewer reads here. */
  member: boolean;
  /** At the end of the line. */
  end?: ReactNode;
}

/** All, unanswered, or one kind; and the tag, if one was followed. Links, since each is a page of its own. */
export function ThreadFilters({ slug, filter, member, end }: ThreadFiltersProps) {
  const intl = useIntl();
  const to = (next: ThreadFilter) => {
    const search = writeFilter({ tag: filter.tag, ...next }).toString();
    return { pathname: threadsPath(slug), search };
  };
  const stay = { preventScrollReset: true, state: { keepFocus: true } } as const;
  const current = (is: boolean) => ({ 'aria-current': is ? ('true' as const) : undefined });
  return (
    <Row>
      <div className={styles.bar}>
        <nav
          className={styles.filters}
          aria-label={intl.formatMessage({ id: 'threads.filter.label' })}
        >
          <Link
            {...stay}
            to={to({})}
            {...current(!filter.kind && !filter.unanswered && !filter.reading)}
          >
            <FormattedMessage id="threads.filter.all" />
          </Link>
          {member &&
            READING.map((reading) => (
              <Link
                key={reading}
                {...stay}
                to={to({ reading })}
                {...current(filter.reading === reading)}
              >
                <FormattedMessage id={`threads.filter.${reading}`} />
              </Link>
            ))}
          <Link {...stay} to={to({ unanswered: true })} {...current(filter.unanswered === true)}>
            <FormattedMessage id="threads.filter.unanswered" />
          </Link>
          {KINDS.map((kind) => (
            <Link key={kind} {...stay} to={to({ kind })} {...current(filter.kind === kind)}>
              <FormattedMessage id={`threads.kinds.${kind}`} />
            </Link>
          ))}
        </nav>
        {end}
      </div>
      {filter.tag && (
        <p className={styles.chosenTag}>
          <span>
            <FormattedMessage
              id="threads.filter.tag"
              values={{ tag: filter.tag, b: (words) => <strong>{words}</strong> }}
            />
          </span>
          <Link
            {...stay}
            to={to({ ...filter, tag: undefined })}
            aria-label={intl.formatMessage(
              { id: 'threads.filter.withoutTag' },
              { tag: filter.tag },
            )}
          >
            <IconX size={15} stroke={1.8} aria-hidden="true" />
          </Link>
        </p>
      )}
    </Row>
  );
}
