import { useMutation } from '@apollo/client/react';
import { type FormEvent, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import type { ContributionPartsFragment, UseReportPartsFragment } from '../../../gql/graphql';
import { answered } from '../../../lib/answered';
import { mutationId } from '../../../lib/mutation-id';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { AreaField, TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { OpenUseThread } from './documents';
import styles from './Use.module.css';

interface UseThreadDialogProps {
  report: UseReportPartsFragment;
  of: ContributionPartsFragment;
  onClose: () => void;
}

/** What did not work is talked over with the others: in words that whoever opens it stands for. */
export default function UseThreadDialog({ report, of, onClose }: UseThreadDialogProps) {
  const intl = useIntl();
  const navigate = useNavigate();
  const key = useRef(mutationId());
  const [title, setTitle] = useState(() =>
    intl.formatMessage({ id: 'use.thread.title' }, { title: of.title }),
  );
  const [markdown, setMarkdown] = useState('');
  const [missing, setMissing] = useState<'title' | 'markdown'>();
  const [open, { loading, error }] = useMutation(OpenUseThread, { onError: () => undefined });
  const needed = <FormattedMessage id="errors.rule.required" />;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const lacking = title.trim() ? (markdown.trim() ? undefined : 'markdown') : 'title';
    setMissing(lacking);
    if (lacking) return;
    const input = { reportId: report.id, title, markdown, clientMutationId: key.current };
    const data = await answered(open({ variables: { input } }));
    if (!data) return;
    const { id, community } = data.openUseThread;
    navigate(`/c/${community.slug}/t/${id}`);
  };

  return (
    <Dialog open onClose={onClose} title={<FormattedMessage id="use.openThread" />}>
      <form noValidate onSubmit={send} className={styles.form}>
        <p className={styles.hint}>
          <FormattedMessage id="use.thread.hint" values={{ community: of.community.name }} />
        </p>
        <TextField
          mt={0}
          maxLength={200}
          label={<FormattedMessage id="use.thread.field.title" />}
          error={missing === 'title' && needed}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <AreaField
          mt={0}
          minRows={4}
          label={<FormattedMessage id="use.thread.field.text" />}
          hint={<FormattedMessage id="use.thread.field.text.hint" />}
          error={missing === 'markdown' && needed}
          value={markdown}
          onChange={(event) => setMarkdown(event.currentTarget.value)}
        />
        <FormProblem error={error} />
        <div className="gh-actions">
          <Button type="submit" variant="primary" busy={loading}>
            <FormattedMessage id="use.thread.open" />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
