import { useApolloClient, useMutation } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql, readFragment } from '../../gql';
import type { PostPartsFragment } from '../../gql/graphql';
import { toProblem } from '../../lib/problem';
import { useViewer } from '../../lib/viewer';
import { useAnnounce } from '../../ui/Announcer';
import { Button } from '../../ui/Button';
import { useUndo } from '../../ui/UndoBar';
import type { EditorHandle } from '../../writing/handle';
import { MarkdownEditor } from '../../writing/MarkdownEditor';
import { SendProblem } from '../../writing/SendProblem';
import { Differing } from './drafts/Differing';
import { DraftState } from './drafts/DraftState';
import type { Where } from './drafts/kept';
import { recount } from './drafts/sync';
import { useDraft } from './drafts/useDraft';
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
  where: Where;
  onDone: () => void;
  /** Cancelling is taken back. */
  onAgain: () => void;
}

/** A post's words, in their place, for whoever is signed in. */
export default function EditPost(props: EditPostProps) {
  const personId = useViewer().viewer?.person.id;
  return personId ? <Editing {...props} personId={personId} /> : null;
}

/** When somebody else saved in the meantime, both texts are there to choose from. */
function Editing(props: EditPostProps & { personId: string }) {
  const { post, community, personId, where, onDone, onAgain } = props;
  const intl = useIntl();
  const announce = useAnnounce();
  const client = useApolloClient();
  const undo = useUndo();
  const editor = useRef<EditorHandle>(null);
  // What these words began from, whatever arrives live.
  const [edited] = useState({ markdown: post.markdown, version: post.version });
  const { key, kept, words, change, put } = useDraft({
    ...{ personId, where, edited },
    place: 'EDIT',
    placeId: post.id,
  });
  const version = (kept?.begun && kept.postVersion) || edited.version;
  const [theirs, setTheirs] = useState<PostPartsFragment>();
  const [save, { loading, error, reset }] = useMutation(SavePost);

  useEffect(() => editor.current?.focus(), []);

  const submit = async (from = version) => {
    if (loading || words.text.trim() === '') return editor.current?.focus();
    if (editor.current?.wait()) return;
    const draft = kept && { version: kept.version, copy: kept.copy };
    const input = { id: post.id, markdown: words.text, version: from, draft };
    try {
      await save({ variables: { input }, context: { meant: personId } });
      put(undefined);
      if (kept?.version) recount();
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

  const discard = () => {
    onDone();
    if (!kept?.begun) return;
    put({ ...kept, words: { text: '' }, begun: false, saved: false, other: undefined });
    if (words.text === post.markdown) return;
    undo({
      message: <FormattedMessage id="drafts.discarded" />,
      onUndo: () => {
        put((now) => ({ ...kept, version: now?.version ?? 0, saved: false }));
        onAgain();
      },
    });
  };

  return (
    <div className={styles.editing}>
      {theirs && (
        <EditConflict
          html={theirs.html}
          onMine={() => {
            setTheirs(undefined);
            submit(theirs.version);
          }}
          onTheirs={discard}
        />
      )}
      <Differing of={key} kept={kept} onChosen={() => editor.current?.focus()} />
      <SendProblem error={theirs ? undefined : error} />
      <div className={styles.editSheet}>
        <MarkdownEditor
          tall
          ref={editor}
          value={words.text}
          onChange={(text) => {
            if (error) reset();
            change({ text });
          }}
          onSubmit={() => submit()}
          label={intl.formatMessage({ id: 'threads.editing.label' }, { number: post.number })}
          communityId={community.id}
        >
          <DraftState of={key} kept={kept} />
          <Button variant="text" size="small" onClick={discard}>
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
