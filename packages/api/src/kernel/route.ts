import type { Request, Response } from 'express';
import type { Context } from './context';

/** A path beside GraphQL. Every one says its rule, for the permissions table and the walk that asks for it. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** As Express reads it: `/photos/:personId/:file`. */
  readonly path: string;
  /** Who may, in one sentence. The handler enforces it. */
  readonly rule: string;
  /** Only there outside production. */
  readonly developmentOnly?: boolean;
  /**
   * The path itself holds the right to what it does, so nobody asks who is signed in: a POST from elsewhere may carry our
   * cookie and does no more with it than without.
   */
  readonly withoutSession?: boolean;
  /** The body is not read: a handler that takes one limits it itself. What it throws is answered as JSON. */
  handle(ctx: Context, request: Request, response: Response): Promise<void> | void;
}
