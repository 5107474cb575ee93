import type { Context } from '../../kernel/context';
import type { Shape } from '../../threads/lookahead';
import type { Contribution } from '../contribution.entity';
import type { UseReport } from '../uses/use-report.entity';
import { cameOutOf, keptOf, offspringOf, usesDrawn } from './chain.queries';
import { TrailStep } from './trail.entity';

/** More than a drawing shows. */
const STEPS_MAX = 60;
/** Steps back to the origin; nobody follows a longer way. */
const BACK_MAX = 24;

/** A step and those that came out of it. */
interface Knot {
  id: string;
  parentId: string | null;
  contribution: Contribution | null;
  report: UseReport | null;
  /** When it was said, written, shared or held. */
  at: Date;
}

/**
 * The chain that a contribution stands in, from its origin downwards: used, adapted, shared again. Each step came through
 * its own door, and where one is not there for the viewer the chain ends, so that nothing is told of what lies behind.
 */
export async function chainOf(
  ctx: Context,
  here: Contribution,
  shape: Shape,
): Promise<TrailStep[]> {
  const knots = await backwards(ctx, here, shape);
  await onwards(ctx, knots, shape);
  return drawn(knots, here.id);
}

/** The way from the origin to here, in its order. */
async function backwards(
  ctx: Context,
  here: Contribution,
  shape: Shape,
): Promise<Map<string, Knot>> {
  const way = [knotOf(here)];
  const passed = new Set([here.id]);
  for (let top = here; way.length < BACK_MAX; ) {
    const use = await cameOutOf(ctx, top, shape);
    const before = use?.of ?? (await keptOf(ctx, top, shape));
    // A circle cannot be made; this keeps one from running for ever all the same.
    if (!before || passed.has(before.id)) break;
    passed.add(before.id);
    const child = way[0] as Knot;
    child.parentId = use?.report.id ?? before.id;
    if (use) way.unshift(usedIn(use.report));
    way.unshift(knotOf(before));
    top = before;
  }
  return new Map(way.map((knot) => [knot.id, knot]));
}

/** Adds what came of all that, level by level, as long as there is room. */
async function onwards(ctx: Context, knots: Map<string, Knot>, shape: Shape): Promise<void> {
  const add = (knot: Knot): boolean => {
    if (knots.size >= STEPS_MAX || knots.has(knot.id)) return false;
    knots.set(knot.id, knot);
    return true;
  };
  const known = [...knots.values()];
  let level = known.flatMap(({ contribution }) => contribution?.id ?? []);
  let reports = known.flatMap(({ report }) => report?.id ?? []);
  while (level.length > 0 && knots.size < STEPS_MAX) {
    for (const report of await usesDrawn(ctx, level)) {
      if (add(usedIn(report))) reports.push(report.id);
    }
    const young = await offspringOf(ctx, { reportIds: reports, contributionIds: level }, shape);
    level = young.flatMap(({ contribution, parentId }) =>
      add({ ...knotOf(contribution), parentId }) ? [contribution.id] : [],
    );
    reports = [];
  }
}

const usedIn = (report: UseReport): Knot => ({
  ...{ id: report.id, parentId: report.ref.id, at: report.createdAt },
  ...{ contribution: null, report },
});

function knotOf(contribution: Contribution): Knot {
  const { id, post, resource, event } = contribution;
  const at = post?.createdAt ?? resource?.createdAt ?? event?.startsAt ?? new Date(0);
  return { id, parentId: null, at, contribution, report: null };
}

const earlier = (a: Knot, b: Knot): number =>
  a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1);

/** A parent before its children, the eldest first, and all of a branch before the next. */
function drawn(knots: Map<string, Knot>, hereId: string): TrailStep[] {
  const children = new Map<string | null, Knot[]>();
  for (const knot of knots.values()) {
    children.set(knot.parentId, [...(children.get(knot.parentId) ?? []), knot]);
  }
  const steps: TrailStep[] = [];
  const visit = (knot: Knot, depth: number): void => {
    steps.push(Object.assign(new TrailStep(), knot, { depth, here: knot.id === hereId }));
    for (const child of (children.get(knot.id) ?? []).sort(earlier)) visit(child, depth + 1);
  };
  for (const origin of children.get(null) ?? []) visit(origin, 0);
  return steps;
}
