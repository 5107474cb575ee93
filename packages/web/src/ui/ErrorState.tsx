import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useSignInPath } from '../lib/paths/inside';
import { toProblem } from '../lib/problem';
import { Button, ButtonLink } from './Button';
import { PageTitle } from './PageHead';
import styles from './Problem.module.css';
import { ProblemText } from './ProblemText';
import { Row, Spread } from './Spread';

interface ErrorStateProps {
  error: unknown;
  /** Asks once more. */
  onRetry?: () => void;
}

/** A part of a page that did not come, in its place: words by code, and another try. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const box = useRef<HTMLDivElement>(null);
  // Whoever pressed the button goes on where the page begins, not where the browser does.
  useLayoutEffect(() => {
    const gone = box.current;
    return () => {
      if (gone?.contains(document.activeElement)) {
        document.getElementById('main')?.focus({ preventScroll: true });
      }
    };
  }, []);
  return (
    <div ref={box} role="alert" className={styles.state}>
      <div className={styles.words}>
        <ProblemText error={error} />
      </div>
      {onRetry && (
        <div className={styles.actions}>
          <Button onClick={onRetry}>
            <FormattedMessage id="app.retry" />
          </Button>
        </div>
      )}
    </div>
  );
}

/** A whole page that did not come. What does not exist and what is hidden look the same. */
export function ErrorPage({ error, onRetry }: ErrorStateProps) {
  const intl = useIntl();
  const signIn = useSignInPath();
  const { code, reason } = toProblem(error);
  if (code === 'NOT_FOUND') return <NotFoundPage />;
  if (code === 'UNAUTHENTICATED' || reason === 'SIGN_IN_FIRST') {
    return (
      <Message title={intl.formatMessage({ id: 'app.signInFirst.title' })}>
        <p className={styles.words}>
          <FormattedMessage id="app.signInFirst.text" />
        </p>
        <div className={styles.actions}>
          <ButtonLink to={signIn} variant="primary">
            <FormattedMessage id="app.nav.signIn" />
          </ButtonLink>
        </div>
      </Message>
    );
  }
  return (
    <Message title={intl.formatMessage({ id: 'app.broken.title' })}>
      <ErrorState error={error} onRetry={onRetry} />
    </Message>
  );
}

/** For a query that answered null: the thing is not there, or not for this viewer. */
export function NotFoundPage() {
  const intl = useIntl();
  return (
    <Message title={intl.formatMessage({ id: 'app.notFound.title' })}>
      <p className={styles.words}>
        <FormattedMessage id="app.notFound.text" />
      </p>
      <div className={`gh-actions ${styles.actions}`}>
        <ButtonLink to="/" variant="primary">
          <FormattedMessage id="app.notFound.home" />
        </ButtonLink>
        <ButtonLink to="/communities" variant="text">
          <FormattedMessage id="app.notFound.directory" />
        </ButtonLink>
      </div>
    </Message>
  );
}

function Message({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Spread>
      <Row>
        <PageTitle title={title} />
        {children}
      </Row>
    </Spread>
  );
}
