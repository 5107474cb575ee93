import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react';

/** A toolbar is one stop of Tab; within it the arrow keys move, the way its writing runs. */
export function useRoving(bar: RefObject<HTMLElement | null>) {
  const last = useRef<HTMLElement>(null);
  const stops = () =>
    [...(bar.current?.querySelectorAll<HTMLElement>('button, select') ?? [])].filter(
      (stop) => !stop.closest('[role=menu]') && stop.offsetParent !== null,
    );

  useLayoutEffect(() => {
    const all = stops();
    const current = all.find((stop) => stop === last.current) ?? all[0];
    for (const stop of all) stop.tabIndex = stop === current ? 0 : -1;
  });

  return (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    if (
      target.closest('[role=menu]') ||
      (target.matches('select') && event.key.startsWith('Arrow') && /Up|Down/.test(event.key))
    )
      return;
    const all = stops();
    const at = all.indexOf(target);
    const rtl = bar.current ? getComputedStyle(bar.current).direction === 'rtl' : false;
    const next =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? all.length - 1
          : event.key === (rtl ? 'ArrowLeft' : 'ArrowRight')
            ? (at + 1) % all.length
            : event.key === (rtl ? 'ArrowRight' : 'ArrowLeft')
              ? (at - 1 + all.length) % all.length
              : undefined;
    if (next === undefined || at === -1) return;
    event.preventDefault();
    last.current = all[next] ?? null;
    for (const stop of all) stop.tabIndex = stop === last.current ? 0 : -1;
    last.current?.focus();
  };
}
