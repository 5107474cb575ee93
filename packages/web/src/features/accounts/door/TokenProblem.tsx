import '../words';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { toProblem } from '../../../lib/problem';
import type { MessageId } from '../../../messages';
import { ErrorState } from '../../../ui/ErrorState';
import { DoorText } from './DoorText';

/** A link of a mail works once and for some hours; the API does not tell used, old and never made apart. */
export function isOldLink(error: unknown): boolean {
  const { code, reason, fields } = toProblem(error);
  const notAToken = code === 'INVALID' && fields.some(({ path }) => path === 'token');
  return notAToken || (code === 'CONFLICT' && reason === 'EXPIRED');
}

interface TokenProblemProps {
  error: unknown;
  /** What one had come to do. */
  title: string;
  onRetry: () => void;
  /** What to do when the link is used or too old. */
  oldText: MessageId;
  oldWayOn: ReactNode;
}

/** The link of a mail did not do what it was for. */
export function TokenProblem({ error, title, onRetry, oldText, oldWayOn }: TokenProblemProps) {
  const intl = useIntl();
  if (isOldLink(error)) {
    return (
      <DoorText
        title={intl.formatMessage({ id: 'accounts.oldLink.title' })}
        text={intl.formatMessage({ id: oldText })}
        actions={oldWayOn}
      />
    );
  }
  return (
    <DoorText title={title}>
      <ErrorState error={error} onRetry={onRetry} />
    </DoorText>
  );
}
