/** `npm run check`: everything that must hold besides the tests. All steps run, whatever fails. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, generateClient } from './build.mjs';
import {
  decisionsInOrder,
  environmentExplained,
  generatedFresh,
  messagesMatch,
  nothingOfThisMachine,
} from './checks.mjs';
import { ensureInstalled } from './install.mjs';
import { api, e2e, installed, root, runNode, Stop, say, since, start, web } from './lib.mjs';

/** A step that is a tool: passes when the tool ends with 0, else shows what it printed. */
function tool(folder, file, args) {
  return async () => {
    const { code, output } = await runNode([installed(folder, file), ...args], {
      cwd: folder,
      env: { NODE_ENV: undefined },
    });
    if (code !== 0) throw new Stop(output.trim() || `ended with ${code}`);
  };
}

const types = (folder) => tool(folder, 'typescript/bin/tsc', ['--noEmit']);

/** A worker knows other things by name than a page does. */
async function webTypes() {
  await types(web)();
  await tool(web, 'typescript/bin/tsc', ['--noEmit', '--project', 'worker'])();
}

async function budgets() {
  await ensureBuilt(['web']);
  const { code, output } = await runNode([join(web, 'scripts/budget.mjs')], { cwd: web });
  if (code !== 0) throw new Stop(output.trim());
}

const cruised = ['packages/api/src', 'packages/api/test', 'packages/web/src'];

/** In this order: what others are compared with is made first. */
const steps = [
  ['api builds', () => ensureBuilt(['api'])],
  ['client types generate', generateClient],
  ['types: api', types(api)],
  ['types: web', webTypes],
  ['types: e2e', types(e2e)],
  [
    'Biome',
    tool(root, '@biomejs/biome/bin/biome', [
      'ci',
      '--colors=off',
      '--diagnostic-level=warn',
      '--error-on-warnings',
      '.',
    ]),
  ],
  [
    'floors',
    tool(root, 'dependency-cruiser/bin/dependency-cruise.mjs', [
      ...['--config', '.dependency-cruiser.mjs', '--output-type', 'err-long'],
      ...cruised.filter((folder) => existsSync(join(root, folder))),
    ]),
  ],
  ['dead code', tool(root, 'knip/bin/knip.js', ['--no-progress'])],
  ['schema.graphql is fresh', generatedFresh('print-schema', 'packages/api/schema.graphql')],
  ['permissions.md is fresh', generatedFresh('print-permissions', 'docs/permissions.md')],
  ['.env.example is complete', environmentExplained],
  ['messages', messagesMatch],
  ['decisions are numbered', decisionsInOrder],
  ['nothing of this machine', nothingOfThisMachine],
  ['web builds within its budgets', budgets],
];

start(async () => {
  const startedAt = Date.now();
  await ensureInstalled();
  const failed = [];
  for (const [name, step] of steps) {
    const stepStartedAt = Date.now();
    try {
      await step();
      say(`ok    ${name} (${since(stepStartedAt)})`);
    } catch (error) {
      failed.push(name);
      say(`FAIL  ${name} (${since(stepStartedAt)})`);
      const text = error instanceof Stop ? error.message : (error?.stack ?? String(error));
      say(text.replace(/^/gm, '      '));
    }
  }
  const passed = steps.length - failed.length;
  say(`${passed} of ${steps.length} checks passed in ${since(startedAt)}.`);
  if (failed.length > 0) throw new Stop(`Failed: ${failed.join(', ')}.`);
});
