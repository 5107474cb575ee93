import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import type { UseReportPartsFragment } from '../../../gql/graphql';
import styles from './Trail.module.css';

type Report = Pick<
  UseReportPartsFragment,
  'id' | 'how' | 'place' | 'shownTo' | 'sharedAs' | 'changed' | 'removedAt'
>;

interface HowItWentProps {
  report: Report;
  /** Who and when, where no margin says it. */
  before?: ReactNode;
}

/** "Adapted · one patient, vascular clinic · became …". */
export function HowItWent({ report, before }: HowItWentProps) {
  const { id, how, place, shownTo, sharedAs } = report;
  return (
    <p className={styles.how}>
      {before && <>{before} · </>}
      <strong>
        <FormattedMessage id={`use.how.${how}`} />
      </strong>
      {place && (
        <>
          {' · '}
          <bdi>{place}</bdi>
        </>
      )}
      {sharedAs.map((what) => (
        <span key={what.id}>
          {' · '}
          <FormattedMessage
            id={`use.became.${what.kind}`}
            values={{
              title: (
                <Link className="gh-quiet" to={what.path}>
                  <bdi>{what.title}</bdi>
                </Link>
              ),
            }}
          />
        </span>
      ))}
      {shownTo === 'CONTRIBUTOR' && how !== 'DID_NOT_WORK' && (
        <>
          {' · '}
          <FormattedMessage id="use.forYou" />
        </>
      )}
      {' · '}
      <Link className="gh-quiet" to={`/uses/${id}`} data-line="">
        <FormattedMessage id="use.open" />
      </Link>
    </p>
  );
}
