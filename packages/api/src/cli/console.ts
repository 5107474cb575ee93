import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** The command was not understood, or cannot be carried out as it was typed: exit code 2. */
export class UsageError extends Error {}

/** What was asked for did not come about, for a reason that one sentence tells: exit code 1. */
export class CommandError extends Error {}

/** The answer was given, and it is that not all is in order: exit code 1, and nothing more is said. */
export class AnsweredError extends Error {}

export interface JsonOption {
  json?: boolean;
}

const STDOUT = 1;

/** To whoever watches: on stderr, so that stdout belongs to the answer. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The answer: lines for people, or with --json one object. Written at once, whatever ends the process. */
export function answer(options: JsonOption, result: object, lines: string[]): void {
  const text = options.json ? JSON.stringify(result) : lines.join('\n');
  let rest = Buffer.from(`${text}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(STDOUT, rest));
    } catch (error) {
      // A pipe whose reader is slow.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}

/**
 * Asks before something is destroyed.
 * @throws UsageError when nobody is there to ask; CommandError when the answer is not yes
 */
export async function confirm(question: string, yes: boolean | undefined): Promise<void> {
  if (yes) return;
  if (!process.stdin.isTTY) {
    throw new UsageError(`${question} Nobody can be asked here: add --yes to confirm.`);
  }
  const reply = await ask(`${question} Type "yes" to go on: `);
  if (reply.trim().toLowerCase() !== 'yes') throw new CommandError('Nothing was changed.');
}

/** A password: typed unseen, or the first line of standard input. It never stands among the arguments. */
export async function readPassword(): Promise<string> {
  if (!process.stdin.isTTY) return firstLine();
  const password = await ask('Password: ', true);
  if ((await ask('Once more: ', true)) !== password) {
    throw new CommandError('The two passwords differ; nothing was changed.');
  }
  return password;
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  return '';
}

function ask(question: string, unseen = false): Promise<string> {
  const terminal = createInterface({
    input: process.stdin,
    output: process.stderr,
    terminal: true,
  });
  return new Promise((resolve, reject) => {
    terminal.question(question, (reply) => {
      terminal.close();
      if (unseen) say('');
      resolve(reply);
    });
    terminal.on('SIGINT', () => {
      terminal.close();
      reject(new CommandError('Nothing was changed.'));
    });
    // From here on, what is typed is not echoed.
    if (unseen) Object.assign(terminal, { _writeToOutput: () => undefined });
  });
}
