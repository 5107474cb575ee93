import { FormattedMessage, useIntl } from 'react-intl';
import { Link as To } from 'react-router';
import { readFragment } from '../../../gql';
import type { TrailStepPartsFragment } from '../../../gql/graphql';
import { TimeStamp } from '../../../ui/TimeStamp';
import { ContributionParts } from '../documents';
import styles from './Chain.module.css';
import { type Link, linesOf } from './chain';
import { Knot } from './Knot';

interface ChainProps {
  steps: readonly TrailStepPartsFragment[];
  /** Where the page has its own words above it. */
  plain?: boolean;
}

/** From the origin downwards: a drawing that is a list, read in the order in which it happened. */
export function Chain({ steps, plain }: ChainProps) {
  const lines = linesOf(steps);
  return (
    <div className={plain ? undefined : styles.chain}>
      {!plain && (
        <>
          <h3 className={styles.title}>
            <FormattedMessage id="chain.title" />
          </h3>
          <p className={styles.hint}>
            <FormattedMessage id="chain.hint" />
          </p>
        </>
      )}
      {lines.map((line) => (
        <Line key={line[0]?.step.id} line={plain ? line.map(elsewhere) : line} />
      ))}
    </div>
  );
}

type Steps = Link<TrailStepPartsFragment>;

/** On a page of its own, nobody stands anywhere in it. */
const elsewhere = ({ step, branches }: Steps): Steps => ({
  step: { ...step, here: false },
  branches: branches.map((branch) => branch.map(elsewhere)),
});

function Line({ line }: { line: Link<TrailStepPartsFragment>[] }) {
  return (
    <ol className={styles.line}>
      {line.map(({ step, branches }) => (
        <li key={step.id} className={styles.step} aria-current={step.here ? 'true' : undefined}>
          <Step step={step} />
          {branches.length > 0 && (
            <ul className={styles.branches}>
              {branches.map((branch) => (
                <li key={branch[0]?.step.id} className={styles.branch}>
                  <Line line={branch} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

function Step({ step }: { step: TrailStepPartsFragment }) {
  const intl = useIntl();
  const contribution = readFragment(ContributionParts, step.contribution);
  if (contribution) {
    const { kind, title, path, by, community } = contribution;
    return (
      <>
        <Knot className={styles.knot} />
        <p>
          <To className={styles.thing} to={path}>
            <bdi>{title}</bdi>
          </To>
          {step.here && (
            <span className={styles.here}>
              <FormattedMessage id="chain.here" />
            </span>
          )}
        </p>
        <p className={styles.second}>
          <FormattedMessage
            id={step.depth > 0 ? `chain.again.${kind}` : `chain.first.${kind}`}
            values={{
              names: intl.formatList(by.map(({ name }) => name)),
              people: by.length,
              community: <bdi>{community.name}</bdi>,
            }}
          />
        </p>
      </>
    );
  }
  const { report } = step;
  if (!report) return null;
  return (
    <>
      <Knot how={report.how} className={styles.knot} />
      <q className={styles.words} dir="auto">
        {report.words}
      </q>
      <p className={styles.second}>
        <strong>
          <FormattedMessage id={`use.how.${report.how}`} />
        </strong>
        {' · '}
        <FormattedMessage
          id="chain.use"
          values={{
            name: (
              <To className="gh-quiet" to={`/uses/${report.id}`}>
                <bdi>{report.by.name}</bdi>
              </To>
            ),
            where: report.place ? 'yes' : 'no',
            place: <bdi>{report.place}</bdi>,
            when: <TimeStamp at={report.createdAt} />,
          }}
        />
      </p>
    </>
  );
}
