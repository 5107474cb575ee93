import './words';
import '../words';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, readFragment } from '../../../gql';
import type { EventScope } from '../../../gql/graphql';
import { localTime } from '../../../lib/local-time';
import { useNow } from '../../../lib/time';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { Dialog } from '../../../ui/Dialog';
import { ErrorState } from '../../../ui/ErrorState';
import { FormProblem } from '../../../ui/FormProblem';
import { Skeleton } from '../../../ui/Skeleton';
import { EventChangeParts } from './documents';
import styles from './Editor.module.css';

interface ScopeDialogProps {
  title: ReactNode;
  confirm: ReactNode;
  danger?: boolean;
  scopes: readonly EventScope[];
  scope: EventScope;
  onScope: (scope: EventScope) => void;
  /** What will be; undefined while it is asked for. */
  preview: FragmentType<typeof EventChangeParts> | undefined;
  problem: unknown;
  onRetry: () => void;
  busy: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
  /** Before the preview: a reason. */
  children?: ReactNode;
}

/** Which sessions of a series, and what will be another with each, before anything is done. */
export function ScopeDialog(props: ScopeDialogProps) {
  const { title, confirm, danger, scopes, scope, onScope, preview, busy, onClose } = props;
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button
            variant={danger ? 'danger' : 'primary'}
            busy={busy || !preview}
            onClick={props.onConfirm}
          >
            {confirm}
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="event-editor.back" />
          </Button>
        </>
      }
    >
      {scopes.length > 1 && (
        <Choice
          label={<FormattedMessage id="event-editor.scope" />}
          value={scope}
          onChange={onScope}
          options={scopes.map((value) => ({
            value,
            label: <FormattedMessage id={`event-editor.scope.${value}`} />,
          }))}
        />
      )}
      {props.children}
      <div className={styles.changes} aria-live="polite">
        {props.problem ? (
          <ErrorState error={props.problem} onRetry={props.onRetry} />
        ) : preview ? (
          <Changes preview={preview} />
        ) : (
          <Skeleton lines={3} />
        )}
      </div>
      <FormProblem error={props.error} />
    </Dialog>
  );
}

function Changes({ preview: ref }: { preview: FragmentType<typeof EventChangeParts> }) {
  const intl = useIntl();
  const now = useNow();
  const preview = readFragment(EventChangeParts, ref);
  const { changed, added, cancelled, removed, going, kept, changes } = preview;
  const counted = changed + added + cancelled + removed;
  /** A local time of the event, as the API gives it. */
  const said = (local: string | null | undefined) =>
    local &&
    intl.formatDate(new Date(`${local.slice(0, 16)}Z`), {
      ...{ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
      ...(local.slice(0, 4) !== localTime(now, 'UTC').slice(0, 4) && { year: 'numeric' }),
      timeZone: 'UTC',
    } as Parameters<typeof intl.formatDate>[1]);
  return (
    <>
      <p>
        <FormattedMessage
          id="event-editor.changes"
          values={{ changed, added, cancelled, removed, none: counted === 0 ? 'yes' : 'no' }}
        />{' '}
        {going > 0 && <FormattedMessage id="event-editor.changes.going" values={{ going }} />}{' '}
        {kept > 0 && <FormattedMessage id="event-editor.changes.kept" values={{ kept }} />}
      </p>
      <ul className={styles.changeList}>
        {changes.map(({ event, before, after, what }, index) => (
          <li key={event?.id ?? index}>
            <FormattedMessage
              id={`event-editor.change.${what}`}
              values={{
                before: said(before) ?? '',
                after: said(after) ?? '',
                moved: before && after && before !== after ? 'yes' : 'no',
              }}
            />
          </li>
        ))}
        {counted + kept > changes.length && changes.length > 0 && (
          <li className="gh-ink2">
            <FormattedMessage
              id="event-editor.changes.more"
              values={{ count: counted + kept - changes.length }}
            />
          </li>
        )}
      </ul>
    </>
  );
}
