import '../words';
import { Suspense, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { readFragment } from '../../../gql';
import type {
  PostPartsFragment,
  ThreadHeadFragment,
  UseReportPartsFragment,
} from '../../../gql/graphql';
import { later } from '../../../ui/later';
import { PersonName } from '../../../ui/Person';
import { TimeStamp } from '../../../ui/TimeStamp';
import { TrailStepParts, UseReportParts } from '../documents';
import { ofPost } from '../of-post';
import styles from '../thanks/Thanks.module.css';
import { ThanksWords } from '../thanks/ThanksWords';
import { Chain } from './Chain';
import { isChain, onTrail } from './chain';
import { HowItWent } from './HowItWent';
import { Knot } from './Knot';
import trailStyles from './Trail.module.css';
import { useTrail } from './useTrail';

const UseDialog = later(() => import('../use/UseDialog'));

interface PostTrailProps {
  post: PostPartsFragment;
  thread: ThreadHeadFragment;
}

/** Stitched to a post: who put it to use, in their words, and the thanks for it. */
export default function PostTrail({ post, thread }: PostTrailProps) {
  const intl = useIntl();
  const { trail, thanks, more } = useTrail({ kind: 'POST', id: post.id });
  const [whole, setWhole] = useState(false);
  const [open, setOpen] = useState(false);
  if (!trail) return null;
  const uses = readFragment(
    UseReportParts,
    trail.uses.edges.map(({ node }) => node),
  );
  const shown = uses.filter(onTrail);
  const few = uses.filter((report) => !onTrail(report));
  const steps = readFragment(TrailStepParts, trail.chain);
  const said = thanks.filter(({ removedAt }) => !removedAt);
  return (
    <>
      {shown.length > 0 && (
        <ol className={trailStyles.stitched} aria-label={intl.formatMessage({ id: 'trail.title' })}>
          {shown.map((report) => (
            <li key={report.id} className={trailStyles.small}>
              <Knot how={report.how} />
              <q className={trailStyles.words} dir="auto">
                {report.words}
              </q>
              <HowItWent report={report} before={<WhoAndWhen report={report} />} />
            </li>
          ))}
        </ol>
      )}
      {few.length > 0 && (
        <section className={trailStyles.told}>
          <h3>
            <FormattedMessage id="trail.few" />
          </h3>
          <ul>
            {few.map((report) => (
              <li key={report.id}>
                <q className={trailStyles.words} dir="auto">
                  {report.words}
                </q>
                <HowItWent report={report} before={<WhoAndWhen report={report} />} />
              </li>
            ))}
          </ul>
          <p className={trailStyles.hint}>
            <FormattedMessage id="trail.few.hint" />
          </p>
        </section>
      )}
      {(uses.length > 0 || isChain(steps)) && (
        <div className={trailStyles.foot}>
          {trail.uses.pageInfo.hasNextPage && (
            <button type="button" className="gh-quiet" onClick={() => more()}>
              <FormattedMessage id="trail.more" />
            </button>
          )}
          {isChain(steps) && (
            <button
              type="button"
              className="gh-quiet"
              aria-expanded={whole}
              onClick={() => setWhole(!whole)}
            >
              <FormattedMessage id={whole ? 'chain.close' : 'chain.open'} />
            </button>
          )}
          {trail.viewerCan.reportUse.allowed && (
            <button type="button" className="gh-quiet" onClick={() => setOpen(true)}>
              <FormattedMessage id={shown.length > 0 ? 'use.report.too' : 'use.report'} />
            </button>
          )}
        </div>
      )}
      {whole && <Chain steps={steps} />}
      {said.length > 0 && (
        <ul
          className={`${styles.lines} ${styles.small}`}
          aria-label={intl.formatMessage({ id: 'thanks.title' })}
        >
          {said.map((one) => (
            <li key={one.id}>
              <ThanksWords here thanks={one} />
            </li>
          ))}
        </ul>
      )}
      {open && (
        <Suspense>
          <UseDialog of={ofPost(post, thread)} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

function WhoAndWhen({ report: { by, createdAt } }: { report: UseReportPartsFragment }) {
  return (
    <FormattedMessage
      id="trail.line"
      values={{ name: <PersonName person={by} />, when: <TimeStamp at={createdAt} /> }}
    />
  );
}
