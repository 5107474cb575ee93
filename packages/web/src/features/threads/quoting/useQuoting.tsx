import { type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { PostPartsFragment, ThreadHeadFragment } from '../../../gql/graphql';
import { threadPath } from '../../../lib/paths/threads';
import { later } from '../../../ui/later';
import { quoteOf } from './quote';
import { copyOf, type SelectedWords, selectedWords } from './selection';

const QuoteButton = later(() => import('./QuoteButton'));

/** The selection must rest this long before the button comes. */
const REST_MS = 150;

type Quoted = PostPartsFragment;

interface Quoting {
  /** What of the post is selected, or the whole of it, into the reply. */
  onQuote: (post: Quoted) => void;
  /** The same, into a thread of its own. */
  onGrow: (post: Quoted) => void;
  /** Beside what is selected. */
  quoteButton: ReactNode;
}

/**
 * Quotes posts of a thread: by the button beside what is selected, the menu of a post, and the key q.
 * @param postOf the post as it is shown, by its id
 * @param reading the post that q quotes when neither focus nor selection lies in one
 * @param onQuoted takes the Markdown into the reply; undefined for who may not reply
 */
export function useQuoting(
  thread: ThreadHeadFragment | undefined,
  postOf: (id: string) => Quoted | undefined,
  reading: number,
  onQuoted: ((quote: string) => void) | undefined,
): Quoting {
  const navigate = useNavigate();
  const [words, setWords] = useState<SelectedWords>();
  const close = useCallback(() => setWords(undefined), []);
  const now = useRef({ thread, postOf, reading, onQuoted });
  now.current = { thread, postOf, reading, onQuoted };

  const quote = useCallback(async (post: Quoted): Promise<string | undefined> => {
    const { thread } = now.current;
    if (!thread) return undefined;
    const selected = selectedWords();
    let markdown = post.markdown;
    if (selected?.postId === post.id) {
      const { toMarkdown } = await import('./to-markdown');
      markdown = toMarkdown(copyOf(selected.range));
    }
    document.getSelection()?.removeAllRanges();
    return quoteOf(markdown, post.author.name, threadPath(thread, post.number));
  }, []);

  const onQuote = useCallback(
    async (post: Quoted) => {
      const markdown = await quote(post);
      if (markdown) now.current.onQuoted?.(markdown);
    },
    [quote],
  );

  const onGrow = useCallback(
    async (post: Quoted) => {
      const markdown = await quote(post);
      const slug = now.current.thread?.community.slug;
      if (markdown)
        navigate(`/c/${slug}/new-thread?from=${post.id}`, { state: { quote: markdown } });
    },
    [quote, navigate],
  );

  const may = onQuoted !== undefined;
  useEffect(() => {
    if (!may) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onSelection = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setWords(selectedWords()), REST_MS);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'q' || event.ctrlKey || event.metaKey || event.altKey) return;
      const at = event.target as HTMLElement;
      if (at.closest('input, textarea, select, [contenteditable=true], [role^=menu], dialog'))
        return;
      const { postOf, reading } = now.current;
      const id =
        selectedWords()?.postId ??
        at.closest<HTMLElement>('[data-post]')?.dataset.post ??
        document.querySelector<HTMLElement>(`[data-number="${reading}"]`)?.dataset.post;
      const post = id ? postOf(id) : undefined;
      if (!post) return;
      event.preventDefault();
      onQuote(post);
    };
    document.addEventListener('selectionchange', onSelection);
    document.addEventListener('keydown', onKey);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', onSelection);
      document.removeEventListener('keydown', onKey);
    };
  }, [may, onQuote]);

  const post = words && postOf(words.postId);
  const quoteButton = may && post && (
    <Suspense>
      <QuoteButton words={words} onQuote={() => onQuote(post)} onClose={close} />
    </Suspense>
  );
  return { onQuote, onGrow, quoteButton };
}
