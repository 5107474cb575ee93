import { type PageAction, usePageActions } from '../../../lib/keys';
import { useTakeBack } from '../../../ui/UndoBar';
import { type Line, titleOf } from './line';
import { type Deed, deedsOf } from './NoticeRow';
import type { Chosen } from './useChosen';

interface Given {
  lines: readonly Line[];
  /** The id of the line that is shown beside the list. */
  shown: string | undefined;
  chosen: Chosen;
  act: (deed: Deed, lines: readonly Line[]) => void;
  onOpen: (line: Line) => void;
}

const KEYS: Record<Deed, string> = {
  finish: 'e',
  snooze: 's',
  read: 'u',
  unread: 'u',
  reopen: 'b',
};

/** What the palette and the keys do: with those that are chosen, else with the line that has the focus or is shown. */
export function useInboxKeys({ lines, shown, chosen, act, onOpen }: Given): void {
  const takeBack = useTakeBack();
  usePageActions(() => {
    const offered: PageAction[] = [
      { id: 'undo', name: 'inbox.keys.undo', keys: 'z', run: takeBack },
    ];
    const focused = document.activeElement
      ?.closest('li')
      ?.querySelector<HTMLElement>('[data-notice]');
    const id = focused?.dataset.notice ?? shown;
    const line = lines.find((one) => one.id === id) ?? lines[0];
    if (!line) return offered;
    const hint = titleOf(line);
    const about = chosen.lines.length > 0 ? chosen.lines : [line];
    const few = chosen.lines.length > 0 ? {} : { hint };
    offered.push(
      { id: 'open', name: 'inbox.keys.open', keys: 'o', hint, run: () => onOpen(line) },
      ...deedsOf(about[0] ?? line).map(
        (deed): PageAction => ({
          ...{ id: deed, name: `inbox.keys.${deed}`, keys: KEYS[deed] },
          ...few,
          run: () => act(deed, about),
        }),
      ),
      { id: 'choose', name: 'inbox.keys.choose', keys: 'x', hint, run: () => chosen.toggle(line) },
      { id: 'upTo', name: 'inbox.keys.upTo', keys: 'X', hint, run: () => chosen.upTo(line) },
    );
    return offered;
  });
}
