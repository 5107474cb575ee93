import { useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { ThreadKind } from '../../gql/graphql';
import { reasonMessage, ruleMessage, toProblem } from '../../lib/problem';
import { PrimaryButton } from '../../ui/Button';
import { Choice } from '../../ui/Choice';
import { AreaField, Field, TextField } from '../../ui/Field';
import type { EditorHandle } from './composer/handle';
import { MarkdownEditor } from './composer/MarkdownEditor';
import { SendProblem } from './composer/SendProblem';
import { useKeptText } from './composer/useKeptText';
import { isKind, KINDS } from './kinds';
import { SimilarThreads } from './linked/SimilarThreads';
import { useGrowing } from './linked/useGrowing';
import { threadPath } from './links';
import styles from './NewThread.module.css';
import { parseTags } from './tags';

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

const OpenNewThread = graphql(`
  mutation OpenNewThread($input: OpenThreadInput!) {
    openThread(input: $input) { id community { id slug } }
  }
`);

interface NewThreadFormProps {
  community: FragmentType<typeof NewThreadPlace>;
  /** What somebody came to write. */
  kind?: ThreadKind;
  /** The post that it is to answer. */
  fromPostId?: string;
}

type Faults = Record<string, string | undefined>;

/** What kind, a title, the words, tags. What is written outlives a reload. */
export function NewThreadForm({ community: ref, kind: wanted, fromPostId }: NewThreadFormProps) {
  const intl = useIntl();
  const navigate = useNavigate();
  const community = readFragment(NewThreadPlace, ref);
  const { openAnnouncement } = community.viewerCan;
  const title = useRef<HTMLTextAreaElement>(null);
  const editor = useRef<EditorHandle>(null);
  const { kept, change, attempt, clear } = useKeptText(`new-thread:${community.id}`);
  const { growing, line } = useGrowing(fromPostId, kept.text, (text) => change({ text }));
  const [faults, setFaults] = useState<Faults>({});
  const [open, { loading, error }] = useMutation(OpenNewThread);
  const kind = [kept.kind ?? null, wanted ?? null].find(isKind) ?? 'QUESTION';

  const missing = (): Faults => {
    const needed = intl.formatMessage({ id: 'errors.rule.required' });
    return {
      title: kept.title?.trim() ? undefined : needed,
      markdown: kept.text.trim() ? undefined : needed,
    };
  };

  const send = async () => {
    if (loading) return;
    const found = missing();
    setFaults(found);
    if (found.title) return title.current?.focus();
    if (found.markdown) return editor.current?.focus();
    const input = {
      communityId: community.id,
      kind,
      title: kept.title?.trim() ?? '',
      markdown: kept.text.trim(),
      tags: parseTags(kept.tags ?? ''),
      grewOutOfPostId: growing?.id,
      clientMutationId: attempt(),
    };
    try {
      const { data } = await open({ variables: { input } });
      if (!data) return;
      clear();
      navigate(threadPath(data.openThread), { replace: true });
    } catch (problem) {
      const { fields } = toProblem(problem);
      setFaults(
        Object.fromEntries(
          fields.map(({ path, rule }) => [
            path.replace(/^input\./, '').replace(/[.[].*$/, ''),
            intl.formatMessage({ id: ruleMessage(rule) }),
          ]),
        ),
      );
    }
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
        send();
      }}
    >
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
        value={kept.title ?? ''}
        // A title is one line, however long; it wraps.
        onChange={(event) => change({ title: event.currentTarget.value.replace(/\s*\n\s*/g, ' ') })}
      />
      <SimilarThreads communityId={community.id} title={kept.title ?? ''} />
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
            value={kept.text}
            onChange={(text) => change({ text })}
            onSubmit={send}
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
        value={kept.tags ?? ''}
        onChange={(event) => change({ tags: event.currentTarget.value })}
      />
      <div className={styles.send}>
        <SendProblem error={unnamed ? error : undefined} />
        <PrimaryButton type="submit" busy={loading}>
          <FormattedMessage id="threads.new.send" values={{ kind }} />
        </PrimaryButton>
      </div>
    </form>
  );
}
