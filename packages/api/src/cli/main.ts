import 'reflect-metadata';
import { CommanderError } from 'commander';
import { DatabaseStartError } from '../kernel/database/errors';
import { SettingError } from '../kernel/environment';
import { DomainError } from '../kernel/errors';
import { ImportRefusedError } from '../portability/import.errors';
import { answer, CommandError, say, UsageError } from './console';
import { makeProgram } from './program';

/** Exit codes: what was asked for was done, it could not be done, it was not asked for rightly. */
const OK = 0;
const FAILED = 1;
const USAGE = 2;

/** What somebody at the keyboard can do something about; the rest is a mistake of ours and shows its stack. */
const foreseen = [
  CommandError,
  UsageError,
  SettingError,
  DatabaseStartError,
  ImportRefusedError,
  DomainError,
];

async function main(args: string[]): Promise<number> {
  try {
    await makeProgram().parseAsync(args, { from: 'user' });
    return OK;
  } catch (error) {
    // Commander has said it already: help and version were asked for, everything else was not understood.
    if (error instanceof CommanderError) return error.exitCode === 0 ? OK : USAGE;
    const known = foreseen.some((kind) => error instanceof kind);
    const message = error instanceof Error ? error.message : String(error);
    say(known ? message : ((error as Error).stack ?? message));
    if (args.includes('--json')) answer({ json: true }, { ok: false, error: message }, []);
    return error instanceof UsageError ? USAGE : FAILED;
  }
}

void main(process.argv.slice(2)).then((code) => {
  // `doctor` sets its own when all it did was find something.
  process.exitCode = process.exitCode || code;
});
