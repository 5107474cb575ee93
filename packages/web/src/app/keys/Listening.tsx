import './words';
import { Suspense, useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { type Overlay, onOverlay, type PageAction, pageActions } from '../../lib/keys';
import { reasonMessage } from '../../lib/problem';
import { useViewer } from '../../lib/viewer';
import { useAnnounce } from '../../ui/Announcer';
import { later } from '../../ui/later';
import { lettersOn } from './letters';
import { move } from './moving';
import { places } from './places';
import { isTaken, Sequence } from './sequence';

const overlays = {
  palette: later(() => import('./Palette')),
  keys: later(() => import('./KeyList')),
};

export interface OverlayProps {
  /** What the page did offer when it was opened, with the focus where it was then. */
  actions: readonly PageAction[];
  onOpen: (what: Overlay) => void;
  onClose: () => void;
}

interface ListeningProps {
  /** What it was fetched for, and what came after that meanwhile. */
  first: readonly (Overlay | KeyboardEvent)[];
  onReady: () => void;
}

/** Listens for keys on every page. */
export default function Listening({ first, onReady }: ListeningProps) {
  const intl = useIntl();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { viewer } = useViewer();
  const [shown, setShown] = useState<{ what: Overlay; actions: readonly PageAction[] }>();
  const [sequence] = useState(() => new Sequence());
  const Shown = shown && overlays[shown.what];
  const open = (what: Overlay) => setShown({ what, actions: pageActions() });

  const act = (event: KeyboardEvent) => {
    const ways: PageAction[] = [
      { id: 'next', name: 'keys.list.next', keys: 'j', run: () => move(1) },
      { id: 'previous', name: 'keys.list.previous', keys: 'k', run: () => move(-1) },
      { id: 'keys', name: 'keys.list', keys: '?', run: () => open('keys') },
      ...places
        .filter(({ own }) => viewer || !own)
        .map(({ id, to, name, keys }) => ({ id, name, keys, run: () => navigate(to) })),
    ];
    const known = [...pageActions(), ...ways].filter(({ keys }) => keys);
    const meant = sequence.press(
      event.key,
      known.map(({ keys }) => keys ?? ''),
    );
    const action = meant && known.find(({ keys }) => keys === meant);
    if (!action || (event.repeat && !['j', 'k'].includes(meant))) return;
    event.preventDefault();
    if (action.reason) announce(intl.formatMessage({ id: reasonMessage(action.reason) }));
    else action.run();
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what it was fetched for
  useEffect(() => {
    onReady();
    for (const one of first) {
      if (typeof one === 'string') open(one);
      else if (lettersOn() && !isTaken(one)) act(one);
    }
  }, []);

  useEffect(() => {
    const stop = onOverlay(open);
    const listen = (event: KeyboardEvent) => {
      if (isPaletteKey(event)) {
        if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
        event.preventDefault();
        open('palette');
      } else if (lettersOn() && !isTaken(event)) act(event);
    };
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
      stop();
    };
  });

  if (!Shown) return null;
  return (
    <Suspense>
      <Shown actions={shown.actions} onOpen={open} onClose={() => setShown(undefined)} />
    </Suspense>
  );
}

const isPaletteKey = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && !shiftKey && !altKey && key.toLowerCase() === 'k';
