import { type ComponentType, useCallback, useEffect, useReducer, useState } from 'react';
import { isRenewed, type Load, loadAgain } from '../lib/code';
import { ErrorPage } from '../ui/ErrorState';
import { SkeletonPage } from '../ui/Skeleton';
import { RenewedPage } from './BrokenPage';

/** What a lost connection is to `fetch`. */
const AWAY = new TypeError('The code of this page did not come.');

/**
 * In the place of a page whose code did not come: why, and another try, which needs no reload. The router has no such place:
 * it draws nothing for a route whose code failed.
 */
export function latePage(load: Load<{ default: ComponentType }>): ComponentType {
  let Page: ComponentType | undefined;
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each part, beside what it fetched
  return function LatePage() {
    const [, draw] = useReducer((times: number) => times + 1, 0);
    const [renewed, setRenewed] = useState<boolean>();
    const attempt = useCallback(async () => {
      try {
        Page ??= (await loadAgain(load)).default;
        draw();
      } catch {
        setRenewed(await isRenewed());
      }
    }, []);
    useEffect(() => {
      if (!Page) void attempt();
    }, [attempt]);
    if (Page) return <Page />;
    if (renewed === undefined) return <SkeletonPage />;
    return renewed ? <RenewedPage /> : <ErrorPage error={AWAY} onRetry={() => void attempt()} />;
  };
}
