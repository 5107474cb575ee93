import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { FormattedMessage } from 'react-intl';
import { refocusAfter } from '../lib/refocus';
import { Button } from './Button';
import styles from './UndoBar.module.css';

/** Long enough to read the sentence, see the mistake and reach the button. */
const UNDO_MS = 8_000;

export interface UndoOffer {
  /** What was done: "The post is removed." */
  message: ReactNode;
  /** Left out where nothing was done: the bar then only says why. */
  onUndo?: () => void;
  /** When the time is over, or another offer takes this one's place. */
  onKept?: () => void;
}

const Undo = createContext<(offer: UndoOffer) => void>(() => {
  throw new Error('useUndo stands outside of <UndoProvider>.');
});
const TakeBack = createContext<() => void>(() => undefined);

/** Holds the bar at the foot that offers to take back what was just done. */
export function UndoProvider({ children }: { children: ReactNode }) {
  const [offer, setOffer] = useState<UndoOffer>();
  const [held, setHeld] = useState(false);
  const current = useRef<UndoOffer>(undefined);
  const refocus = useRef<() => void>(undefined);
  const bar = useRef<HTMLFieldSetElement>(null);

  const show = useCallback((next: UndoOffer | undefined) => {
    if (next) refocus.current = refocusAfter();
    else if (bar.current?.contains(document.activeElement)) refocus.current?.();
    current.current = next;
    setOffer(next);
    setHeld(false);
  }, []);

  const keep = useCallback(() => {
    const kept = current.current;
    show(undefined);
    kept?.onKept?.();
  }, [show]);

  const propose = useCallback(
    (next: UndoOffer) => {
      keep();
      show(next);
    },
    [keep, show],
  );

  const takeBack = useCallback(() => {
    const taken = current.current;
    show(undefined);
    taken?.onUndo?.();
  }, [show]);

  // The time stands still while somebody points at the bar or has the focus in it.
  useEffect(() => {
    if (!offer || held) return;
    const timer = setTimeout(keep, UNDO_MS);
    return () => clearTimeout(timer);
  }, [offer, held, keep]);

  return (
    <Undo value={propose}>
      <TakeBack value={takeBack}>{children}</TakeBack>
      <div role="status">
        {offer && (
          <fieldset
            ref={bar}
            className={styles.bar}
            onPointerEnter={() => setHeld(true)}
            onPointerLeave={() => setHeld(false)}
            onFocus={() => setHeld(true)}
            onBlur={() => setHeld(false)}
          >
            <span>{offer.message}</span>
            <Button size="small" onClick={takeBack}>
              <FormattedMessage id={offer.onUndo ? 'app.undo' : 'app.understood'} />
            </Button>
          </fieldset>
        )}
      </div>
    </Undo>
  );
}

/** Offers for 8 s to take back what was just done. Do it at once; undo in `onUndo`. */
export const useUndo = () => useContext(Undo);

/** Takes back what is offered at this moment, as the button of the bar does: for a key. */
export const useTakeBack = () => useContext(TakeBack);
