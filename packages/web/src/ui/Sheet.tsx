import { type ComponentProps, type PointerEvent, useLayoutEffect, useRef } from 'react';
import { refocusAfter } from '../lib/refocus';

interface SheetProps extends Omit<ComponentProps<'dialog'>, 'open' | 'onClose'> {
  open: boolean;
  /** Escape, a press beside it, or its own way out. */
  onClose: () => void;
}

/**
 * What lies over the page and must be left before going on: the browser's own modal dialog, which keeps
 * the focus inside and gives it back. Dialog and drawer are made of it.
 */
export function Sheet({ open, ...rest }: SheetProps) {
  return open ? <OpenSheet {...rest} /> : null;
}

function OpenSheet({ onClose, ...rest }: Omit<SheetProps, 'open'>) {
  const sheet = useRef<HTMLDialogElement>(null);

  // A layout effect ends while the element is still in the page; later, it could not give the focus back.
  useLayoutEffect(() => {
    const element = sheet.current;
    // What opened it may be gone with what was done in it.
    const refocus = refocusAfter();
    element?.showModal();
    return () => {
      element?.close();
      refocus();
    };
  }, []);

  return (
    <dialog
      {...rest}
      ref={sheet}
      // Escape arrives as `cancel`; the page decides, so that its state and the sheet never disagree.
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // A page may hold it open once; at the next Escape the browser closes it without asking.
      onClose={({ target, currentTarget }) => {
        if (target === currentTarget && !currentTarget.open) onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget && outside(event)) onClose();
      }}
    />
  );
}

/** The backdrop belongs to the dialog's element, so only the place tells them apart. */
function outside({ clientX, clientY, currentTarget }: PointerEvent<HTMLDialogElement>): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
