import './words';
import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { graphql } from '../../../gql';
import type { ResourcePartsFragment } from '../../../gql/graphql';
import { mutationId } from '../../../lib/mutation-id';
import { resourcePath } from '../../../lib/paths/resources';
import { useVerb } from '../../../lib/useVerb';
import { Changed, changedParts } from '../revisions/Changed';
import styles from './Editor.module.css';
import { EditorFoot } from './EditorFoot';
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

const SuggestRevision = graphql(`
  mutation SuggestRevision($input: SuggestRevisionInput!) {
    suggestRevision(input: $input) { id resource { ...ResourceParts } }
  }
`);

interface SuggestFormProps {
  resource: ResourcePartsFragment;
  used: readonly string[];
}

/** Better words for what somebody else keeps. */
export function SuggestForm({ resource, used }: SuggestFormProps) {
  const intl = useIntl();
  const navigate = useNavigate();
  const fields = useRef<FieldsHandle>(null);
  const key = useRef(mutationId());
  const { run, busy, error } = useVerb();
  const kept = useKept<Written & { version: number }>(`suggest:${resource.id}`, {
    ...writtenOf(resource),
    version: resource.version,
  });
  const { words, begun, change, clear } = kept;
  const [faults, setFaults] = useState<Faults>({});
  const [same, setSame] = useState(false);
  const moved = begun && words.version !== resource.version;

  const suggest = async () => {
    const found = faultsOf({
      ...words,
      url: resource.url ?? '',
      file: resource.file ?? words.file,
    });
    setFaults(found);
    if (Object.keys(found).length > 0) return fields.current?.show(found);
    if (fields.current?.wait()) return;
    if (changedParts(resource, comparedOf(words)).length === 0) return setSame(true);
    const { title, summary, markdown, tags } = inputOf(words);
    const done = await run(
      SuggestRevision,
      {
        ...{ resourceId: resource.id, baseVersion: words.version, title, summary, markdown, tags },
        note: words.note.trim() || null,
        clientMutationId: key.current,
      },
      intl.formatMessage({ id: 'resourceEditor.suggested' }),
    );
    if (!done) return;
    clear();
    navigate(resourcePath(resource), { replace: true });
  };

  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (!busy) void suggest();
      }}
    >
      {moved && (
        <div className={styles.conflict}>
          <p>
            <FormattedMessage id="resourceEditor.conflict.suggest" />
          </p>
          <Changed before={resource} after={comparedOf(words)} />
        </div>
      )}
      <ResourceFields
        ref={fields}
        to="suggest"
        communityId={resource.community.id}
        words={words}
        used={used}
        faults={{ ...refusedFields(error), ...faults }}
        onChange={(part) => {
          change(part);
          setFaults({});
          setSame(false);
        }}
        onSubmit={() => void suggest()}
      />
      {same && (
        <p role="status" className={styles.same}>
          <FormattedMessage id="resourceEditor.same" />
        </p>
      )}
      <EditorFoot error={error} byField={isByField(error)} busy={busy} kept={kept}>
        <FormattedMessage id="resourceEditor.suggest" />
      </EditorFoot>
    </form>
  );
}
