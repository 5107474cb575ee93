// What a first visit to the thread page costs: the entry, its static imports and that lazy page.
// Run after a build. Figures are gzip bytes of what the server would send.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const KB = 1024;
/** Past these the build fails; the goal for JS is 210 KB (docs: speed bars). */
const LIMITS = { js: 245 * KB, css: 30 * KB, requests: 15 };
const GOAL_JS = 210 * KB;

/** The page that people open most: a thread. The rail and what is behind it come with the entry. */
const PAGE = process.argv[2] ?? 'src/pages/Thread.tsx';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../dist');
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

if (!manifest[PAGE]) {
  console.error(`${PAGE} is not in the build's manifest.`);
  process.exit(1);
}

const files = new Set();
const seen = new Set();
function collect(key) {
  if (seen.has(key)) return;
  seen.add(key);
  const chunk = manifest[key];
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const next of chunk.imports ?? []) collect(next);
}
collect('index.html');
collect(PAGE);

const size = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
const total = (ending) =>
  [...files].filter((file) => file.endsWith(ending)).reduce((sum, file) => sum + size(file), 0);

const js = total('.js') + size('scheme.js');
const css = total('.css');
// The document, scheme.js, two preloaded fonts and one query come on top of the chunks.
const requests = files.size + 5;

const kb = (bytes) => `${(bytes / KB).toFixed(1)} KB`;
for (const file of [...files].sort()) console.log(`  ${kb(size(file)).padStart(9)}  ${file}`);
console.log(`JS ${kb(js)} (goal ${kb(GOAL_JS)}, limit ${kb(LIMITS.js)})`);
console.log(`CSS ${kb(css)} (limit ${kb(LIMITS.css)})`);
console.log(`Requests ${requests} (limit ${LIMITS.requests})`);

const over = [
  js > LIMITS.js && 'JS',
  css > LIMITS.css && 'CSS',
  requests > LIMITS.requests && 'requests',
].filter(Boolean);
if (over.length > 0) {
  console.error(`Over the budget: ${over.join(', ')}.`);
  process.exit(1);
}
