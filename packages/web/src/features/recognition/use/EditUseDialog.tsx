import { useMutation } from '@apollo/client/react';
import { type FormEvent, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type {
  ContributionPartsFragment,
  UsePagePartsFragment,
  UseReportPartsFragment,
} from '../../../gql/graphql';
import { answered } from '../../../lib/answered';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { FormProblem } from '../../../ui/FormProblem';
import { EditUse } from './documents';
import type { Enclosed } from './FilesField';
import type { UseWords } from './kept';
import styles from './Use.module.css';
import { UseFields } from './UseFields';

interface EditUseDialogProps {
  report: UseReportPartsFragment;
  of: ContributionPartsFragment;
  files: UsePagePartsFragment['files'];
  onClose: () => void;
}

/** Other words for a use that was told already. */
export default function EditUseDialog({ report, of, files: given, onClose }: EditUseDialogProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  // As it was when one began: what is changed meanwhile is not overwritten unseen.
  const [version] = useState(report.version);
  const [value, setValue] = useState<UseWords>({
    how: report.how,
    words: report.words,
    place: report.place,
    changed: report.changed,
    shownTo: report.shownTo,
  });
  const [files, setFiles] = useState<readonly Enclosed[]>(given);
  const [moving, setMoving] = useState(0);
  const [missing, setMissing] = useState(false);
  const [edit, { loading, error }] = useMutation(EditUse, { onError: () => undefined });

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (moving > 0) return;
    if (!value.words.trim()) {
      setMissing(true);
      return;
    }
    const fileIds = files.map(({ id }) => id);
    const input = {
      reportId: report.id,
      version,
      ...value,
      shownTo: value.how === 'DID_NOT_WORK' ? ('CONTRIBUTOR' as const) : value.shownTo,
      fileIds,
    };
    if (!(await answered(edit({ variables: { input } })))) return;
    announce(intl.formatMessage({ id: 'use.edited' }));
    onClose();
  };

  return (
    <Dialog open onClose={onClose} title={<FormattedMessage id="use.edit.title" />}>
      <form noValidate onSubmit={save} className={styles.form}>
        <UseFields
          unfolded
          of={of}
          value={value}
          onChange={(to) => {
            setValue((before) => ({ ...before, ...to }));
            setMissing(false);
          }}
          files={files}
          onFiles={setFiles}
          onMoving={setMoving}
          missing={missing ? 'words' : undefined}
        />
        <FormProblem error={error} />
        <div className="gh-actions">
          <Button type="submit" variant="primary" busy={loading || moving > 0}>
            <FormattedMessage id="app.save" />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
