import './words';
import { useApolloClient } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link, useNavigate } from 'react-router';
import { readFragment } from '../../../gql';
import { mutationId } from '../../../lib/mutation-id';
import { resourcePath } from '../../../lib/paths/resources';
import { useAnnounce } from '../../../ui/Announcer';
import { ShareAgain } from '../../recognition/use/documents';
import { ResourceParts, ShareResource } from '../documents';
import styles from './Editor.module.css';
import { EditorFoot } from './EditorFoot';
import { type Given, OriginLine } from './origin';
import { type FieldsHandle, ResourceFields } from './ResourceFields';
import { useKept } from './useKept';
import { type Faults, faultsOf, inputOf, isByField, refusedFields, type Written } from './words-of';

interface ShareFormProps {
  community: { id: string; slug: string; resourceTags: readonly string[] };
  /** What it comes out of, and the words that it begins with. */
  given: Given;
}

/** Something new for the library. What is written outlives a reload. */
export function ShareForm({ community, given }: ShareFormProps) {
  const intl = useIntl();
  const client = useApolloClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const fields = useRef<FieldsHandle>(null);
  const key = useRef(mutationId());
  const kept = useKept<Written>(`new:${community.id}:${given.key}`, given.words);
  const { words, change, clear } = kept;
  const [faults, setFaults] = useState<Faults>({});
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [shared, setShared] = useState<{ title: string; path: string }>();

  const refuse = (problem: unknown) => {
    const refused = refusedFields(problem);
    setFaults(refused);
    fields.current?.show(refused);
  };

  const share = async () => {
    if (busy) return;
    const found = faultsOf(words);
    setFaults(found);
    if (Object.keys(found).length > 0) return fields.current?.show(found);
    if (fields.current?.wait()) return;
    setBusy(true);
    setError(undefined);
    try {
      const input = {
        ...inputOf(words),
        communityId: community.id,
        form: words.form,
        originPostId: given.postId ?? null,
        originEventId: given.eventId ?? null,
        clientMutationId: key.current,
      };
      const { data } = await client.mutate({ mutation: ShareResource, variables: { input } });
      const made = readFragment(ResourceParts, data?.shareResource);
      if (!made) return;
      if (given.useId) {
        // The same again, after a refusal, shares nothing twice.
        setShared({ title: made.title, path: resourcePath(made) });
        const what = { kind: 'RESOURCE' as const, id: made.id };
        await client.mutate({
          mutation: ShareAgain,
          variables: { input: { reportId: given.useId, what } },
        });
      }
      clear();
      announce(intl.formatMessage({ id: 'resourceEditor.shared' }));
      navigate(resourcePath(made), { replace: true });
    } catch (problem) {
      setError(problem);
      refuse(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void share();
      }}
    >
      <OriginLine given={given} />
      <ResourceFields
        ref={fields}
        to="share"
        communityId={community.id}
        words={words}
        used={community.resourceTags}
        faults={faults}
        onChange={(part) => {
          change(part);
          setFaults({});
        }}
        onSubmit={() => void share()}
      />
      {shared && error !== undefined && (
        <p className={styles.same}>
          <FormattedMessage
            id="resourceEditor.passedOn.failed"
            values={{
              link: (
                <Link className="gh-link" to={shared.path}>
                  <bdi>{shared.title}</bdi>
                </Link>
              ),
            }}
          />
        </p>
      )}
      <EditorFoot error={error} byField={isByField(error)} busy={busy} kept={kept}>
        <FormattedMessage id="resourceEditor.share" />
      </EditorFoot>
    </form>
  );
}
