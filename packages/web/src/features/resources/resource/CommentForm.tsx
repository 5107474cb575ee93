import { useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import type { ResourcePartsFragment } from '../../../gql/graphql';
import { mutationId } from '../../../lib/mutation-id';
import { useVerb } from '../../../lib/useVerb';
import { Button } from '../../../ui/Button';
import type { EditorHandle } from '../../../writing/handle';
import { MarkdownEditor } from '../../../writing/MarkdownEditor';
import { SendProblem } from '../../../writing/SendProblem';
import { useKept } from '../editor/useKept';
import styles from './Resource.module.css';

/** The thread may have been made by these very words. */
const CommentOnResource = graphql(`
  mutation CommentOnResource($input: CommentOnResourceInput!) {
    commentOnResource(input: $input) {
      id
      number
      thread {
        id
        postCount
        community { id slug }
        aboutResource { id thread { id postCount community { id slug } } }
      }
    }
  }
`);

/** The first words open the thread; whoever comes later says more from here, or there. */
export default function CommentForm({ resource }: { resource: ResourcePartsFragment }) {
  const intl = useIntl();
  const editor = useRef<EditorHandle>(null);
  const key = useRef(mutationId());
  const { run, busy, error } = useVerb();
  const { words, change, clear } = useKept(`comment:${resource.id}`, { text: '' });

  const say = async () => {
    const markdown = words.text.trim();
    if (busy) return;
    if (!markdown) return editor.current?.focus();
    if (editor.current?.wait()) return;
    const input = { resourceId: resource.id, markdown, clientMutationId: key.current };
    const said = intl.formatMessage({ id: 'resources.comments.sent' });
    const done = await run(CommentOnResource, input, said);
    if (!done) return;
    key.current = mutationId();
    clear();
  };

  return (
    <div className={styles.comment}>
      <SendProblem error={error} />
      <div className={styles.sheet}>
        <MarkdownEditor
          ref={editor}
          value={words.text}
          onChange={(text) => change({ text })}
          onSubmit={() => void say()}
          label={intl.formatMessage({ id: 'resources.comments.label' })}
          placeholder={intl.formatMessage({ id: 'resources.comments.label' })}
          communityId={resource.community.id}
          threadId={resource.thread?.id}
        >
          <Button size="small" busy={busy} onClick={() => void say()}>
            <FormattedMessage id="resources.comments.send" />
          </Button>
        </MarkdownEditor>
      </div>
    </div>
  );
}
