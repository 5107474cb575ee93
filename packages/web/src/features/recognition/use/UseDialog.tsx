import '../words';
import { useApolloClient, useMutation } from '@apollo/client/react';
import { type FormEvent, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { UseOutcome } from '../../../gql/graphql';
import { answered } from '../../../lib/answered';
import { mutationId } from '../../../lib/mutation-id';
import { useAnnounce } from '../../../ui/Announcer';
import { Button, ButtonLink } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { FormProblem } from '../../../ui/FormProblem';
import type { KnownContribution } from '../contribution';
import { refreshTrail } from '../trail/useTrail';
import { ReportUse } from './documents';
import type { Enclosed } from './FilesField';
import { kept, type UseWords } from './kept';
import styles from './Use.module.css';
import { UseFields } from './UseFields';

const NOTHING: UseWords = { how: null, words: '', place: '', changed: '', shownTo: 'COMMUNITY' };

interface UseDialogProps {
  of: KnownContribution;
  /** What is chosen already. */
  how?: UseOutcome;
  onClose: () => void;
  /** It is there. */
  onReported?: () => void;
}

/** "I put this to use": how it went, and one sentence. */
export default function UseDialog({ of, how, onClose, onReported }: UseDialogProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const client = useApolloClient();
  const key = useRef(mutationId());
  const form = useRef<HTMLFormElement>(null);
  const [value, setValue] = useState<UseWords>(() => {
    const begun = kept.get(of.id) ?? NOTHING;
    return how ? { ...begun, how } : begun;
  });
  const [files, setFiles] = useState<readonly Enclosed[]>([]);
  const [moving, setMoving] = useState(0);
  const [missing, setMissing] = useState<'how' | 'words'>();
  const [reported, setReported] = useState<string>();
  const [report, { loading, error }] = useMutation(ReportUse, { onError: () => undefined });
  const names = intl.formatList(of.by.map(({ name }) => name));

  const change = (to: Partial<UseWords>) => {
    const changed = { ...value, ...to };
    setValue(changed);
    kept.put(of.id, changed);
    setMissing(undefined);
  };

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (moving > 0) return;
    const lacking = value.how ? (value.words.trim() ? undefined : 'words') : 'how';
    if (lacking || !value.how) {
      setMissing(lacking);
      const at = lacking === 'how' ? 'input[type=radio]' : 'textarea';
      form.current?.querySelector<HTMLElement>(at)?.focus();
      return;
    }
    const { how: went, words, place, changed, shownTo } = value;
    const data = await answered(
      report({
        variables: {
          input: {
            of: { kind: of.kind, id: of.id },
            how: went,
            words,
            place,
            changed: went === 'ADAPTED' ? changed : '',
            shownTo: went === 'DID_NOT_WORK' ? 'CONTRIBUTOR' : shownTo,
            fileIds: files.map(({ id }) => id),
            clientMutationId: key.current,
          },
        },
      }),
    );
    if (!data) return;
    kept.drop(of.id);
    announce(intl.formatMessage({ id: 'use.reported' }, { names, people: of.by.length }));
    setReported(data.reportUse.id);
    onReported?.();
    void refreshTrail(client, of);
  };

  if (reported) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={<FormattedMessage id="use.reported.title" />}
        actions={
          <>
            <Button variant="primary" data-autofocus onClick={onClose}>
              <FormattedMessage id="use.reported.close" />
            </Button>
            <ButtonLink variant="text" to={`/uses/${reported}`}>
              <FormattedMessage id="use.reported.to" />
            </ButtonLink>
          </>
        }
      >
        <p>
          <FormattedMessage
            id={value.how === 'DID_NOT_WORK' ? 'use.reported.failed' : 'use.reported.text'}
            values={{ names, people: of.by.length }}
          />
        </p>
      </Dialog>
    );
  }
  return (
    <Dialog open keeps onClose={onClose} title={<FormattedMessage id="use.dialog" />}>
      <form ref={form} noValidate onSubmit={send} className={styles.form}>
        <p className={styles.hint}>
          <bdi>{of.title}</bdi>
        </p>
        <UseFields
          of={of}
          value={value}
          onChange={change}
          files={files}
          onFiles={setFiles}
          onMoving={setMoving}
          missing={missing}
        />
        <FormProblem error={error} />
        <div className="gh-actions">
          <Button type="submit" variant="primary" busy={loading || moving > 0}>
            <FormattedMessage id="use.send" values={{ names, people: of.by.length }} />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
