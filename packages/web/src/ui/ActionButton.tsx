import { useId } from 'react';
import { Button, ButtonLink, type ButtonProps } from './Button';
import styles from './Button.module.css';
import { Reason } from './Reason';

/** What the API says about one action of this viewer. */
export interface Permission {
  allowed: boolean;
  reason?: string | null;
}

interface ActionButtonProps extends Omit<ButtonProps, 'type'> {
  permission: Permission;
  /** The action begins on a page of its own. */
  to?: string;
}

/**
 * An action that the API may refuse. When it does, the button has a dashed edge, can still be reached,
 * does nothing, and the reason stands beside it in words. The web computes no permission of its own.
 */
export function ActionButton({ permission, to, children, ...button }: ActionButtonProps) {
  const reasonId = useId();
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
  return (
    <>
      <Button {...button} aria-disabled aria-describedby={reasonId} onClick={undefined}>
        {children}
      </Button>
      <span id={reasonId} className={styles.reason}>
        <Reason reason={permission.reason} />
      </span>
    </>
  );
}
