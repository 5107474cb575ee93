import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../gql';
import { ErrorState } from '../../ui/ErrorState';
import { Prose } from '../../ui/Prose';
import { Skeleton } from '../../ui/Skeleton';
import styles from '../Composer.module.css';

const PreviewMarkdown = graphql(`
  query PreviewMarkdown($input: PreviewMarkdownInput!) {
    previewMarkdown(input: $input) { html }
  }
`);

/** The text must rest this long before it is rendered once more. */
const REST_MS = 400;

interface PreviewProps {
  markdown: string;
  communityId: string;
}

/** How a text will look, made by the renderer that makes the post. */
export default function Preview({ markdown, communityId }: PreviewProps) {
  const intl = useIntl();
  const [rested, setRested] = useState(markdown);
  useEffect(() => {
    const timer = setTimeout(() => setRested(markdown), REST_MS);
    return () => clearTimeout(timer);
  }, [markdown]);
  const { data, previousData, error, refetch } = useQuery(PreviewMarkdown, {
    variables: { input: { markdown: rested, communityId } },
    fetchPolicy: 'no-cache',
    skip: rested.trim() === '',
  });
  const html = (data ?? previousData)?.previewMarkdown.html;
  return (
    <section
      className={styles.preview}
      aria-label={intl.formatMessage({ id: 'threads.composer.preview' })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
      tabIndex={0}
    >
      {rested.trim() === '' ? (
        <p className="gh-ink3">
          <FormattedMessage id="threads.composer.nothing" />
        </p>
      ) : error ? (
        <ErrorState error={error} onRetry={() => refetch()} />
      ) : html === undefined ? (
        <Skeleton lines={2} />
      ) : (
        <Prose html={html} />
      )}
    </section>
  );
}
