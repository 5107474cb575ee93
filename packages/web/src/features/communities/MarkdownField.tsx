import './words';
import { useLazyQuery } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../gql';
import { SegmentedChoice } from '../../ui/Choice';
import { ErrorState } from '../../ui/ErrorState';
import { AreaField } from '../../ui/Field';
import { Prose } from '../../ui/Prose';
import { Skeleton } from '../../ui/Skeleton';
import styles from './MarkdownField.module.css';

const Preview = graphql(`
  query CommunityTextPreview($input: PreviewMarkdownInput!) {
    previewMarkdown(input: $input) { html }
  }
`);

interface MarkdownFieldProps {
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
  value: string;
  onChange: (text: string) => void;
  error?: ReactNode;
  maxLength: number;
  minRows?: number;
}

/** A longer text in Markdown, and how it will be read, made by the same renderer that will print it. */
export function MarkdownField({ value, onChange, minRows = 10, ...field }: MarkdownFieldProps) {
  const intl = useIntl();
  const [wanted, setSide] = useState<'write' | 'read'>('write');
  const [preview, { data, error, loading }] = useLazyQuery(Preview, { fetchPolicy: 'no-cache' });
  // What is wrong with the text can only be mended where it is written.
  const side = field.error ? 'write' : wanted;
  const ask = () => void preview({ variables: { input: { markdown: value } } });

  const turn = (next: 'write' | 'read') => {
    setSide(next);
    if (next === 'read') ask();
  };

  return (
    <div className={styles.field}>
      <div className={styles.sides}>
        <SegmentedChoice
          label={intl.formatMessage({ id: 'communities.markdown.sides' })}
          value={side}
          onChange={turn}
          options={[
            { value: 'write', label: <FormattedMessage id="communities.markdown.write" /> },
            { value: 'read', label: <FormattedMessage id="communities.markdown.read" /> },
          ]}
        />
      </div>
      {side === 'write' ? (
        <AreaField
          {...field}
          dir="auto"
          minRows={minRows}
          maxRows={28}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <div className={styles.preview}>
          <p className={styles.label}>{field.label}</p>
          {error ? (
            <ErrorState error={error} onRetry={ask} />
          ) : loading || !data ? (
            <Skeleton lines={5} />
          ) : (
            <Prose html={data.previewMarkdown.html} />
          )}
        </div>
      )}
    </div>
  );
}
