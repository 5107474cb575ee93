import '../words';
import { useQuery } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import { SegmentedChoice } from '../../../ui/Choice';
import { ErrorState } from '../../../ui/ErrorState';
import { AreaField, Field } from '../../../ui/Field';
import { Prose } from '../../../ui/Prose';
import { Skeleton } from '../../../ui/Skeleton';
import styles from './Settings.module.css';

const PreviewAbout = graphql(`
  query PreviewAbout($input: PreviewMarkdownInput!) {
    previewMarkdown(input: $input) { html }
  }
`);

interface AboutFieldProps {
  value: string;
  onChange: (markdown: string) => void;
  error?: ReactNode;
}

/** A few lines in Markdown, and how others will see them. */
export function AboutField({ value, onChange, error }: AboutFieldProps) {
  const intl = useIntl();
  const [view, setView] = useState<'write' | 'preview'>('write');
  const label = <FormattedMessage id="accounts.profile.about" />;
  const hint = <FormattedMessage id="accounts.profile.aboutHint" />;
  return (
    <div className={styles.about}>
      {view === 'write' ? (
        <AreaField
          optional
          label={label}
          hint={hint}
          error={error}
          minRows={5}
          data-path="aboutMarkdown"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <Field label={label} hint={hint} labelElement="div">
          <div className={styles.preview}>
            <Preview markdown={value} />
          </div>
        </Field>
      )}
      <div className={styles.view}>
        <SegmentedChoice
          label={intl.formatMessage({ id: 'accounts.preview.label' })}
          options={[
            { value: 'write', label: <FormattedMessage id="accounts.preview.write" /> },
            { value: 'preview', label: <FormattedMessage id="accounts.preview.show" /> },
          ]}
          value={view}
          onChange={setView}
        />
      </div>
    </div>
  );
}

function Preview({ markdown }: { markdown: string }) {
  const empty = markdown.trim() === '';
  const { data, error, refetch } = useQuery(PreviewAbout, {
    variables: { input: { markdown } },
    skip: empty,
    fetchPolicy: 'no-cache',
  });
  if (empty) {
    return (
      <p className="gh-ink3">
        <FormattedMessage id="accounts.preview.empty" />
      </p>
    );
  }
  if (error) return <ErrorState error={error} onRetry={() => refetch()} />;
  return data ? <Prose html={data.previewMarkdown.html} /> : <Skeleton lines={3} />;
}
