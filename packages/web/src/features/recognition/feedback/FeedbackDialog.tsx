import '../words';
import { useMutation } from '@apollo/client/react';
import { type FormEvent, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { answered } from '../../../lib/answered';
import { mutationId } from '../../../lib/mutation-id';
import { useAnnounce } from '../../../ui/Announcer';
import { Button, ButtonLink } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { AreaField, SelectField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import styles from '../thanks/Thanks.module.css';
import { GiveFeedback } from './documents';

/** Like the API's. */
const WORDS_MAX = 2_000;
const PARTS = ['keep', 'try', 'offer'] as const;

interface FeedbackDialogProps {
  person: { id: string; name: string };
  /** Where both are. */
  communities: readonly { id: string; name: string }[];
  onClose: () => void;
}

/** For one person's eyes: what to keep, what to try, what one offers. One of them is enough. */
export default function FeedbackDialog({ person, communities, onClose }: FeedbackDialogProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const key = useRef(mutationId());
  const [communityId, setCommunityId] = useState(communities[0]?.id ?? '');
  const [words, setWords] = useState({ keep: '', try: '', offer: '' });
  const [missing, setMissing] = useState(false);
  const [given, setGiven] = useState(false);
  const [give, { loading, error }] = useMutation(GiveFeedback, { onError: () => undefined });

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (PARTS.every((part) => !words[part].trim())) {
      setMissing(true);
      return;
    }
    const input = { communityId, personId: person.id, ...words, clientMutationId: key.current };
    if (!(await answered(give({ variables: { input } })))) return;
    announce(intl.formatMessage({ id: 'feedback.given' }, { name: person.name }));
    setGiven(true);
  };

  if (given) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={<FormattedMessage id="feedback.given" values={{ name: person.name }} />}
        actions={
          <>
            <Button variant="primary" data-autofocus onClick={onClose}>
              <FormattedMessage id="use.reported.close" />
            </Button>
            <ButtonLink variant="text" to="/feedback?given">
              <FormattedMessage id="feedback.toGiven" />
            </ButtonLink>
          </>
        }
      >
        <p>
          <FormattedMessage id="feedback.given.text" values={{ name: person.name }} />
        </p>
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={<FormattedMessage id="feedback.dialog" values={{ name: person.name }} />}
    >
      <form noValidate onSubmit={send} className={styles.form}>
        <p className={styles.hint}>
          <FormattedMessage id="feedback.dialog.hint" values={{ name: person.name }} />
        </p>
        {communities.length > 1 && (
          <SelectField
            mt={0}
            label={<FormattedMessage id="feedback.field.community" />}
            value={communityId}
            data={communities.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => setCommunityId(event.currentTarget.value)}
          />
        )}
        {PARTS.map((part, at) => (
          <AreaField
            key={part}
            optional
            mt={0}
            minRows={2}
            maxLength={WORDS_MAX}
            data-autofocus={at === 0 || undefined}
            label={<FormattedMessage id={`feedback.${part}`} />}
            hint={<FormattedMessage id={`feedback.${part}.hint`} />}
            error={missing && at === 0 && <FormattedMessage id="feedback.needed" />}
            value={words[part]}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setWords((before) => ({ ...before, [part]: value }));
              setMissing(false);
            }}
          />
        ))}
        <FormProblem error={error} />
        <div className="gh-actions">
          <Button type="submit" variant="primary" busy={loading}>
            <FormattedMessage id="feedback.send" values={{ name: person.name }} />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
