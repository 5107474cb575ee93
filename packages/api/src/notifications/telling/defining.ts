import { defineJob } from '../../kernel/jobs';
import { onDurable } from '../../kernel/signals';
import { fanOut } from './fan-out';
import { remember } from './registry';
import type { Telling } from './telling';

/** Makes a telling known: its signal is heard from then on, by a job of its own. */
export function defineTelling<Payload extends object, Facts extends object>(
  telling: Telling<Payload, Facts>,
): void {
  remember(telling);
  onDurable(
    telling.signal,
    defineJob<Payload>(`notifications.tell-${telling.name}`, {
      run: (ctx, payload) => fanOut(ctx, telling, payload),
    }),
  );
}
