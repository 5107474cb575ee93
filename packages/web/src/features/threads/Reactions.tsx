import { useMutation } from '@apollo/client/react';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import { graphql } from '../../gql';
import type { PostPartsFragment, ReactionKind } from '../../gql/graphql';
import { cx } from '../../lib/cx';
import { reasonMessage } from '../../lib/problem';
import { Menu, MenuChoice, MenuItem } from '../../ui/Menu';
import { useSayProblem } from '../../ui/ProblemText';
import { Tip } from '../../ui/Tip';

import { REACTIONS } from './kinds';
import styles from './Post.module.css';

const ReactToPost = graphql(`
  mutation ReactToPost($input: ReactInput!) {
    react(input: $input) {
      id
      reactions { kind count }
      viewerReactions
    }
  }
`);

/** Reactions are words with a count. One's own are green; pressing one again takes it back. */
export function Reactions({ post }: { post: PostPartsFragment }) {
  const intl = useIntl();
  const sayProblem = useSayProblem();
  const [react] = useMutation(ReactToPost, { onError: sayProblem });
  const mine = new Set(post.viewerReactions);
  const { allowed, reason } = post.viewerCan.react;

  const toggle = (kind: ReactionKind) => {
    const on = !mine.has(kind);
    react({
      variables: { input: { postId: post.id, kind, on } },
      optimisticResponse: { react: toggled(post, kind, on) },
    });
  };

  return (
    <>
      {post.reactions.map(({ kind, count }) => {
        const button = (
          <button
            key={kind}
            type="button"
            className={cx(styles.reaction, mine.has(kind) && styles.mine)}
            aria-pressed={mine.has(kind)}
            aria-disabled={!allowed || undefined}
            onClick={() => allowed && toggle(kind)}
          >
            <FormattedMessage id={`threads.reaction.${kind}`} />{' '}
            <b>
              <FormattedNumber value={count} />
            </b>
          </button>
        );
        if (allowed) return button;
        const id = reasonMessage(reason) ?? 'errors.code.FORBIDDEN';
        return (
          <Tip key={kind} text={intl.formatMessage({ id })}>
            {button}
          </Tip>
        );
      })}
      <Menu
        label={intl.formatMessage({ id: 'threads.react.label' }, { name: post.author.name })}
        buttonClassName={styles.act}
        button={<FormattedMessage id="threads.react" />}
      >
        {REACTIONS.map((kind) =>
          allowed ? (
            <MenuChoice key={kind} checked={mine.has(kind)} onSelect={() => toggle(kind)}>
              <FormattedMessage id={`threads.reaction.${kind}`} />
            </MenuChoice>
          ) : (
            <MenuItem key={kind} permission={post.viewerCan.react}>
              <FormattedMessage id={`threads.reaction.${kind}`} />
            </MenuItem>
          ),
        )}
      </Menu>
    </>
  );
}

/** The post as it will be, shown before the API has said so. */
function toggled(post: PostPartsFragment, kind: ReactionKind, on: boolean) {
  const countOf = (one: ReactionKind) =>
    (post.reactions.find((reaction) => reaction.kind === one)?.count ?? 0) +
    (one === kind ? (on ? 1 : -1) : 0);
  return {
    __typename: 'Post' as const,
    id: post.id,
    reactions: REACTIONS.map((one) => ({
      __typename: 'ReactionCount' as const,
      kind: one,
      count: countOf(one),
    })).filter(({ count }) => count > 0),
    viewerReactions: on
      ? [...post.viewerReactions, kind]
      : post.viewerReactions.filter((one) => one !== kind),
  };
}
