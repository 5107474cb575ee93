import type { PostPartsFragment, ThreadHeadFragment } from '../../gql/graphql';
import { ofPost } from './of-post';
import ThanksDialog from './thanks/ThanksDialog';
import UseDialog from './use/UseDialog';

interface RecognitionDialogProps {
  what: 'use' | 'thanks';
  post: PostPartsFragment;
  thread: ThreadHeadFragment;
  onClose: () => void;
}

/** What became of a post, or thanks for it. */
export default function RecognitionDialog(props: RecognitionDialogProps) {
  const { what, post, thread, onClose } = props;
  const of = ofPost(post, thread);
  return what === 'use' ? (
    <UseDialog of={of} onClose={onClose} />
  ) : (
    <ThanksDialog about={of} onClose={onClose} />
  );
}
