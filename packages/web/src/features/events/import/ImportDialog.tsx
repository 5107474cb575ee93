import '../feeds/words';
import '../words';
import { useApolloClient, useMutation } from '@apollo/client/react';
import { type ChangeEvent, useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import type { PreviewImportQuery } from '../../../gql/graphql';
import { mutationId } from '../../../lib/mutation-id';
import { useAnnounce } from '../../../ui/Announcer';
import { Button, PrimaryButton } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { FormProblem } from '../../../ui/FormProblem';
import { Skeleton } from '../../../ui/Skeleton';
import styles from './Import.module.css';

const PreviewImport = graphql(`
  query PreviewImport($input: PreviewImportInput!) {
    previewImport(input: $input) {
      events { title words outcome problem }
      problems { problem line title }
    }
  }
`);

const ImportCalendar = graphql(`
  mutation ImportCalendar($input: ImportCalendarInput!) {
    importCalendar(input: $input) { events { outcome } }
  }
`);

/** What the API takes; a calendar of a few hundred events is well below it. */
const MAX_BYTES = 200 * 1024;

interface ImportDialogProps {
  communityId: string;
  onClose: () => void;
}

type Found = NonNullable<PreviewImportQuery['previewImport']>;

/** Takes sessions out of a calendar file: what is in it is shown before anything is kept. */
export default function ImportDialog({ communityId, onClose }: ImportDialogProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const client = useApolloClient();
  const id = useId();
  const [file, setFile] = useState<{ ics: string; key: string }>();
  const [found, setFound] = useState<Found>();
  const [problem, setProblem] = useState<unknown>();
  const [tooLarge, setTooLarge] = useState(false);
  const [asking, setAsking] = useState(false);
  const [take, { loading, error }] = useMutation(ImportCalendar, {
    onError: () => undefined,
    update: (cache) => cache.evict({ fieldName: 'events' }),
    refetchQueries: ['CommunityEventsPage'],
  });

  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.currentTarget.files?.[0];
    setFound(undefined);
    setProblem(undefined);
    setTooLarge(Boolean(chosen && chosen.size > MAX_BYTES));
    if (!chosen || chosen.size > MAX_BYTES) return;
    const ics = await chosen.text();
    setFile({ ics, key: mutationId() });
    setAsking(true);
    try {
      const { data } = await client.query({
        query: PreviewImport,
        variables: { input: { communityId, ics } },
        fetchPolicy: 'no-cache',
      });
      setFound(data?.previewImport);
    } catch (refused) {
      setProblem(refused);
    } finally {
      setAsking(false);
    }
  };
  const useful = found?.events.filter(({ outcome }) => outcome === 'NEW' || outcome === 'UPDATED');
  const go = async () => {
    if (!file || !useful?.length) return;
    const { data } = await take({
      variables: { input: { communityId, ics: file.ics, clientMutationId: file.key } },
    });
    if (!data) return;
    announce(intl.formatMessage({ id: 'calendar.import.done' }, { count: useful.length }));
    onClose();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={<FormattedMessage id="calendar.import.title" />}
      actions={
        <>
          {useful && useful.length > 0 && (
            <PrimaryButton busy={loading} onClick={() => void go()}>
              <FormattedMessage id="calendar.import.take" values={{ count: useful.length }} />
            </PrimaryButton>
          )}
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </>
      }
    >
      <label htmlFor={id} className={styles.label}>
        <FormattedMessage id="calendar.import.file" />
      </label>
      <input
        id={id}
        type="file"
        accept=".ics,text/calendar"
        onChange={(event) => void read(event)}
      />
      <div aria-live="polite" className={styles.found}>
        {asking && <Skeleton lines={3} />}
        {tooLarge && (
          <p role="alert" className={styles.fault}>
            <FormattedMessage id="calendar.import.tooLarge" />
          </p>
        )}
        {found && <FoundEvents found={found} />}
        <FormProblem error={problem ?? error} />
      </div>
    </Dialog>
  );
}

function FoundEvents({ found }: { found: Found }) {
  const { events, problems } = found;
  return (
    <>
      <p>
        <FormattedMessage id="calendar.import.count" values={{ count: events.length }} />
      </p>
      <ul className={styles.events}>
        {events.map(({ title, words, outcome, problem }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is only previewed has no identity yet
          <li key={index}>
            <bdi className={styles.title}>{title}</bdi>
            <span className={styles.when}>{words}</span>
            <span className={outcome === 'REFUSED' ? styles.fault : styles.outcome}>
              <FormattedMessage id={`calendar.import.outcome.${outcome}`} />{' '}
              {problem && <FormattedMessage id={`calendar.import.problem.${problem}`} />}
            </span>
          </li>
        ))}
      </ul>
      {problems.map(({ problem, line, title }) => (
        <p key={`${problem} ${line} ${title}`} className={styles.fault}>
          {line ? (
            <FormattedMessage
              id="calendar.import.at"
              values={{ line, known: title ? 'yes' : 'no', title: <bdi>{title}</bdi> }}
            />
          ) : null}{' '}
          <FormattedMessage id={`calendar.import.problem.${problem}`} />
        </p>
      ))}
    </>
  );
}
