import { type ComponentType, lazy, useEffect, useReducer } from 'react';
import { FormattedMessage } from 'react-intl';
import { isRenewed, type Load, loadAgain } from '../lib/code';
import { useUndo } from './UndoBar';

/** ms between two attempts to fetch what somebody waits for. */
const AGAIN_MS = 3_000;

/**
 * React's `lazy`, for parts of a page. A part whose code cannot be fetched says so at the foot, and comes when it can be: what
 * stands round it stays, with all that was typed there. React's own would throw, and the page would be gone.
 */
export function later<Props extends object>(load: Load<{ default: ComponentType<Props> }>) {
  return lazy(() => load().catch(() => ({ default: late(load) })));
}

function late<Props extends object>(
  load: Load<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  let Part: ComponentType<Props> | undefined;
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each part, beside what it fetched
  return function Late(props) {
    const [, draw] = useReducer((times: number) => times + 1, 0);
    const say = useUndo();

    useEffect(() => {
      let wanted = true;
      let said = false;
      let timer: ReturnType<typeof setTimeout>;
      const attempt = async () => {
        try {
          Part ??= (await loadAgain(load)).default;
          if (wanted) draw();
        } catch {
          const renewed = await isRenewed();
          if (!wanted) return;
          const id = renewed ? 'app.part.newer' : 'app.part.away';
          if (!said || renewed) say({ message: <FormattedMessage id={id} /> });
          said = true;
          if (!renewed) timer = setTimeout(attempt, AGAIN_MS);
        }
      };
      if (!Part) void attempt();
      return () => {
        wanted = false;
        clearTimeout(timer);
      };
    }, [say]);
    return Part ? <Part {...props} /> : null;
  };
}
