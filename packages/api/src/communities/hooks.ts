import type { Context } from '../kernel/context';

/** What a room above adds to a new community before anybody sees it. */
export interface CommunityCreated {
  communityId: string;
  /** Who created it; they need not be a member. */
  authorId: string;
  welcome: { title: string; markdown: string } | null;
}

type Hook = (tx: Context, created: CommunityCreated) => Promise<void>;

const hooks: Hook[] = [];

/**
 * Runs inside the transaction that creates a community. A signal would leave after the commit, and the answer to
 * the creation would then lack the welcome thread; threads stand a floor above and cannot be called.
 */
export function onCommunityCreated(hook: Hook): void {
  hooks.push(hook);
}

export async function communityCreated(tx: Context, created: CommunityCreated): Promise<void> {
  for (const hook of hooks) await hook(tx, created);
}

/** Somebody has become an active member, or is one no longer. */
export interface MembershipTurn {
  communityId: string;
  personId: string;
  active: boolean;
}

type TurnHook = (tx: Context, turn: MembershipTurn) => Promise<void>;

const turnHooks: TurnHook[] = [];

/** Runs inside the transaction of the change, under the community's row lock: for numbers kept for each member. */
export function onMembershipTurn(hook: TurnHook): void {
  turnHooks.push(hook);
}

export async function membershipTurned(tx: Context, turn: MembershipTurn): Promise<void> {
  for (const hook of turnHooks) await hook(tx, turn);
}
