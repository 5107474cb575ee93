import { useApolloClient, useMutation } from '@apollo/client/react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { readFragment } from '../../../gql';
import type { EventMinutesPartsFragment } from '../../../gql/graphql';
import { ruleMessage, toProblem } from '../../../lib/problem';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { PreviewedField } from '../../../writing/PreviewedField';
import { EventMinutesParts, MinutesNow, WriteMinutes } from './documents';
import styles from './Minutes.module.css';
import { MinutesConflict } from './MinutesConflict';
import { joined, type MinutesWords, wordsOf } from './minutes';

interface MinutesEditorProps {
  event: EventMinutesPartsFragment;
  onDone: () => void;
}

/** Writes outcome, minutes and recording. Who saves over somebody else's words sees both, and loses none. */
export default function MinutesEditor({ event, onDone }: MinutesEditorProps) {
  const communityId = event.community.id;
  const intl = useIntl();
  const client = useApolloClient();
  const announce = useAnnounce();
  const [words, setWords] = useState<MinutesWords>(() => wordsOf(event));
  const [version, setVersion] = useState(event.minutesVersion);
  const [theirs, setTheirs] = useState<EventMinutesPartsFragment>();
  const [problem, setProblem] = useState<unknown>();
  const [write, { loading }] = useMutation(WriteMinutes, { onError: () => undefined });
  const first = useRef<HTMLTextAreaElement>(null);
  useEffect(() => first.current?.focus(), []);
  const set = (part: Partial<MinutesWords>) => setWords((before) => ({ ...before, ...part }));

  // What is written and not saved would be gone with the page.
  const changed = JSON.stringify(words) !== JSON.stringify(wordsOf(event));
  useEffect(() => {
    if (!changed) return;
    const ask = (leaving: BeforeUnloadEvent) => leaving.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [changed]);

  const save = async (seen: number) => {
    setProblem(undefined);
    const { outcomeMarkdown, minutesMarkdown, recordingUrl } = words;
    const input = {
      ...{ eventId: event.id, version: seen, outcomeMarkdown, minutesMarkdown },
      recordingUrl: recordingUrl.trim() || null,
    };
    try {
      await write({ variables: { input } });
      announce(intl.formatMessage({ id: 'minutes.saved' }));
      onDone();
    } catch (error) {
      if (toProblem(error).reason === 'VERSION') await compare(error);
      else setProblem(error);
    }
  };
  /** Somebody else was first: both texts are shown. */
  const compare = async (error: unknown) => {
    const now = await client
      .query({ query: MinutesNow, variables: { id: event.id }, fetchPolicy: 'network-only' })
      .catch(() => undefined);
    if (now?.data?.event) setTheirs(readFragment(EventMinutesParts, now.data.event));
    else setProblem(error);
  };
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    if (!theirs) save(version);
  };
  const address = toProblem(problem).fields.find(({ path }) => path.endsWith('recordingUrl'));

  return (
    <form noValidate className={styles.editor} onSubmit={submit}>
      {theirs && (
        <MinutesConflict
          theirs={theirs}
          mine={words}
          onMine={() => {
            const seen = theirs.minutesVersion;
            setTheirs(undefined);
            setVersion(seen);
            save(seen);
          }}
          onTheirs={onDone}
          onBoth={() => {
            setWords(joined(wordsOf(theirs), words));
            setVersion(theirs.minutesVersion);
            setTheirs(undefined);
            first.current?.focus();
          }}
        />
      )}
      <PreviewedField
        ref={first}
        optional
        communityId={communityId}
        minRows={2}
        label={<FormattedMessage id="minutes.field.outcome" />}
        hint={<FormattedMessage id="minutes.field.outcome.hint" />}
        value={words.outcomeMarkdown}
        onChange={(typed) => set({ outcomeMarkdown: typed.currentTarget.value })}
      />
      <PreviewedField
        optional
        communityId={communityId}
        minRows={8}
        label={<FormattedMessage id="minutes.field.minutes" />}
        hint={<FormattedMessage id="minutes.field.minutes.hint" />}
        value={words.minutesMarkdown}
        onChange={(typed) => set({ minutesMarkdown: typed.currentTarget.value })}
      />
      <TextField
        optional
        type="url"
        inputMode="url"
        label={<FormattedMessage id="minutes.field.recording" />}
        error={address && intl.formatMessage({ id: ruleMessage(address.rule) })}
        value={words.recordingUrl}
        onChange={(typed) => set({ recordingUrl: typed.currentTarget.value })}
      />
      <FormProblem error={address ? undefined : problem} />
      {!theirs && (
        <div className="gh-actions">
          <Button type="submit" variant="primary" busy={loading}>
            <FormattedMessage id="minutes.save" />
          </Button>
          <Button variant="text" onClick={onDone}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </div>
      )}
    </form>
  );
}
