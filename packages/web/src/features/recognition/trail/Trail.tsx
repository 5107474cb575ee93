import '../words';
import { FormattedMessage, useIntl } from 'react-intl';
import { readFragment } from '../../../gql';
import type { UseReportPartsFragment } from '../../../gql/graphql';
import { cx } from '../../../lib/cx';
import { ErrorState } from '../../../ui/ErrorState';
import { MoreButton } from '../../../ui/MoreButton';
import { Byline } from '../../../ui/Person';
import { Skeleton } from '../../../ui/Skeleton';
import { Row, Section } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import type { ContributionRef } from '../contribution';
import { TrailStepParts, UseReportParts } from '../documents';
import { ThanksLines } from '../thanks/ThanksLines';
import { Chain } from './Chain';
import { isChain, onTrail } from './chain';
import { HowItWent } from './HowItWent';
import { Knot } from './Knot';
import { Summary } from './Summary';
import styles from './Trail.module.css';
import { useTrail } from './useTrail';

interface TrailProps {
  of: ContributionRef;
  /** Without a word where nothing has come of it yet: an event that nobody may have used. */
  quiet?: boolean;
}

/** Where it went: who put it to use, in their words, and the chain that it is part of. */
export function Trail({ of, quiet }: TrailProps) {
  const { trail, thanks, known, error, refetch, more } = useTrail(of);
  if (!known) {
    if (quiet) return null;
    return (
      <Section title={<FormattedMessage id="trail.title" />}>
        <Row>
          {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={3} />}
        </Row>
      </Section>
    );
  }
  // Switched off in this house.
  if (!trail) return null;
  const { edges, pageInfo } = trail.uses;
  const uses = readFragment(
    UseReportParts,
    edges.map(({ node }) => node),
  );
  const shown = uses.filter(onTrail);
  const few = uses.filter((report) => !onTrail(report));
  const steps = readFragment(TrailStepParts, trail.chain);
  if (quiet && uses.length === 0 && thanks.length === 0 && !isChain(steps)) return null;
  return (
    <Section id="trail" title={<FormattedMessage id="trail.title" />}>
      <Row>
        <p className={styles.summary}>
          {trail.useCount > 0 ? (
            <Summary trail={trail} />
          ) : (
            <FormattedMessage id={uses.length > 0 ? 'trail.hidden' : 'trail.empty'} />
          )}
        </p>
      </Row>
      {shown.length > 0 && (
        <ol className={styles.uses}>
          {shown.map((report) => (
            <UseRow key={report.id} report={report} />
          ))}
        </ol>
      )}
      {few.length > 0 && (
        <>
          <Row className={styles.few}>
            <h3>
              <FormattedMessage id="trail.few" />
            </h3>
            <p className={styles.hint}>
              <FormattedMessage id="trail.few.hint" />
            </p>
          </Row>
          <ul className={styles.uses}>
            {few.map((report) => (
              <UseRow bare key={report.id} report={report} />
            ))}
          </ul>
        </>
      )}
      {pageInfo.hasNextPage && (
        <Row>
          <MoreButton onMore={more} />
        </Row>
      )}
      {isChain(steps) && (
        <Row>
          <Chain steps={steps} />
        </Row>
      )}
      <ThanksLines thanks={thanks} />
    </Section>
  );
}

interface UseRowProps {
  report: UseReportPartsFragment;
  /** On no trail. */
  bare?: boolean;
}

/** One use, with who and when in the margin. */
export function UseRow({ report, bare }: UseRowProps) {
  const intl = useIntl();
  const { by, words, how, createdAt } = report;
  return (
    <Row
      as="li"
      className={cx(styles.use, bare && styles.bare)}
      margin={
        <Byline
          person={by}
          role={intl.formatList([by.role, by.organisation].filter(Boolean), { type: 'unit' })}
          time={<TimeStamp at={createdAt} />}
        />
      }
    >
      <div className={styles.body}>
        {!bare && <Knot how={how} />}
        <q className={styles.words} dir="auto">
          {words}
        </q>
        <HowItWent report={report} />
      </div>
    </Row>
  );
}
