import type { Command } from 'commander';
import { generateVAPIDKeys } from 'web-push';
import { answer, type JsonOption } from './console';

export function keysCommand(program: Command): void {
  const keys = program.command('keys').description('keys of this instance');
  keys
    .command('push')
    .description('make the keys with which people are told in their browsers at once')
    .option('--json', 'end with one JSON object on stdout')
    .action((options: JsonOption) => {
      const { publicKey, privateKey } = generateVAPIDKeys();
      const settings = { PUSH_PUBLIC_KEY: publicKey, PUSH_PRIVATE_KEY: privateKey };
      answer(options, { ok: true, ...settings }, [
        '# Put both into the settings of the server and start it anew; keep them, since with others everybody has to turn push on again.',
        ...Object.entries(settings).map(([name, value]) => `${name}=${value}`),
      ]);
    });
}
