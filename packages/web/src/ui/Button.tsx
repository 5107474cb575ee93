import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'react-router';
import { cx } from '../lib/cx';
import styles from './Button.module.css';

interface Look {
  /** `primary` once a page; `danger` for what cannot be undone; `text` for the quiet second choice. */
  variant?: 'plain' | 'primary' | 'danger' | 'text';
  size?: 'medium' | 'small';
  /** As wide as what it stands in. */
  wide?: boolean;
}

export interface ButtonProps extends Look, Omit<ComponentProps<'button'>, 'disabled'> {
  /** Its work is on the way: it stays where it is, keeps the focus and does nothing more. */
  busy?: boolean;
}

const look = ({ variant = 'plain', size, wide }: Look, className?: string) =>
  cx(
    styles.button,
    variant !== 'plain' && styles[variant],
    size === 'small' && styles.small,
    wide && styles.wide,
    className,
  );

/** A verb. There is no disabled state: what is not allowed is an ActionButton that says why. */
export function Button({ variant, size, wide, busy, className, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={look({ variant, size, wide }, className)}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}

/** The one primary action of a page. */
export function PrimaryButton(props: Omit<ButtonProps, 'variant'>) {
  return <Button {...props} variant="primary" />;
}

interface ButtonLinkProps extends Look {
  to: string;
  className?: string;
  children: ReactNode;
}

/** A link that looks like a button, for an action that begins on a page of its own. */
export function ButtonLink({ to, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link to={to} className={look(rest, className)}>
      {children}
    </Link>
  );
}
