import { useApolloClient, useMutation } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql, readFragment } from '../../gql';
import type { PostPartsFragment } from '../../gql/graphql';
import { toProblem } from '../../lib/problem';
import { useAnnounce } from '../../ui/Announcer';
import { Button } from '../../ui/Button';
import type { EditorHandle } from './composer/handle';
import { MarkdownEditor } from './composer/MarkdownEditor';
import { SendProblem } from './composer/SendProblem';
import { EditConflict } from './EditConflict';
import { PostParts } from './fragments';
import styles from './Post.module.css';

const SavePost = graphql(`
  mutation EditPost($input: EditPostInput!) {
    editPost(input: $input) { ...PostParts }
  }
`);

const NewestPost = graphql(`
  query NewestPost($id: ID!) {
    post(id: $id) { ...PostParts }
  }
`);

interface EditPostProps {
  post: PostPartsFragment;
  community: { id: string };
  onDone: () => void;
}

/** A post's words, in their place. When somebody else saved in the meantime, both texts are there to choose from. */
export function EditPost({ post, community, onDone }: EditPostProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const client = useApolloClient();
  const editor = useRef<EditorHandle>(null);
  const [text, setText] = useState(post.markdown);
  // The version that these words began from, whatever arrives live.
  const [version, setVersion] = useState(post.version);
  const [theirs, setTheirs] = useState<PostPartsFragment>();
  const [save, { loading, error }] = useMutation(SavePost);

  useEffect(() => editor.current?.focus(), []);

  const submit = async (from = version) => {
    if (loading || text.trim() === '') return editor.current?.focus();
    try {
      await save({ variables: { input: { id: post.id, markdown: text, version: from } } });
      announce(intl.formatMessage({ id: 'threads.saved' }));
      onDone();
    } catch (problem) {
      if (toProblem(problem).reason !== 'VERSION') return;
      const { data } = await client.query({
        query: NewestPost,
        variables: { id: post.id },
        fetchPolicy: 'network-only',
      });
      const newest = readFragment(PostParts, data?.post);
      if (newest) setTheirs(newest);
    }
  };

  return (
    <div className={styles.editing}>
      {theirs && (
        <EditConflict
          html={theirs.html}
          onMine={() => {
            setVersion(theirs.version);
            setTheirs(undefined);
            submit(theirs.version);
          }}
          onTheirs={onDone}
        />
      )}
      <SendProblem error={theirs ? undefined : error} />
      <div className={styles.editSheet}>
        <MarkdownEditor
          tall
          ref={editor}
          value={text}
          onChange={setText}
          onSubmit={() => submit()}
          label={intl.formatMessage({ id: 'threads.editing.label' }, { number: post.number })}
          communityId={community.id}
        >
          <Button variant="text" size="small" onClick={onDone}>
            <FormattedMessage id="app.cancel" />
          </Button>
          <Button variant="primary" size="small" busy={loading} onClick={() => submit()}>
            <FormattedMessage id="app.save" />
          </Button>
        </MarkdownEditor>
      </div>
    </div>
  );
}
