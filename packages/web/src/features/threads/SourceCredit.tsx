import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { PostPartsFragment } from '../../gql/graphql';
import styles from './Post.module.css';

interface SourceCreditProps {
  source: NonNullable<PostPartsFragment['source']>;
  /** As they stood when it was brought here. */
  votes?: number | null;
}

/** Where imported words come from, whose they are and under which licence, each with its link. */
export function SourceCredit({ source, votes }: SourceCreditProps) {
  const { site, url, author, authorUrl, licence, licenceUrl } = source;
  return (
    <p className={styles.source}>
      <FormattedMessage
        id="threads.source"
        values={{
          site: <Outside to={url}>{site}</Outside>,
          hasAuthor: author ? 'yes' : 'no',
          author: author && <Outside to={authorUrl}>{author}</Outside>,
          hasLicence: licence ? 'yes' : 'no',
          licence: licence && <Outside to={licenceUrl}>{licence}</Outside>,
        }}
      />
      {votes != null && (
        <>
          {' '}
          <FormattedMessage id="threads.votes" values={{ votes }} />
        </>
      )}
    </p>
  );
}

function Outside({ to, children }: { to: string | null | undefined; children: ReactNode }) {
  // Addresses come from archives that others made.
  if (!to || !/^https?:\/\//i.test(to)) return <bdi>{children}</bdi>;
  return (
    <a className="gh-quiet" href={to} rel="nofollow noopener ugc">
      <bdi>{children}</bdi>
    </a>
  );
}
