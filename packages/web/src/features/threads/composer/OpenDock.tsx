import { IconChevronDown, IconX } from '@tabler/icons-react';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { DraftWordsFragment, ThreadHeadFragment } from '../../../gql/graphql';
import { cx } from '../../../lib/cx';
import { threadPath } from '../../../lib/paths/threads';
import { useAnnounce } from '../../../ui/Announcer';
import { PrimaryButton } from '../../../ui/Button';
import { Face, type FacePerson } from '../../../ui/Face';
import type { EditorHandle } from '../../../writing/handle';
import { MarkdownEditor } from '../../../writing/MarkdownEditor';
import { after } from '../../../writing/markdown-edits';
import { SendProblem } from '../../../writing/SendProblem';
import { Differing } from '../drafts/Differing';
import { DraftState } from '../drafts/DraftState';
import { heldOf } from '../drafts/documents';
import { GivenBack } from '../drafts/GivenBack';
import { onSent, send } from '../drafts/outbox';
import { useDraft } from '../drafts/useDraft';
import { WaitingWords } from '../drafts/WaitingWords';
import styles from './Dock.module.css';
import type { Asked } from './ReplyDock';

interface OpenDockProps {
  thread: ThreadHeadFragment;
  person: FacePerson & { id: string };
  held: DraftWordsFragment | null;
  asked: Asked;
  /** How much of what was asked for is done. */
  done: RefObject<number>;
  onSending: (sending: boolean) => void;
  onPosted: (post: { id: string; number: number }) => void;
  onArrived: (post: { id: string; number: number }) => void;
  onRefused: () => void;
  onLay: () => void;
}

/** The whole composer: whom one answers, the words, where they are safe, and what waits to be sent. */
export default function OpenDock(props: OpenDockProps) {
  const { thread, person, asked, done, onSending, onPosted, onArrived, onRefused, onLay } = props;
  const intl = useIntl();
  const announce = useAnnounce();
  const editor = useRef<EditorHandle>(null);
  const held = useMemo(() => props.held && heldOf(props.held), [props.held]);
  const { key, kept, words, change, parcel } = useDraft({
    personId: person.id,
    place: 'REPLY',
    placeId: thread.id,
    where: { title: thread.title, path: threadPath(thread) },
    held,
  });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  useEffect(
    () =>
      onSent(({ placeId }, outcome) => {
        if (placeId === thread.id && outcome.is === 'posted') onArrived(outcome);
      }),
    [thread.id, onArrived],
  );
  const refused = kept?.refusal;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal
  useEffect(() => {
    if (refused) onRefused();
  }, [refused]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever asks wants to write, each time anew
  useEffect(() => {
    const { quote, post, times } = asked;
    if (done.current !== times) {
      done.current = times;
      if (quote === undefined) change({ answers: post });
      else if (!editor.current) return change({ text: after(words.text, quote) });
      else {
        editor.current.focus();
        return editor.current.insert(quote);
      }
    }
    editor.current?.focus();
  }, [asked.times]);

  const post = async () => {
    const markdown = words.text.trim();
    if (busy) return;
    if (!markdown) return editor.current?.focus();
    if (editor.current?.wait()) return;
    setError(undefined);
    setBusy(true);
    onSending(true);
    const outcome = await send(
      person.id,
      parcel('REPLY', ({ answers }) => ({
        threadId: thread.id,
        answersPostId: answers?.id,
        markdown,
      })),
    );
    setBusy(false);
    if (outcome.is === 'refused') setError(outcome.error);
    if (outcome.is === 'waits') announce(intl.formatMessage({ id: 'drafts.waits' }));
    if (outcome.is === 'posted') {
      announce(intl.formatMessage({ id: 'threads.composer.posted' }));
      onLay();
      onPosted(outcome);
    }
    onSending(false);
  };

  const { answers } = words;
  return (
    <>
      <WaitingWords
        personId={person.id}
        placeId={thread.id}
        onTakenBack={() => editor.current?.focus()}
      />
      <div className={styles.to}>
        <Face person={person} size={26} />
        <span>
          {answers ? (
            <FormattedMessage
              id="threads.composer.answering"
              values={{
                name: answers.name,
                number: answers.number,
                b: (name) => <strong>{name}</strong>,
              }}
            />
          ) : (
            <FormattedMessage id="threads.composer.toAll" />
          )}
        </span>
        {answers && (
          <button
            type="button"
            className={styles.small}
            aria-label={intl.formatMessage({ id: 'threads.composer.notAnswering' })}
            onClick={() => {
              change({ answers: undefined });
              editor.current?.focus();
            }}
          >
            <IconX size={16} stroke={1.6} aria-hidden="true" />
          </button>
        )}
        <span className={styles.state}>
          <DraftState of={key} kept={kept} />
        </span>
        <button
          type="button"
          className={cx(styles.small, styles.close)}
          aria-label={intl.formatMessage({ id: 'threads.composer.lay' })}
          onClick={onLay}
        >
          <IconChevronDown size={18} stroke={1.6} aria-hidden="true" />
        </button>
      </div>
      <GivenBack refusal={refused} />
      <Differing of={key} kept={kept} onChosen={() => editor.current?.focus()} />
      <SendProblem error={error} />
      <MarkdownEditor
        up
        ref={editor}
        value={words.text}
        onChange={(text) => {
          setError(undefined);
          change({ text });
        }}
        onSubmit={post}
        label={intl.formatMessage({ id: 'threads.composer.text' })}
        placeholder={intl.formatMessage({ id: 'threads.composer.placeholder' })}
        communityId={thread.community.id}
        threadId={thread.id}
      >
        <PrimaryButton size="small" busy={busy} onClick={post}>
          <FormattedMessage
            id={answers ? 'threads.composer.postAnswer' : 'threads.composer.post'}
          />
        </PrimaryButton>
      </MarkdownEditor>
    </>
  );
}
