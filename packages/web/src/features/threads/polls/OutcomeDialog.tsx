import { useMutation } from '@apollo/client/react';
import { type FormEvent, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { AreaField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { WritePollOutcome } from './documents';
import type { PollDialogProps } from './PollCard';

/** What was decided, in words, for everybody. */
export default function OutcomeDialog({ poll, onClose }: PollDialogProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const [markdown, setMarkdown] = useState(poll.outcome?.markdown ?? '');
  const [missing, setMissing] = useState(false);
  const [write, { loading, error }] = useMutation(WritePollOutcome, { onError: () => undefined });
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!markdown.trim()) return setMissing(true);
    const { version, id: pollId } = poll;
    const { data } = await write({ variables: { input: { pollId, version, markdown } } });
    if (!data) return;
    announce(intl.formatMessage({ id: 'polls.outcome.written' }));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={<FormattedMessage id="polls.outcome.title" />}>
      <form noValidate onSubmit={save}>
        <AreaField
          minRows={4}
          label={<FormattedMessage id="polls.outcome.field" />}
          hint={<FormattedMessage id="polls.outcome.hint" />}
          error={missing && <FormattedMessage id="errors.rule.required" />}
          value={markdown}
          onChange={(event) => {
            setMarkdown(event.currentTarget.value);
            setMissing(false);
          }}
        />
        <FormProblem error={error} />
        <div className="gh-actions">
          <Button type="submit" variant="primary" busy={loading}>
            <FormattedMessage id="polls.outcome.save" />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
