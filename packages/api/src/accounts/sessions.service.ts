import { In, IsNull, Not } from 'typeorm';
import { DAY, later, MINUTE } from '../kernel/clock';
import { becomeViewer, type Context } from '../kernel/context';
import {
  ForbiddenError,
  InvalidError,
  NotFoundError,
  UnauthenticatedError,
} from '../kernel/errors';
import { hashSecret, isId, newId, newSecret } from '../kernel/ids';
import { defineLimit } from '../kernel/limits';
import { DenialReason } from '../kernel/policy';
import { emit } from '../kernel/signals';
import { transaction } from '../kernel/transaction';
import { sessionsEnded } from './accounts.signals';
import type { EndSessionInput, SignInInput } from './door.inputs';
import { passwordFits } from './passwords';
import { Person } from './person.entity';
import { Session } from './session.entity';

/** Long enough not to be a nuisance on one's own machine; a stolen laptop's session can be ended. */
const SESSION_LIFE = 60 * DAY;
const USER_AGENT_MAX = 300;

/** Ten guesses at one account in a quarter of an hour: a person who mistypes never meets it. */
const perAccount = defineLimit({ points: 10, seconds: (15 * MINUTE) / 1_000 });
/** An office behind one address may be a hundred people; a list of leaked passwords is longer. */
const perAddress = defineLimit({ points: 100, seconds: (15 * MINUTE) / 1_000 });

/**
 * Signs in with address and password. Neither the answer nor its time tells whether the account exists.
 * @throws InvalidError when they do not fit; RateLimitedError after too many attempts
 */
export async function signIn(ctx: Context, { email, password }: SignInInput): Promise<void> {
  const address = email.trim().toLowerCase();
  await perAddress.count(ctx, ctx.address);
  await perAccount.count(ctx, address);
  const person = await ctx.db.findOne(Person, {
    where: { email: address, deactivatedAt: IsNull() },
    select: { id: true, passwordHash: true },
  });
  const fits = await passwordFits(person?.passwordHash ?? null, password);
  if (!person || !fits) throw new InvalidError({ path: 'password', rule: 'credentials' });
  await perAccount.forget(ctx, address);
  await beginSession(ctx, person.id);
}

/** A new session for somebody who has just proved who they are; one that the request came with ends. */
export async function beginSession(ctx: Context, personId: string): Promise<void> {
  const token = newSecret();
  const now = ctx.clock.now();
  await transaction(ctx, async (tx) => {
    if (tx.viewer.sessionId) await end(tx, [tx.viewer.sessionId]);
    await tx.db.insert(Session, {
      id: newId(),
      personId,
      tokenHash: hashSecret(token),
      userAgent: ctx.userAgent?.slice(0, USER_AGENT_MAX) ?? null,
      address: ctx.address,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: later(now, SESSION_LIFE),
    });
  });
  ctx.cookie.set(token, later(now, SESSION_LIFE));
  becomeViewer(ctx, await ctx.services.viewers.ofToken(token));
}

export async function signOut(ctx: Context): Promise<Date> {
  const { sessionId } = ctx.viewer;
  if (sessionId) await transaction(ctx, (tx) => end(tx, [sessionId]));
  ctx.cookie.clear();
  becomeViewer(ctx, await ctx.services.viewers.ofToken(null));
  return ctx.clock.now();
}

/** Those that hold still, the newest first. */
export async function sessionsOf(ctx: Context): Promise<Session[]> {
  if (!ctx.viewer.personId) return [];
  const sessions = await ctx.db.find(Session, {
    where: { personId: ctx.viewer.personId, endedAt: IsNull() },
    order: { lastSeenAt: 'DESC' },
  });
  return sessions.filter((session) => session.expiresAt > ctx.clock.now());
}

/**
 * Ends one of the viewer's sessions, or all but this one.
 * @throws NotFoundError when the id is not one of theirs
 */
export async function endSession(ctx: Context, { id, others }: EndSessionInput): Promise<void> {
  const { personId, sessionId } = ctx.viewer;
  if (!personId || !sessionId) throw new UnauthenticatedError();
  if (!id && !others) throw new InvalidError({ path: 'id', rule: 'required' });
  if (id === sessionId) throw new ForbiddenError(DenialReason.SYSTEM_ONLY);
  await transaction(ctx, async (tx) => {
    if (others) await endSessionsOf(tx, personId, sessionId);
    if (!id) return;
    const known = isId(id) && (await tx.db.existsBy(Session, { id, personId, endedAt: IsNull() }));
    if (!known) throw new NotFoundError();
    await end(tx, [id]);
  });
}

/** Ends every session of a person but one. */
export async function endSessionsOf(
  tx: Context,
  personId: string,
  exceptId: string | null = null,
): Promise<void> {
  const sessions = await tx.db.find(Session, {
    where: { personId, endedAt: IsNull(), ...(exceptId && { id: Not(exceptId) }) },
    select: { id: true },
  });
  await end(
    tx,
    sessions.map((session) => session.id),
  );
}

async function end(tx: Context, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.db.update(Session, { id: In(ids) }, { endedAt: tx.clock.now() });
  await emit(tx, sessionsEnded, { sessionIds: ids });
}
