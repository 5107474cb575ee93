import '../curation-words';
import { useApolloClient } from '@apollo/client/react';
import { type FormEvent, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { readFragment } from '../../../gql';
import type { CollectionPartsFragment } from '../../../gql/graphql';
import { isNewerVersion } from '../../../lib/refusal';
import { useAnnounce } from '../../../ui/Announcer';
import { ButtonLink } from '../../../ui/Button';
import { CheckField } from '../../../ui/CheckField';
import { AreaField, TextField } from '../../../ui/Field';
import { Row, Section } from '../../../ui/Spread';
import { useUndo } from '../../../ui/UndoBar';
import { Versions } from '../../../ui/Versions';
import { EditorFoot } from '../editor/EditorFoot';
import { useKept } from '../editor/useKept';
import { AddLine } from './AddLine';
import styles from './Collections.module.css';
import { CollectionPage, CollectionParts, EditCollection } from './documents';
import { LinesField } from './LinesField';
import { SUMMARY_MAX, TITLE_MAX } from './limits';
import { itemsOf } from './lines';
import { collectionPath } from './links';
import { differing, type Written, writtenOf } from './written';

/** All of a collection in one form, saved at once; what is written outlives a reload. Who saves over another version sees both. */
export function CollectionEditor({ collection }: { collection: CollectionPartsFragment }) {
  const intl = useIntl();
  const client = useApolloClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const undo = useUndo();
  const kept = useKept<Written & { version: number }>(`collection:${collection.id}`, {
    ...writtenOf(collection),
    version: collection.version,
  });
  const { words: written, change: set, clear, bringBack } = kept;
  const [newer, setNewer] = useState<CollectionPartsFragment>();
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const field = useRef<HTMLInputElement>(null);

  const save = async (version: number) => {
    const { title, summary, startHere, lines } = written;
    const items = itemsOf(lines);
    const input = { collectionId: collection.id, version, title, summary, startHere, items };
    setBusy(true);
    setError(undefined);
    try {
      await client.mutate({ mutation: EditCollection, variables: { input } });
      clear();
      announce(intl.formatMessage({ id: 'curation.collection.saved' }));
      navigate(collectionPath(collection));
    } catch (problem) {
      setBusy(false);
      if (isNewerVersion(problem)) await compare(problem);
      else setError(problem);
    }
  };
  const compare = async (problem: unknown) => {
    const now = await client
      .query({
        query: CollectionPage,
        variables: { id: collection.id },
        fetchPolicy: 'network-only',
      })
      .catch(() => undefined);
    if (now?.data) setNewer(readFragment(CollectionParts, now.data.collection));
    else setError(problem);
  };
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    if (!written.title.trim()) {
      setMissing(true);
      field.current?.focus();
    } else if (!newer && !busy) save(written.version);
  };

  return (
    <form noValidate className={styles.form} onSubmit={submit}>
      <Row>
        <TextField
          ref={field}
          label={<FormattedMessage id="curation.field.title" />}
          error={missing && <FormattedMessage id="errors.rule.required" />}
          maxLength={TITLE_MAX}
          value={written.title}
          onChange={(typed) => {
            set({ title: typed.currentTarget.value });
            setMissing(false);
          }}
        />
        <AreaField
          optional
          minRows={2}
          maxLength={SUMMARY_MAX}
          label={<FormattedMessage id="curation.field.summary" />}
          hint={<FormattedMessage id="curation.field.summary.hint" />}
          value={written.summary}
          onChange={(typed) => set({ summary: typed.currentTarget.value })}
        />
        <CheckField
          label={<FormattedMessage id="curation.field.startHere" />}
          hint={<FormattedMessage id="curation.field.startHere.hint" />}
          checked={written.startHere}
          onChange={(ticked) => set({ startHere: ticked.currentTarget.checked })}
        />
      </Row>
      <Section title={<FormattedMessage id="curation.edit.items" />}>
        <LinesField
          communityId={collection.community.id}
          lines={written.lines}
          onChange={(lines) => set({ lines })}
        />
        <Row>
          <AddLine
            slug={collection.community.slug}
            lines={written.lines}
            onAdd={(line) => set({ lines: [...written.lines, line] })}
          />
        </Row>
      </Section>
      <Row className={styles.save}>
        {newer && (
          <Versions
            fields={differing(intl, writtenOf(newer), written)}
            busy={busy}
            onKeepYours={() => {
              set({ version: newer.version });
              setNewer(undefined);
              save(newer.version);
            }}
            onTakeSaved={() => {
              clear();
              setNewer(undefined);
              field.current?.focus();
              undo({
                message: <FormattedMessage id="resourceEditor.discarded" />,
                onUndo: () => bringBack(written),
              });
            }}
          />
        )}
        {!newer && (
          <EditorFoot
            error={error}
            busy={busy}
            kept={kept}
            back={
              <ButtonLink variant="text" to={collectionPath(collection)}>
                <FormattedMessage id="curation.collection.back" />
              </ButtonLink>
            }
          >
            <FormattedMessage id="curation.collection.save" />
          </EditorFoot>
        )}
      </Row>
    </form>
  );
}
