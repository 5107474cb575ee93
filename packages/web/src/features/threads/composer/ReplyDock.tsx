import { useMutation } from '@apollo/client/react';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import type { ThreadHeadFragment } from '../../../gql/graphql';
import { cx } from '../../../lib/cx';
import { useViewer } from '../../../lib/viewer';
import { useAnnounce } from '../../../ui/Announcer';
import { PrimaryButton } from '../../../ui/Button';
import { Face } from '../../../ui/Face';
import { useDock } from '../../../ui/useDock';
import styles from './Composer.module.css';
import type { EditorHandle } from './handle';
import { MarkdownEditor } from './MarkdownEditor';
import { after } from './markdown-edits';
import { SendProblem } from './SendProblem';
import { useKeptText } from './useKeptText';

const Reply = graphql(`
  mutation Reply($input: ReplyInput!) {
    reply(input: $input) {
      id
      number
      ...PostParts
      thread { id postCount participantCount lastPostNumber lastPostAt }
    }
  }
`);

export interface Answering {
  id: string;
  number: number;
  name: string;
}

/** What somebody asked for elsewhere on the page; counted, so that the same can be asked for again. */
export interface Asked {
  /** To answer this post. */
  post?: Answering;
  /** To quote; whom one answers stays as it is. */
  quote?: string;
  times: number;
}

interface ReplyDockProps {
  thread: ThreadHeadFragment;
  asked: Asked;
  onSending: (sending: boolean) => void;
  onPosted: (post: { id: string; number: number }) => void;
  /** Floats above the dock: arrivals and position. */
  above?: ReactNode;
}

/** The composer at the foot: one line until touched, then the whole of it; what is written stays. */
export function ReplyDock({ thread, asked, onSending, onPosted, above }: ReplyDockProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const { viewer } = useViewer();
  const editor = useRef<EditorHandle>(null);
  const { kept, change, attempt, clear } = useKeptText(`reply:${thread.id}`);
  const [open, setOpen] = useState(false);
  const [reply, { loading, error, reset }] = useMutation(Reply);
  useDock(open ? '13rem' : '3.75rem');

  // biome-ignore lint/correctness/useExhaustiveDependencies: asking for the same post again counts
  useEffect(() => {
    if (asked.times === 0) return;
    if (asked.quote === undefined) change({ answers: asked.post });
    setOpen(true);
  }, [asked.times]);

  const quoted = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever asks wants to write
  useEffect(() => {
    if (!open) return;
    const { quote, times } = asked;
    if (quote === undefined || quoted.current === times) return editor.current?.focus();
    quoted.current = times;
    if (!editor.current) return change({ text: after(kept.text, quote) });
    editor.current.focus();
    editor.current.insert(quote);
  }, [open, asked.times]);

  const send = async () => {
    const markdown = kept.text.trim();
    if (loading) return;
    if (!markdown) return editor.current?.focus();
    const input = {
      threadId: thread.id,
      answersPostId: kept.answers?.id,
      markdown,
      clientMutationId: attempt(),
    };
    onSending(true);
    try {
      const { data } = await reply({ variables: { input } });
      if (!data) return;
      clear();
      setOpen(false);
      announce(intl.formatMessage({ id: 'threads.composer.posted' }));
      onPosted(data.reply);
    } catch {
      // `error` says it, beside the text that is still there.
    } finally {
      onSending(false);
    }
  };

  const to = kept.answers ? (
    <FormattedMessage
      id="threads.composer.answering"
      values={{
        name: kept.answers.name,
        number: kept.answers.number,
        b: (words) => <strong>{words}</strong>,
      }}
    />
  ) : (
    <FormattedMessage id="threads.composer.toAll" />
  );

  return (
    <section
      className={styles.dock}
      aria-label={intl.formatMessage({ id: 'threads.composer.label' })}
    >
      <div className={styles.sheet}>
        {above}
        {!open ? (
          <button type="button" className={styles.line} onClick={() => setOpen(true)}>
            {viewer && <Face person={viewer.person} size={26} />}
            <span className={cx(styles.start, kept.text && styles.begun)}>{kept.text || to}</span>
          </button>
        ) : (
          <>
            <div className={styles.to}>
              {viewer && <Face person={viewer.person} size={26} />}
              <span>{to}</span>
              {kept.answers && (
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
              <button
                type="button"
                className={cx(styles.small, styles.close)}
                aria-label={intl.formatMessage({ id: 'threads.composer.lay' })}
                onClick={() => setOpen(false)}
              >
                <IconChevronDown size={18} stroke={1.6} aria-hidden="true" />
              </button>
            </div>
            <SendProblem error={error} />
            <MarkdownEditor
              up
              ref={editor}
              value={kept.text}
              onChange={(text) => {
                if (error) reset();
                change({ text });
              }}
              onSubmit={send}
              label={intl.formatMessage({ id: 'threads.composer.text' })}
              placeholder={intl.formatMessage({ id: 'threads.composer.placeholder' })}
              communityId={thread.community.id}
              threadId={thread.id}
            >
              <PrimaryButton size="small" busy={loading} onClick={send}>
                <FormattedMessage
                  id={kept.answers ? 'threads.composer.postAnswer' : 'threads.composer.post'}
                />
              </PrimaryButton>
            </MarkdownEditor>
          </>
        )}
      </div>
    </section>
  );
}
