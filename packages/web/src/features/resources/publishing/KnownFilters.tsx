import '../words';
import '../curation-words';
import { IconX } from '@tabler/icons-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { Row } from '../../../ui/Spread';
import { TYPES } from '../kinds';
import library from '../library/Library.module.css';
import { type KnownFilter, knownPath } from './links';

/** All, or one type; and the tag, if one was followed. Links, since each is a page of its own. */
export function KnownFilters({ type, tag }: KnownFilter) {
  const intl = useIntl();
  const stay = { preventScrollReset: true, state: { keepFocus: true } } as const;
  const current = (is: boolean) => ({ 'aria-current': is ? ('true' as const) : undefined });
  return (
    <Row>
      <div className={library.bar}>
        <nav
          className={library.filters}
          aria-label={intl.formatMessage({ id: 'resources.filter.label' })}
        >
          <Link {...stay} to={knownPath({ tag })} {...current(!type)}>
            <FormattedMessage id="resources.filter.all" />
          </Link>
          {TYPES.map((one) => (
            <Link key={one} {...stay} to={knownPath({ tag, type: one })} {...current(type === one)}>
              <FormattedMessage id={`resources.types.${one}`} />
            </Link>
          ))}
        </nav>
      </div>
      {tag && (
        <p className={library.chosenTag}>
          <span>
            <FormattedMessage
              id="resources.filter.tag"
              values={{ tag, b: (words) => <strong>{words}</strong> }}
            />
          </span>
          <Link
            {...stay}
            to={knownPath({ type })}
            aria-label={intl.formatMessage({ id: 'resources.filter.withoutTag' }, { tag })}
          >
            <IconX size={15} stroke={1.8} aria-hidden="true" />
          </Link>
        </p>
      )}
    </Row>
  );
}
