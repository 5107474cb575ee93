import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from '../kernel/log';

/** What belongs to a request and is needed where no context reaches: Apollo formats errors without one. */
export interface Scope {
  requestId: string;
  log: Logger;
}

const scopes = new AsyncLocalStorage<Scope>();

export const inScope = <T>(scope: Scope, work: () => T): T => scopes.run(scope, work);

export const currentScope = (): Scope | undefined => scopes.getStore();
