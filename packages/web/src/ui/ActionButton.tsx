import { type ReactNode, useId } from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import { useSignInPath } from '../lib/paths/inside';
import { reasonMessage } from '../lib/problem';
import { Button, ButtonLink, type ButtonProps } from './Button';
import styles from './Button.module.css';

/** What the API says about one action of this viewer. */
export interface Permission {
  allowed: boolean;
  reason?: string | null;
}

interface ActionButtonProps extends Omit<ButtonProps, 'type'> {
  permission: Permission;
  /** The action begins on a page of its own. */
  to?: string;
  /** The way out, shown after the reason: for instance a link to the ground rules. */
  wayOut?: ReactNode;
}

/**
 * An action that the API may refuse. When it does, the button has a dashed edge, can still be reached,
 * does nothing, and the reason stands beside it in words. The web computes no permission of its own.
 */
export function ActionButton({ permission, to, wayOut, children, ...button }: ActionButtonProps) {
  const intl = useIntl();
  const reasonId = useId();
  const signIn = useSignInPath();
  if (permission.allowed) {
    const { variant, size, wide, className } = button;
    return to ? (
      <ButtonLink to={to} {...{ variant, size, wide, className }}>
        {children}
      </ButtonLink>
    ) : (
      <Button {...button}>{children}</Button>
    );
  }
  const message = reasonMessage(permission.reason) ?? 'errors.code.FORBIDDEN';
  const reason = intl.formatMessage({ id: message });
  return (
    <>
      <Button {...button} aria-disabled aria-describedby={reasonId} onClick={undefined}>
        {children}
      </Button>
      <span id={reasonId} className={styles.reason}>
        {permission.reason === 'SIGN_IN_FIRST' ? (
          <Link className="gh-quiet" to={signIn}>
            {reason}
          </Link>
        ) : (
          reason
        )}
        {wayOut && <> {wayOut}</>}
      </span>
    </>
  );
}
