import { useLayoutEffect, useRef } from 'react';
import type { DenialReason } from '../gql/graphql';
import type { MessageId } from '../messages';

/** Something that can be done on the page that is open: from the palette, and some of it by a key. */
export interface PageAction {
  id: string;
  /** The words may be brought by the palette: nobody else shows them. */
  name: MessageId;
  values?: Record<string, string | number>;
  /** Whom it is about; said beside the words, not looked for. */
  hint?: string | undefined;
  /** `r`, or one after the other: `g h`. */
  keys?: string;
  /** Why it cannot be done now. */
  reason?: DenialReason | null;
  run: () => void;
}

type Offer = () => readonly PageAction[];

const offers = new Set<{ offer: Offer }>();

/**
 * Offers what the page does to the keys and the palette, as long as the page is there. It is asked for at the moment
 * of a key, so that it is about the post that has the focus then.
 */
export function usePageActions(offer: Offer): void {
  const own = useRef({ offer });
  own.current.offer = offer;
  // Once what it is about is seen, it is there: a key may come before the browser has painted.
  useLayoutEffect(() => {
    const entry = own.current;
    offers.add(entry);
    return () => {
      offers.delete(entry);
    };
  }, []);
}

export const pageActions = (): PageAction[] => [...offers].flatMap(({ offer }) => offer());

export type Overlay = 'palette' | 'keys';

let opener: ((what: Overlay) => void) | undefined;

/** Opens the palette, or the list of keys, from a button. */
export const openOverlay = (what: Overlay): void => opener?.(what);

export function onOverlay(open: (what: Overlay) => void): () => void {
  opener = open;
  return () => {
    if (opener === open) opener = undefined;
  };
}

/** As on this machine's keyboard. */
export const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.userAgent);
