import { useQuery } from '@apollo/client/react';
import { type ReactNode, useEffect } from 'react';
import { FormattedMessage } from 'react-intl';
import { Link, useLocation, useNavigate } from 'react-router';
import { graphql } from '../../../gql';
import type { PostGrownFromQuery } from '../../../gql/graphql';
import { threadPath } from '../../../lib/paths/threads';
import { after } from '../../../writing/markdown-edits';
import styles from './Asked.module.css';

const PostGrownFrom = graphql(`
  query PostGrownFrom($id: ID!) {
    post(id: $id) {
      id
      number
      thread { id title community { id slug } }
    }
  }
`);

/**
 * What a thread that is being written answers, and the quote that came with it, put into the text once. A post that
 * cannot be read any more is no obstacle: then it is a thread like any other.
 * @param text what is written so far; the quote comes after it
 */
export function useGrowing(
  postId: string | undefined,
  text: string,
  change: (text: string) => void,
): { growing: PostGrownFromQuery['post'] | undefined; line: ReactNode } {
  const navigate = useNavigate();
  const { pathname, search, state } = useLocation();
  const { data } = useQuery(PostGrownFrom, {
    variables: { id: postId ?? '' },
    skip: !postId,
    errorPolicy: 'ignore',
  });
  const growing = postId ? data?.post : undefined;
  const quote = (state as { quote?: string } | null)?.quote;

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each quote, whatever is written meanwhile
  useEffect(() => {
    if (!quote) return;
    if (!text.includes(quote)) change(after(text, quote));
    // Kept in the text from here on: a reload must not bring it again.
    navigate(pathname + search, { replace: true, state: null });
  }, [quote]);

  const line = growing && (
    <p className={styles.growing}>
      <FormattedMessage
        id="links.growing"
        values={{
          number: growing.number,
          title: growing.thread.title,
          link: (words) => <Link to={threadPath(growing.thread, growing.number)}>{words}</Link>,
        }}
      />{' '}
      <button
        type="button"
        className="gh-quiet"
        onClick={() => navigate(pathname, { replace: true, state: { keepFocus: true } })}
      >
        <FormattedMessage id="links.growing.not" />
      </button>
    </p>
  );
  return { growing, line };
}
