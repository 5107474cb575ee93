/** Builds api and web when their sources changed. Run by itself: `node scripts/build.mjs [api] [web]`. */
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import {
  api,
  filesBelow,
  hashFiles,
  installed,
  readStamp,
  root,
  runNode,
  Stop,
  say,
  since,
  start,
  web,
  withLock,
} from './lib.mjs';

/** What every build depends on besides its sources: the exact compilers. */
const compilers = [join(root, 'pnpm-lock.yaml')];

const parts = {
  api: {
    folder: api,
    // Tests are not shipped; factories are, the demo world is built from them.
    sources: () => [
      ...compilers,
      ...filesBelow(
        ['src', '.swcrc', 'package.json'].map((name) => join(api, name)),
        (path) => /\.(test|fixture)\.ts$/.test(path),
      ),
    ],
    build: async (out) => {
      await tool('@swc/cli/bin/swc.js', api, [
        ...['src', '--out-dir', out, '--strip-leading-paths', '--copy-files', '--quiet'],
        ...['--ignore', '**/*.test.ts', '--ignore', '**/*.fixture.ts'],
      ]);
    },
  },
  web: {
    folder: web,
    // The client's types and its trusted documents come from the API's schema.
    sources: () =>
      [
        ...compilers,
        join(root, 'tsconfig.base.json'),
        join(api, 'schema.graphql'),
        ...filesBelow([web], (path) =>
          /^packages\/web\/(node_modules|dist|src\/gql)(\.|\/|$)/.test(path),
        ),
      ].filter(existsSync),
    build: async (out) => {
      await generateClient();
      await tool('vite/bin/vite.js', web, [
        'build',
        '--outDir',
        out,
        '--emptyOutDir',
        '--logLevel',
        'warn',
      ]);
      // GraphiQL is a build of its own: built together, it would enlarge what every visitor loads.
      await tool('vite/bin/vite.js', web, [
        'build',
        ...['--config', 'graphiql/vite.config.ts', '--outDir', join(out, 'graphiql')],
        ...['--logLevel', 'error'],
      ]);
      // So is the service worker, which has to be one file at the root.
      await tool('vite/bin/vite.js', web, [
        'build',
        ...['--config', 'worker/vite.config.ts', '--outDir', out, '--logLevel', 'warn'],
      ]);
      // The trusted documents of exactly this client, for the API. A dot file, so that it is not served.
      const documents = join(web, 'src/gql/persisted-documents.json');
      if (existsSync(documents)) cpSync(documents, join(out, '.trusted-documents.json'));
    },
  },
};

/** Writes packages/web/src/gql from the schema and the documents in the pages. */
export async function generateClient() {
  await tool('@graphql-codegen/cli/esm/bin.js', web, ['--config', 'codegen.ts', '--errors-only']);
}

/** Runs a tool quietly; what it printed is shown only when it fails. */
async function tool(name, folder, args) {
  // Without NODE_ENV: Vite would build React's development edition under `development`.
  const { code, output } = await runNode([installed(folder, name), ...args], {
    cwd: folder,
    env: { NODE_ENV: undefined },
  });
  if (code !== 0) {
    say(output.trim());
    throw new Stop(`${name.match(/^(@[^/]+\/)?[^/]+/)[0]} ended with ${code}, see above.`);
  }
}

/**
 * Makes `dist` of the named parts (default: both) match their sources. The new output is made beside
 * the old one and then takes its place, so nothing stale stays and a running server never sees half.
 */
export async function ensureBuilt(names = ['api', 'web']) {
  for (const name of names) {
    const { folder, sources, build } = parts[name];
    // A container image carries the output without the sources: nothing to compare, nothing to build.
    if (!existsSync(join(folder, 'src'))) continue;
    const stampFile = join(folder, 'dist/.stamp');
    const upToDate = () => readStamp(stampFile) === hashFiles(sources(), process.version);
    if (upToDate()) continue;
    mkdirSync(join(root, 'node_modules'), { recursive: true });
    await withLock(join(root, `node_modules/.guildhall-build-${name}.lock`), async () => {
      if (upToDate()) return;
      const startedAt = Date.now();
      say(`Building ${name} …`);
      const out = join(folder, 'dist.new');
      rmSync(out, { recursive: true, force: true });
      const stamp = hashFiles(sources(), process.version);
      await build(out);
      writeFileSync(join(out, '.stamp'), stamp);
      rmSync(join(folder, 'dist'), { recursive: true, force: true });
      renameSync(out, join(folder, 'dist'));
      say(`Built ${name} in ${since(startedAt)}.`);
    });
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  start(async (names) => {
    const unknown = names.find((name) => !(name in parts));
    if (unknown)
      throw new Stop(
        `There is no part called ${unknown}; there are ${Object.keys(parts).join(' and ')}.`,
      );
    await ensureInstalled();
    await ensureBuilt(names.length ? names : undefined);
  });
}
