import { useMutation } from '@apollo/client/react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { FormProblem } from '../../../ui/FormProblem';
import { Aside } from '../../../ui/Spread';
import { PublishKnowledge } from '../asks/documents';
import { KnowledgeQuery } from './documents';

/** One's own page: who reads it, and the switch. */
export function Publishing({ publishedAt }: { publishedAt: string | null | undefined }) {
  const intl = useIntl();
  const announce = useAnnounce();
  const [publish, { loading, error }] = useMutation(PublishKnowledge, {
    refetchQueries: [KnowledgeQuery],
    awaitRefetchQueries: true,
    onError: () => undefined,
    onCompleted: ({ publishKnowledge }) =>
      announce(
        intl.formatMessage({
          id: publishKnowledge.publishedAt ? 'knowledge.published' : 'knowledge.private',
        }),
      ),
  });
  const published = publishedAt != null;
  return (
    <Aside title={<FormattedMessage id="use.who" />}>
      <p>
        {published ? (
          <FormattedMessage
            id="knowledge.who.published"
            values={{ date: <FormattedDate value={publishedAt} dateStyle="long" /> }}
          />
        ) : (
          <FormattedMessage id="knowledge.who.private" />
        )}
      </p>
      <FormProblem error={error} />
      <p>
        <Button
          size="small"
          busy={loading}
          onClick={() => publish({ variables: { input: { published: !published } } })}
        >
          <FormattedMessage id={published ? 'knowledge.unpublish' : 'knowledge.publish'} />
        </Button>
      </p>
    </Aside>
  );
}
