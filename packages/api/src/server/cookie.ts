import type { IncomingMessage } from 'node:http';
import type { Response } from 'express';
import type { SessionCookie } from '../kernel/context';
import type { Environment } from '../kernel/environment';

const secure = (environment: Environment): boolean => environment.origin.startsWith('https:');

/** `__Host-` makes the browser refuse a cookie that another host or a plain connection has set. */
export function cookieName(environment: Environment): string {
  return secure(environment) ? '__Host-guildhall' : 'guildhall';
}

/** What our cookie holds, or null. */
export function sessionToken(environment: Environment, request: IncomingMessage): string | null {
  const name = `${cookieName(environment)}=`;
  const pairs = request.headers.cookie?.split(';') ?? [];
  const pair = pairs.map((text) => text.trim()).find((text) => text.startsWith(name));
  return pair?.slice(name.length) || null;
}

/** How an answer sets or clears the cookie: not readable for scripts, not sent with other sites' forms. */
export function sessionCookie(environment: Environment, response: Response): SessionCookie {
  const name = cookieName(environment);
  const attributes = {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: secure(environment),
  } as const;
  return {
    set: (token, expires) => response.cookie(name, token, { ...attributes, expires }),
    clear: () => response.clearCookie(name, attributes),
  };
}
