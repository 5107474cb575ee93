import { CommanderError } from 'commander';
import { AnsweredError, answer, CommandError, say, UsageError } from './console';
import { makeProgram } from './program';

/** Exit codes: what was asked for was done, it could not be done, it was not asked for rightly. */
const OK = 0;
const FAILED = 1;
const USAGE = 2;

/** Carries out a command. @returns its exit code; everything else has been said */
export async function run(args: string[]): Promise<number> {
  try {
    await makeProgram().parseAsync(args, { from: 'user' });
    return OK;
  } catch (error) {
    // Commander has said it already: help and version were asked for, everything else was not understood.
    if (error instanceof CommanderError) return error.exitCode === 0 ? OK : USAGE;
    if (error instanceof AnsweredError) return FAILED;
    const message = error instanceof Error ? error.message : String(error);
    say(isForeseenHere(error) ? message : ((error as Error).stack ?? message));
    if (args.includes('--json')) answer({ json: true }, { ok: false, error: message }, []);
    return error instanceof UsageError ? USAGE : FAILED;
  }
}

/** What somebody at the keyboard can do something about; the rest is a mistake of ours and shows its stack. */
function isForeseenHere(error: unknown): boolean {
  if (error instanceof CommandError || error instanceof UsageError) return true;
  const { isForeseen }: typeof import('./foreseen') = require('./foreseen');
  return isForeseen(error);
}
