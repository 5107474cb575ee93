import { IconQuote } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import styles from './Quoting.module.css';
import type { SelectedWords } from './selection';

/** Between the words and the button, and between the button and the window's edge, in pixels. */
const GAP = 8;

interface QuoteButtonProps {
  words: SelectedWords;
  onQuote: () => void;
  onClose: () => void;
}

/** Stands under the end of what is selected, and goes where it goes. */
export default function QuoteButton({ words, onQuote, onClose }: QuoteButtonProps) {
  const intl = useIntl();
  const button = useRef<HTMLButtonElement>(null);

  useLayoutEffect(() => {
    const place = () => {
      const box = button.current;
      const end = [...words.range.getClientRects()].at(-1);
      if (!box || !end) return;
      const below = end.bottom + GAP + box.offsetHeight < innerHeight;
      const left = end.right - box.offsetWidth / 2;
      box.style.top = `${below ? end.bottom + GAP : end.top - GAP - box.offsetHeight}px`;
      box.style.left = `${Math.max(GAP, Math.min(left, innerWidth - box.offsetWidth - GAP))}px`;
    };
    button.current?.showPopover();
    place();
    addEventListener('scroll', place, { passive: true, capture: true });
    addEventListener('resize', place);
    return () => {
      removeEventListener('scroll', place, { capture: true });
      removeEventListener('resize', place);
    };
  }, [words]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onClose]);

  return (
    <button
      ref={button}
      type="button"
      popover="manual"
      className={styles.quote}
      aria-label={intl.formatMessage({ id: 'links.quote.label' })}
      aria-keyshortcuts="q"
      // What is selected stays so.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onQuote}
    >
      <IconQuote size={16} stroke={1.6} aria-hidden="true" />
      <FormattedMessage id="links.quote" />
    </button>
  );
}
