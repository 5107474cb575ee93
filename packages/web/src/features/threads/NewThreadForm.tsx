import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { ThreadKind } from '../../gql/graphql';
import { threadPath } from '../../lib/paths/threads';
import { reasonMessage, ruleMessage, toProblem } from '../../lib/problem';
import { useAnnounce } from '../../ui/Announcer';
import { PrimaryButton } from '../../ui/Button';
import { Choice } from '../../ui/Choice';
import { AreaField, Field, TextField } from '../../ui/Field';
import type { EditorHandle } from '../../writing/handle';
import { MarkdownEditor } from '../../writing/MarkdownEditor';
import { SendProblem } from '../../writing/SendProblem';
import { parseTags } from '../../writing/tags';
import { Differing } from './drafts/Differing';
import { DraftState } from './drafts/DraftState';
import { GivenBack } from './drafts/GivenBack';
import { send } from './drafts/outbox';
import { useDraft } from './drafts/useDraft';
import { WaitingWords } from './drafts/WaitingWords';
import { isKind, KINDS } from './kinds';
import { SimilarThreads } from './linked/SimilarThreads';
import { useGrowing } from './linked/useGrowing';
import styles from './NewThread.module.css';

export const NewThreadPlace = graphql(`
  fragment NewThreadPlace on Community {
    id
    slug
    name
    viewerCan {
      openThread { allowed reason }
      openAnnouncement { allowed reason }
    }
  }
`);

interface NewThreadFormProps {
  community: FragmentType<typeof NewThreadPlace>;
  personId: string;
  /** What somebody came to write. */
  kind?: ThreadKind;
  /** The post that it is to answer. */
  fromPostId?: string;
}

type Faults = Record<string, string | undefined>;

/** What kind, a title, the words, tags. What is written outlives a reload. */
export function NewThreadForm(props: NewThreadFormProps) {
  const { community: ref, personId, kind: wanted, fromPostId } = props;
  const intl = useIntl();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const community = readFragment(NewThreadPlace, ref);
  const { openAnnouncement } = community.viewerCan;
  const title = useRef<HTMLTextAreaElement>(null);
  const editor = useRef<EditorHandle>(null);
  const { key, kept, words, change, parcel } = useDraft({
    personId,
    place: 'THREAD',
    placeId: community.id,
    where: { title: community.name, path: `/c/${community.slug}/new-thread` },
  });
  const { growing, line } = useGrowing(fromPostId, words.text, (text) => change({ text }));
  const [faults, setFaults] = useState<Faults>({});
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const kind = [words.kind ?? null, wanted ?? null].find(isKind) ?? 'QUESTION';

  const missing = (): Faults => {
    const needed = intl.formatMessage({ id: 'errors.rule.required' });
    return {
      title: words.title?.trim() ? undefined : needed,
      markdown: words.text.trim() ? undefined : needed,
    };
  };

  const open = async () => {
    if (busy) return;
    const found = missing();
    setFaults(found);
    if (found.title) return title.current?.focus();
    if (found.markdown) return editor.current?.focus();
    if (editor.current?.wait()) return;
    setBusy(true);
    setError(undefined);
    const outcome = await send(
      personId,
      parcel('THREAD', ({ title, text, tags }) => ({
        communityId: community.id,
        kind,
        title: title?.trim() ?? '',
        markdown: text.trim(),
        tags: parseTags(tags ?? ''),
        grewOutOfPostId: growing?.id,
      })),
    );
    setBusy(false);
    if (outcome.is === 'waits') announce(intl.formatMessage({ id: 'drafts.waits' }));
    if (outcome.is === 'opened') {
      navigate(threadPath({ id: outcome.id, community: { slug: outcome.slug } }), {
        replace: true,
      });
    }
    if (outcome.is !== 'refused') return;
    setError(outcome.error);
    setFaults(
      Object.fromEntries(
        toProblem(outcome.error).fields.map(({ path, rule }) => [
          path.replace(/^input\./, '').replace(/[.[].*$/, ''),
          intl.formatMessage({ id: ruleMessage(rule) }),
        ]),
      ),
    );
  };

  const kinds = KINDS.map((value) => {
    const off = value === 'ANNOUNCEMENT' && !openAnnouncement.allowed;
    const why = off ? reasonMessage(openAnnouncement.reason) : undefined;
    return {
      value,
      off,
      label: <FormattedMessage id={`threads.kind.${value}`} />,
      hint: <FormattedMessage id={why ?? `threads.kind.${value}.hint`} />,
    };
  });
  const unnamed = error && Object.values(faults).every((fault) => !fault);
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <WaitingWords
        personId={personId}
        placeId={community.id}
        onTakenBack={() => title.current?.focus()}
      />
      <GivenBack refusal={kept?.refusal} />
      <Differing of={key} kept={kept} onChosen={() => editor.current?.focus()} />
      {line}
      <Choice
        label={<FormattedMessage id="threads.new.kind" />}
        options={kinds}
        value={kind}
        onChange={(value) => change({ kind: value })}
        error={faults.kind}
      />
      <AreaField
        ref={title}
        minRows={1}
        label={<FormattedMessage id="threads.new.title" />}
        hint={<FormattedMessage id="threads.new.titleHint" values={{ kind }} />}
        error={faults.title}
        value={words.title ?? ''}
        // A title is one line, however long; it wraps.
        onChange={(event) => change({ title: event.currentTarget.value.replace(/\s*\n\s*/g, ' ') })}
      />
      <SimilarThreads communityId={community.id} title={words.title ?? ''} />
      <Field
        labelElement="div"
        label={<FormattedMessage id="threads.new.text" />}
        hint={<FormattedMessage id="threads.new.textHint" />}
        error={faults.markdown && <span id="new-thread-fault">{faults.markdown}</span>}
      >
        <div className={styles.sheet}>
          <MarkdownEditor
            tall
            ref={editor}
            value={words.text}
            onChange={(text) => change({ text })}
            onSubmit={open}
            label={intl.formatMessage({ id: 'threads.new.text' })}
            communityId={community.id}
            describedBy={faults.markdown ? 'new-thread-fault' : undefined}
          />
        </div>
      </Field>
      <TextField
        optional
        label={<FormattedMessage id="threads.new.tags" />}
        hint={<FormattedMessage id="threads.new.tagsHint" />}
        error={faults.tags}
        value={words.tags ?? ''}
        onChange={(event) => change({ tags: event.currentTarget.value })}
      />
      <div className={styles.send}>
        <SendProblem error={unnamed ? error : undefined} />
        <div className="gh-actions">
          <PrimaryButton type="submit" busy={busy}>
            <FormattedMessage id="threads.new.send" values={{ kind }} />
          </PrimaryButton>
          <DraftState of={key} kept={kept} />
        </div>
      </div>
    </form>
  );
}
