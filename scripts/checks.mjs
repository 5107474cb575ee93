/** The checks of `npm run check` that no ready-made tool makes. Each throws `Stop` with its findings. */
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { api, filesBelow, root, run, runNode, Stop, web } from './lib.mjs';

const require = createRequire(import.meta.url);

function report(findings) {
  if (findings.length > 0) throw new Stop(findings.join('\n'));
}

/** Files that git tracks or would track; in a folder without git, all but what is made or fetched. */
async function ownFiles() {
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { code, output } = await run('git', listing).catch(() => ({ code: 1, output: '' }));
  const made = /(^|\/)(node_modules|dist|dist\.new|data|coverage|test-results|\.git|gql)$/;
  const names =
    code === 0
      ? output.split('\0').filter(Boolean)
      : filesBelow([root], (path) => made.test(path)).map((file) => relative(root, file));
  // Neither what was deleted but not yet committed, nor links.
  const isFile = (name) => lstatSync(join(root, name), { throwIfNoEntry: false })?.isFile();
  return [...new Set(names)].filter(isFile);
}

/** The committed file equals what the built API prints. */
export function generatedFresh(printer, file) {
  return async () => {
    const script = join(api, 'dist', `${printer}.js`);
    const { code, output } = await runNode([script], { env: { LOG_LEVEL: 'silent' } });
    if (code !== 0) throw new Stop(output.trim());
    const committed = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
    if (committed.trim() === output.trim()) return;
    const refresh = `node packages/api/dist/${printer}.js > ${file}`;
    throw new Stop(`${file} is stale; refresh it with: ${refresh}`);
  };
}

/** `.env.example` names every variable the API reads, and no other. */
export function environmentExplained() {
  const { variableNames } = require(join(api, 'dist/kernel/environment.js'));
  const example = readFileSync(join(root, '.env.example'), 'utf8');
  const explained = [...example.matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]);
  report([
    ...variableNames
      .filter((name) => !explained.includes(name))
      .map((name) => `${name} is read by the API but not in .env.example`),
    ...explained
      .filter((name) => !variableNames.includes(name))
      .map((name) => `${name} is in .env.example but nothing reads it`),
  ]);
}

/** Decision records are docs/decisions/001-….md, 002-….md, … without gap or double. */
export function decisionsInOrder() {
  const folder = join(root, 'docs/decisions');
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.md'))
    : [];
  const records = names.filter((name) => name !== 'README.md').sort();
  report(
    records.flatMap((name, index) => {
      const wanted = String(index + 1).padStart(3, '0');
      return name.startsWith(`${wanted}-`) ? [] : [`${name}: expected number ${wanted}`];
    }),
  );
}

/** Folders of somebody's machine, and hosts packages were fetched from: true for nobody else. */
const MACHINE = [
  /(?<![\w.~)}\]/-])\/(?:work|root|home\/\w+|Users\/\w+)\/[\w.-]/,
  /\b[A-Z]:\\Users\\/,
  /\bregistry\.[\w-]+\.[\w.]+/,
  /^\s*(?:@[\w-]+:)?registry\s*=/m,
  /\btarball: *https?:/,
  /_authToken/,
];

export async function nothingOfThisMachine() {
  const { output } = await run('npm', ['config', 'get', 'registry'], {
    env: { npm_config_loglevel: 'silent' },
  });
  const host = output.match(/https?:\/\/([^/\s]+)/)?.[1];
  const self = 'scripts/checks.mjs';
  const findings = [];
  for (const name of await ownFiles()) {
    const bytes = readFileSync(join(root, name));
    if (name === self || bytes.includes(0)) continue;
    const text = bytes.toString('utf8');
    const found = MACHINE.map((pattern) => text.match(pattern)).find(Boolean);
    const at = found ? found.index : host ? text.indexOf(host) : -1;
    if (at < 0) continue;
    const line = text.slice(0, at).split('\n').length;
    findings.push(`${name}:${line} names a folder of a machine or a package registry`);
  }
  report(findings);
}

/** How code asks for a sentence by its id, in web and api. */
const ASKS = [
  /formatMessage\(\s*\{\s*id:\s*'([^']+)'/g,
  /<FormattedMessage\s+id="([^"]+)"/g,
  /\bsay\(\s*'([a-z][\w-]*\.[\w.-]+)'/g,
];
const LITERAL = /(['"`])((?:(?!\1)[^\\\n$]){0,120})\1/g;
const COMPOSED = /`((?:[\w.-]|\$\{[^}`]+\})*\$\{[^}`]+\}(?:[\w.-]|\$\{[^}`]+\})*)`/g;
const HOLE = /\$\{[^}`]+\}/;

/** The sentences of one package: id → file. Double ids go to `findings`. */
function readCatalogue(folder, findings) {
  const ids = new Map();
  for (const file of filesBelow([folder])) {
    for (const id of Object.keys(JSON.parse(readFileSync(file, 'utf8')))) {
      if (ids.has(id)) findings.push(`${id} is in ${ids.get(id)} and in ${relative(root, file)}`);
      ids.set(id, relative(root, file));
    }
  }
  return ids;
}

/**
 * Every sentence of the catalogue is used and every sentence used is in it. An id put together at run
 * time (`errors.${code}`) counts as a use of all ids that begin and end as it does; one whose beginning comes
 * from elsewhere (`${kind}.subject`) of those whose beginning stands somewhere as a text.
 */
export function messagesMatch() {
  const findings = [];
  for (const folder of [web, api]) {
    const ids = readCatalogue(join(folder, 'src/messages/en'), findings);
    const skip = (path) => /src\/(gql|messages\/en)$|\.test\.tsx?$/.test(path);
    const sources = filesBelow([join(folder, 'src')], skip).filter((file) => /\.tsx?$/.test(file));
    const literals = new Set();
    const shapes = [];
    const tails = new Set();
    for (const file of sources) {
      const source = readFileSync(file, 'utf8');
      for (const [, , text] of source.matchAll(LITERAL)) literals.add(text);
      for (const [, template] of source.matchAll(COMPOSED)) {
        const parts = template.split(HOLE);
        if (/^\$\{[^}`]+\}\.[a-z]+$/i.test(template)) tails.add(parts[1]);
        else if (parts.some((part) => /[a-z]\.|\.[a-z]/.test(part))) {
          const text = parts.map((part) => part.replaceAll('.', '\\.')).join('[\\w.-]+');
          shapes.push(new RegExp(`^${text}$`));
        }
      }
      for (const [, id] of ASKS.flatMap((pattern) => [...source.matchAll(pattern)])) {
        if (!ids.has(id))
          findings.push(`${id} is used in ${relative(root, file)}, in no catalogue`);
      }
    }
    for (const [id, file] of ids) {
      const last = id.lastIndexOf('.');
      const composed =
        shapes.some((shape) => shape.test(id)) ||
        (tails.has(id.slice(last)) && literals.has(id.slice(0, last)));
      if (!literals.has(id) && !composed) findings.push(`${id} (${file}) is used nowhere`);
    }
  }
  report(findings);
}
