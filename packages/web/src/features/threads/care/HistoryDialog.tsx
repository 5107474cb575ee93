import './words';
import { useMutation, useQuery } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import type { PostHistoryQuery, PostPartsFragment } from '../../../gql/graphql';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Difference } from '../../../ui/Difference';
import { ErrorState } from '../../../ui/ErrorState';
import { MoreButton } from '../../../ui/MoreButton';
import { PersonName } from '../../../ui/Person';
import { useSayProblem } from '../../../ui/ProblemText';
import { Skeleton } from '../../../ui/Skeleton';
import { TimeStamp } from '../../../ui/TimeStamp';
import styles from './Care.module.css';

const History = graphql(`
  query PostHistory($id: ID!, $after: String) {
    post(id: $id) {
      id
      markdown
      editedAt
      history(first: 20, after: $after) {
        edges { cursor node { id version markdown writtenAt hiddenAt hiddenBy { id name handle } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);
const Hide = graphql(`
  mutation HidePostVersion($input: PostVersionInput!) {
    hidePostVersion(input: $input) { id version markdown writtenAt hiddenAt hiddenBy { id name handle } }
  }
`);
const Show = graphql(`
  mutation ShowPostVersion($input: PostVersionInput!) {
    showPostVersion(input: $input) { id version markdown writtenAt hiddenAt hiddenBy { id name handle } }
  }
`);

type Version = NonNullable<PostHistoryQuery['post']>['history']['edges'][number]['node'];

/** All that a post has said, the latest first: each with what the next version changed. */
export default function HistoryDialog({
  post,
  onClose,
}: {
  post: PostPartsFragment;
  onClose: () => void;
}) {
  const { data, error, refetch, fetchMore } = useQuery(History, {
    variables: { id: post.id },
    fetchPolicy: 'cache-and-network',
  });
  const found = data?.post;
  const versions = found?.history.edges.map(({ node }) => node) ?? [];
  const { hasNextPage, endCursor } = found?.history.pageInfo ?? {};
  return (
    <Dialog
      open
      onClose={onClose}
      title={<FormattedMessage id="tending.history.title" values={{ number: post.number }} />}
      actions={
        <Button variant="text" onClick={onClose}>
          <FormattedMessage id="tending.history.close" />
        </Button>
      }
    >
      {!found && (error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton lines={6} />)}
      {found && versions.length === 0 && <FormattedMessage id="tending.history.empty" />}
      <ol className={styles.versions}>
        {versions.map((version, at) => (
          <li key={version.id} className={styles.version}>
            <VersionHead version={version} post={post} />
            <Words
              before={version.markdown}
              after={at === 0 ? found?.markdown : versions[at - 1]?.markdown}
            />
          </li>
        ))}
      </ol>
      {hasNextPage && <MoreButton onMore={() => fetchMore({ variables: { after: endCursor } })} />}
    </Dialog>
  );
}

interface WordsProps {
  before: string | null | undefined;
  after: string | null | undefined;
}

function Words({ before, after }: WordsProps) {
  if (before == null) return null;
  if (after == null) return <p dir="auto">{before}</p>;
  return <Difference before={before} after={after} whole />;
}

function VersionHead({ version, post }: { version: Version; post: PostPartsFragment }) {
  const intl = useIntl();
  const announce = useAnnounce();
  const sayProblem = useSayProblem();
  const [change] = useMutation(version.hiddenAt ? Show : Hide, {
    variables: { input: { postId: post.id, version: version.version } },
    onError: sayProblem,
    onCompleted: () =>
      announce(
        intl.formatMessage({
          id: version.hiddenAt ? 'tending.history.shown.now' : 'tending.history.hidden.now',
        }),
      ),
  });
  const verb = version.hiddenAt ? 'show' : 'hide';
  return (
    <div className={styles.head}>
      <span>
        <FormattedMessage
          id="tending.history.version"
          values={{ time: <TimeStamp at={version.writtenAt} /> }}
        />
        {version.hiddenBy && (
          <>
            {'. '}
            <FormattedMessage
              id="tending.history.hidden"
              values={{ name: <PersonName person={version.hiddenBy} /> }}
            />
          </>
        )}
      </span>
      {post.viewerCan.lookAfter.allowed && (
        <Button
          variant="text"
          size="small"
          aria-label={intl.formatMessage(
            { id: `tending.history.${verb}.label` },
            { version: version.version },
          )}
          onClick={() => change()}
        >
          <FormattedMessage id={`tending.history.${verb}`} />
        </Button>
      )}
    </div>
  );
}
