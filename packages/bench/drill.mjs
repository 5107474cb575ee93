/** `npm run drill`: what must hold when things break, counted. What each one does: README.md. */
import { parseArgs } from 'node:util';
import { Stop, say, since, start } from '../../scripts/lib.mjs';
import { apiKilled } from './drill/api-killed.mjs';
import { backup } from './drill/backup.mjs';
import { closeAll } from './drill/closers.mjs';
import { embeddedKilled } from './drill/embedded-killed.mjs';
import { mailKilled } from './drill/mail-killed.mjs';
import { migrationKilled } from './drill/migration-killed.mjs';
import { overload } from './drill/overload.mjs';
import { postgresKilled } from './drill/postgres-killed.mjs';
import { races } from './drill/races.mjs';
import { subscribersDropped } from './drill/subscribers-dropped.mjs';
import { tellingKilled } from './drill/telling-killed.mjs';

const drills = {
  'api-killed': apiKilled,
  'postgres-killed': postgresKilled,
  'embedded-killed': embeddedKilled,
  'mail-killed': mailKilled,
  'telling-killed': tellingKilled,
  'subscribers-dropped': subscribersDropped,
  'migration-killed': migrationKilled,
  backup,
  races,
  overload,
};

const USAGE = `npm run drill -- [options] [names]
  --smoke        each only a few times: shows that they run
  names          ${Object.keys(drills).join(', ')} (default: all)`;

function chosen() {
  const parse = () => {
    try {
      return parseArgs({
        args: process.argv.slice(2),
        allowPositionals: true,
        options: { smoke: { type: 'boolean', default: false }, help: { type: 'boolean' } },
      });
    } catch (error) {
      throw new Stop(`${error.message}\n\n${USAGE}`);
    }
  };
  const { values, positionals } = parse();
  const unknown = positionals.find((name) => !drills[name]);
  if (unknown) throw new Stop(`There is no drill called ${unknown}.\n\n${USAGE}`);
  return { ...values, names: positionals.length > 0 ? positionals : Object.keys(drills) };
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    closeAll().finally(() => process.exit(130));
  });
}

start(async () => {
  const { names, smoke, help } = chosen();
  if (help) return say(USAGE);
  let broken = 0;
  for (const name of names) {
    const startedAt = Date.now();
    say(`${name} …`);
    try {
      const { counts, wrong } = await drills[name]({ smoke });
      const told = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
      console.log(`${wrong.length === 0 ? 'held  ' : 'BROKEN'} ${name}: ${told.join(', ')}`);
      for (const what of wrong) console.log(`         ${what}`);
      if (wrong.length > 0) broken += 1;
    } catch (error) {
      console.log(`FAILED ${name}: ${error.stack ?? error}`);
      broken += 1;
    } finally {
      await closeAll();
    }
    say(`  ${since(startedAt)}`);
  }
  return broken === 0 ? 0 : 1;
});
