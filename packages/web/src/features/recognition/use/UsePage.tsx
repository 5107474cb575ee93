import '../words';
import { useQuery } from '@apollo/client/react';
import { Suspense, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { readFragment } from '../../../gql';
import { usePageActions } from '../../../lib/keys';
import { useVerb } from '../../../lib/useVerb';
import { useViewer } from '../../../lib/viewer';
import { Button, ButtonLink } from '../../../ui/Button';
import { Crumbs } from '../../../ui/Crumbs';
import { ErrorPage } from '../../../ui/ErrorState';
import { FormProblem } from '../../../ui/FormProblem';
import { later } from '../../../ui/later';
import { PageHead } from '../../../ui/PageHead';
import { Byline } from '../../../ui/Person';
import { SkeletonPage } from '../../../ui/Skeleton';
import { Aside, Row, Spread } from '../../../ui/Spread';
import { TimeStamp } from '../../../ui/TimeStamp';
import { useUndo } from '../../../ui/UndoBar';
import { ContributionParts, UseReportParts } from '../documents';
import { Answers } from './Answers';
import { RemoveUse, RestoreUse, UsePageParts, UseQuery } from './documents';
import styles from './Use.module.css';
import { UseFacts } from './UseFacts';

const EditUseDialog = later(() => import('./EditUseDialog'));
const UseThreadDialog = later(() => import('./UseThreadDialog'));

/** One use: what somebody says became of it, and what is said between them and whoever gave it. */
export function UsePage({ id }: { id: string }) {
  const intl = useIntl();
  const undo = useUndo();
  const viewerId = useViewer().viewer?.person.id;
  const { data, error, refetch } = useQuery(UseQuery, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const { run, busy, error: refused } = useVerb();
  const [open, setOpen] = useState<'edit' | 'thread'>();
  const page = readFragment(UsePageParts, data?.useReport);
  const report = readFragment(UseReportParts, page);
  usePageActions(() =>
    page?.viewerCan.edit.allowed
      ? [{ id: 'use.edit', name: 'use.edit', run: () => setOpen('edit') }]
      : [],
  );
  if (!page || !report) {
    return error ? <ErrorPage error={error} onRetry={() => refetch()} /> : <SkeletonPage />;
  }
  const of = readFragment(ContributionParts, page.of);
  const { by, how, words, shownTo, createdAt, removedAt } = report;
  const { viewerCan, thread } = page;
  const own = by.id === viewerId;
  const reference = { input: { reportId: id } };

  const remove = async () => {
    if (!(await run(RemoveUse, reference.input))) return;
    undo({
      message: <FormattedMessage id="use.removed" />,
      onUndo: () => void run(RestoreUse, reference.input),
    });
  };

  const names = intl.formatList(of?.by.map(({ name }) => name) ?? []);
  return (
    <Spread
      asideTop="3.1rem"
      aside={
        <Aside title={<FormattedMessage id="use.who" />}>
          <p>
            <FormattedMessage
              id={`use.who.${how === 'DID_NOT_WORK' ? 'DID_NOT_WORK' : shownTo}`}
              values={{
                name: by.name,
                names,
                people: of?.by.length ?? 0,
                own: own ? 'yes' : 'no',
              }}
            />
          </p>
        </Aside>
      }
    >
      <PageHead
        title={intl.formatMessage(
          { id: of ? 'use.page.title' : 'use.page.title.gone' },
          { name: by.name, title: of?.title ?? '', own: own ? 'yes' : 'no' },
        )}
        tab={intl.formatMessage({ id: 'use.page.tab' }, { name: by.name })}
        margin={
          <>
            <FormattedMessage id="use.page.kind" />
            <br />
            <TimeStamp at={createdAt} precise />
          </>
        }
        crumbs={
          of && (
            <Crumbs
              steps={[
                { label: of.community.name, to: `/c/${of.community.slug}` },
                { label: of.title, to: of.path },
              ]}
            />
          )
        }
      />
      {removedAt && (
        <Row>
          <p className={styles.removed}>
            <FormattedMessage id="use.removed.text" />
          </p>
        </Row>
      )}
      <Row
        as="article"
        className={styles.page}
        margin={
          <Byline
            person={by}
            role={intl.formatList([by.role, by.organisation].filter(Boolean), { type: 'unit' })}
          />
        }
      >
        <q className={styles.said} dir="auto">
          {words}
        </q>
        <UseFacts report={report} files={page.files} />
        <div className={`gh-actions ${styles.acts}`}>
          {viewerCan.shareAgain.allowed && of && (
            <ButtonLink variant="primary" to={`/c/${of.community.slug}/library/new?use=${id}`}>
              <FormattedMessage id="use.shareAgain" />
            </ButtonLink>
          )}
          {!thread && viewerCan.openThread.allowed && (
            <Button onClick={() => setOpen('thread')}>
              <FormattedMessage id="use.openThread" />
            </Button>
          )}
          {viewerCan.edit.allowed && (
            <Button variant="text" onClick={() => setOpen('edit')}>
              <FormattedMessage id="use.edit" />
            </Button>
          )}
          {!removedAt && viewerCan.remove.allowed && (
            <Button variant="text" busy={busy} onClick={remove}>
              <FormattedMessage id="use.remove" />
            </Button>
          )}
          {removedAt && viewerCan.restore.allowed && (
            <Button busy={busy} onClick={() => run(RestoreUse, reference.input)}>
              <FormattedMessage id="use.restore" />
            </Button>
          )}
        </div>
        <FormProblem error={refused} />
        {thread && (
          <p className={styles.removed}>
            <FormattedMessage
              id="use.thread"
              values={{
                title: (
                  <Link className="gh-link" to={`/c/${thread.community.slug}/t/${thread.id}`}>
                    <bdi>{thread.title}</bdi>
                  </Link>
                ),
              }}
            />
          </p>
        )}
      </Row>
      <Answers page={page} byName={by.name} how={how} own={own} names={names} />
      <Suspense>
        {open === 'edit' && of && (
          <EditUseDialog
            report={report}
            of={of}
            files={page.files}
            onClose={() => setOpen(undefined)}
          />
        )}
        {open === 'thread' && of && (
          <UseThreadDialog report={report} of={of} onClose={() => setOpen(undefined)} />
        )}
      </Suspense>
    </Spread>
  );
}
