/** Of a step, as far as the drawing must know it. */
interface Step {
  id: string;
  parentId?: string | null | undefined;
}

/** A step with what came of it: side branches, and the one with which the line goes on. */
export interface Link<S extends Step> {
  step: S;
  branches: Link<S>[][];
}

/**
 * Lines to draw. Of what came of one step, the longest goes straight on in its line, so that a chain of thirty steps stays
 * in one column; the others are short lines beside it.
 */
export function linesOf<S extends Step>(steps: readonly S[]): Link<S>[][] {
  const known = new Set(steps.map(({ id }) => id));
  const children = new Map<string | undefined, S[]>();
  for (const step of steps) {
    // Whose parent the viewer does not see begins a line of its own.
    const parent = step.parentId && known.has(step.parentId) ? step.parentId : undefined;
    children.set(parent, [...(children.get(parent) ?? []), step]);
  }
  const depths = new Map<string, number>();
  const depthOf = (step: S): number => {
    const found = depths.get(step.id);
    if (found !== undefined) return found;
    const below = children.get(step.id) ?? [];
    const depth = 1 + Math.max(0, ...below.map(depthOf));
    depths.set(step.id, depth);
    return depth;
  };
  const lineFrom = (start: S): Link<S>[] => {
    const line: Link<S>[] = [];
    let step: S | undefined = start;
    while (step) {
      const below: S[] = children.get(step.id) ?? [];
      // Of those that are equally long the last one goes on: nothing is drawn past it.
      const next: S | undefined = below.reduce<S | undefined>(
        (best, one) => (best && depthOf(best) > depthOf(one) ? best : one),
        undefined,
      );
      line.push({ step, branches: below.filter((one) => one !== next).map(lineFrom) });
      step = next;
    }
    return line;
  };
  return (children.get(undefined) ?? []).map(lineFrom);
}

/** What was told to few is on no trail: least of all what did not work. */
export const onTrail = ({ shownTo }: { shownTo: string }): boolean => shownTo === 'COMMUNITY';

/** Whether there is more to draw than one thing and its uses: it came from something, or something came of a use. */
export const isChain = (
  steps: readonly { contribution?: unknown; report?: unknown; depth: number }[],
): boolean => steps.filter(({ contribution }) => contribution).length > 1;
