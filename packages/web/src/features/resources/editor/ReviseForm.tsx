import './words';
import { useApolloClient } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { graphql, readFragment } from '../../../gql';
import type { ResourcePartsFragment } from '../../../gql/graphql';
import { editResourcePath, resourcePath } from '../../../lib/paths/resources';
import { isNewerVersion } from '../../../lib/refusal';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { useUndo } from '../../../ui/UndoBar';
import { ResourceParts, ReviseResource } from '../documents';
import { changedParts } from '../revisions/Changed';
import styles from './Editor.module.css';
import { EditorFoot } from './EditorFoot';
import { NewerVersion } from './NewerVersion';
import { type FieldsHandle, ResourceFields } from './ResourceFields';
import { useKept } from './useKept';
import {
  comparedOf,
  type Faults,
  faultsOf,
  inputOf,
  isByField,
  refusedFields,
  type Written,
  writtenOf,
} from './words-of';

const ResourceNow = graphql(`
  query ResourceNow($id: ID!) {
    resource(id: $id) { id ...ResourceParts }
  }
`);

interface ReviseFormProps {
  resource: ResourcePartsFragment;
  used: readonly string[];
}

/** Other words for what is there. Who saves over somebody else's words sees both, and loses none. */
export function ReviseForm({ resource, used }: ReviseFormProps) {
  const intl = useIntl();
  const client = useApolloClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const undo = useUndo();
  const fields = useRef<FieldsHandle>(null);
  const kept = useKept<Written & { version: number }>(`edit:${resource.id}`, {
    ...writtenOf(resource),
    version: resource.version,
  });
  const { words, change, clear, bringBack } = kept;
  const [faults, setFaults] = useState<Faults>({});
  const [newer, setNewer] = useState<ResourcePartsFragment>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [same, setSame] = useState(false);
  const { id: resourceId } = resource;

  const save = async (version: number) => {
    if (busy) return;
    const found = faultsOf(words);
    setFaults(found);
    if (Object.keys(found).length > 0) return fields.current?.show(found);
    if (fields.current?.wait()) return;
    const base = newer ?? resource;
    if (version === base.version && unchanged(words, base)) return setSame(true);
    setBusy(true);
    setError(undefined);
    try {
      const input = { ...inputOf(words), resourceId, version, note: words.note.trim() || null };
      await client.mutate({ mutation: ReviseResource, variables: { input } });
      clear();
      announce(intl.formatMessage({ id: 'resourceEditor.saved' }));
      navigate(resourcePath(resource), { replace: true });
    } catch (problem) {
      if (!isNewerVersion(problem)) {
        const refused = refusedFields(problem);
        setError(problem);
        setFaults(refused);
        fields.current?.show(refused);
        return;
      }
      const now = await client
        .query({ query: ResourceNow, variables: { id: resourceId }, fetchPolicy: 'network-only' })
        .catch(() => undefined);
      const saved = readFragment(ResourceParts, now?.data?.resource);
      if (saved) setNewer(saved);
      else setError(problem);
    } finally {
      setBusy(false);
    }
  };

  const takeTheirs = () => {
    clear();
    navigate(resourcePath(resource));
    undo({
      message: <FormattedMessage id="resourceEditor.discarded" />,
      onUndo: () => {
        bringBack(words);
        navigate(editResourcePath(resource));
      },
    });
  };

  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (!newer) void save(words.version);
      }}
    >
      {newer && (
        <NewerVersion saved={newer} mine={comparedOf(words)} by={newer.revisedBy}>
          <Button busy={busy} onClick={() => void save(newer.version)}>
            <FormattedMessage id="resourceEditor.conflict.mine" />
          </Button>
          <Button variant="text" onClick={takeTheirs}>
            <FormattedMessage id="resourceEditor.conflict.theirs" />
          </Button>
        </NewerVersion>
      )}
      <ResourceFields
        ref={fields}
        to="revise"
        communityId={resource.community.id}
        words={words}
        used={used}
        faults={faults}
        onChange={(part) => {
          change(part);
          setFaults({});
          setSame(false);
        }}
        onSubmit={() => void save(newer?.version ?? words.version)}
      />
      {same && (
        <p role="status" className={styles.same}>
          <FormattedMessage id="resourceEditor.same" />
        </p>
      )}
      {!newer && (
        <EditorFoot error={error} byField={isByField(error)} busy={busy} kept={kept}>
          <FormattedMessage id="resourceEditor.save" />
        </EditorFoot>
      )}
    </form>
  );
}

function unchanged(words: Written, now: ResourcePartsFragment): boolean {
  const before = writtenOf(now);
  return (
    changedParts(now, comparedOf(words)).length === 0 &&
    words.type === before.type &&
    words.domainIds.toSorted().join() === before.domainIds.toSorted().join()
  );
}
