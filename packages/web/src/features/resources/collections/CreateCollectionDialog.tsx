import '../curation-words';
import { type FormEvent, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useNavigate } from 'react-router';
import { readFragment } from '../../../gql';
import { mutationId } from '../../../lib/mutation-id';
import { useVerb } from '../../../lib/useVerb';
import { Button } from '../../../ui/Button';
import { CheckField } from '../../../ui/CheckField';
import { Dialog } from '../../../ui/Dialog';
import { AreaField, TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { AddToCollection, CollectionParts, CreateCollection } from './documents';
import { SUMMARY_MAX, TITLE_MAX } from './limits';
import { editCollectionPath } from './links';

interface CreateCollectionDialogProps {
  communityId: string;
  /** There is one already that newcomers read first. */
  hasStart: boolean;
  /** The resource that is the first in it. */
  first?: string;
  onClose: () => void;
}

/** A new collection: what it is called and for whom. What stands in it comes on a page of its own. */
export default function CreateCollectionDialog(props: CreateCollectionDialogProps) {
  const { communityId, hasStart, first, onClose } = props;
  const navigate = useNavigate();
  const { run, busy, error } = useVerb();
  const key = useRef(mutationId());
  const field = useRef<HTMLInputElement>(null);
  const [title, setTitle] = useState('');
  const [summary, setSummary] = useState('');
  const [startHere, setStartHere] = useState(!hasStart);
  const [missing, setMissing] = useState(false);

  const create = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (!title.trim()) {
      setMissing(true);
      field.current?.focus();
      return;
    }
    const clientMutationId = key.current;
    const input = { communityId, title, summary, startHere, clientMutationId };
    const done = await run(CreateCollection, input);
    if (!done) return;
    const made = readFragment(CollectionParts, done.createCollection);
    if (first && !(await run(AddToCollection, { collectionId: made.id, resourceId: first })))
      return;
    navigate(editCollectionPath(made));
  };

  return (
    <Dialog open onClose={onClose} title={<FormattedMessage id="curation.collection.new" />}>
      <form noValidate onSubmit={create}>
        <TextField
          ref={field}
          data-autofocus
          label={<FormattedMessage id="curation.field.title" />}
          hint={<FormattedMessage id="curation.field.title.hint" />}
          error={missing && <FormattedMessage id="errors.rule.required" />}
          maxLength={TITLE_MAX}
          value={title}
          onChange={(typed) => {
            setTitle(typed.currentTarget.value);
            setMissing(false);
          }}
        />
        <AreaField
          optional
          minRows={2}
          maxLength={SUMMARY_MAX}
          label={<FormattedMessage id="curation.field.summary" />}
          hint={<FormattedMessage id="curation.field.summary.hint" />}
          value={summary}
          onChange={(typed) => setSummary(typed.currentTarget.value)}
        />
        <CheckField
          label={<FormattedMessage id="curation.field.startHere" />}
          hint={
            <FormattedMessage
              id={hasStart ? 'curation.field.startHere.other' : 'curation.field.startHere.hint'}
            />
          }
          checked={startHere}
          onChange={(changed) => setStartHere(changed.currentTarget.checked)}
        />
        <FormProblem error={error} />
        <div className="gh-actions">
          <Button type="submit" variant="primary" busy={busy}>
            <FormattedMessage id="curation.collection.create" />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
