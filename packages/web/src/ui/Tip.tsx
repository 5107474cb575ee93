import {
  cloneElement,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import styles from './Tip.module.css';

interface TipProps {
  /** Plain words; nothing in a tip can be pressed. */
  text: ReactNode;
  /** One element that can take the focus. */
  children: ReactElement<HTMLAttributes<HTMLElement>>;
}

/** px between the thing and its tip, and between the tip and the edge of the window */
const DISTANCE = 6;

/** Words that appear on hover and on focus, stay while pointed at, and go with Escape. */
export function Tip({ text, children }: TipProps) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const open = (event: { currentTarget: HTMLElement }) => setAnchor(event.currentTarget);

  useEffect(() => {
    if (!anchor) return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setAnchor(null);
    const onScroll = () => setAnchor(null);
    window.addEventListener('keydown', onKey);
    window.addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('scroll', onScroll, { capture: true });
    };
  }, [anchor]);

  return (
    <>
      {cloneElement(children, {
        onPointerEnter: open,
        onPointerLeave: close,
        onFocus: open,
        onBlur: close,
        'aria-describedby': anchor ? id : undefined,
      })}
      {anchor && (
        <Bubble id={id} anchor={anchor} onPointerLeave={close}>
          {text}
        </Bubble>
      )}
    </>
  );
}

interface BubbleProps extends HTMLAttributes<HTMLSpanElement> {
  anchor: HTMLElement;
}

function Bubble({ anchor, ...rest }: BubbleProps) {
  const box = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const bubble = box.current;
    if (!bubble) return;
    const from = anchor.getBoundingClientRect();
    const { width, height } = bubble.getBoundingClientRect();
    const furthest = document.documentElement.clientWidth - width - DISTANCE;
    const middle = from.left + from.width / 2 - width / 2;
    const above = from.top - height - DISTANCE;
    bubble.style.left = `${Math.max(DISTANCE, Math.min(middle, furthest))}px`;
    bubble.style.top = `${above > 0 ? above : from.bottom + DISTANCE}px`;
  });
  return <span ref={box} role="tooltip" className={styles.tip} {...rest} />;
}
