import { createHash, randomBytes } from 'node:crypto';
import { v7, validate } from 'uuid';

/** A new id; in order of time, so that rows made together lie together. */
export const newId = (): string => v7();

/** Whether a text has the form of an id: what has not, names nothing (and would upset PostgreSQL). */
export const isId = (text: string): boolean => validate(text);

/** 256 bits that nobody can guess, in 43 characters that fit a URL. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret: it cannot be turned back, and 256 random bits need no salt. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();
