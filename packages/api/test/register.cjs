// `node -r ./test/register.cjs script.ts`: compiles TypeScript as it is required, with the build's own
// settings. For tests that need another process; jest compiles only what runs inside it.
'use strict';

const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const settings = join(__dirname, '../.swcrc');
const cache = join(tmpdir(), 'guildhall-test-swc');
mkdirSync(cache, { recursive: true });

/** A test starts some twenty processes: each file is compiled once for each state of it. */
function compiled(filename) {
  const source = readFileSync(filename, 'utf8');
  const hash = createHash('sha256');
  for (const part of [filename, source, readFileSync(settings)]) hash.update(part);
  const kept = join(cache, `${hash.digest('hex').slice(0, 32)}.js`);
  try {
    return readFileSync(kept, 'utf8');
  } catch {
    const { transformSync } = require('@swc/core');
    const { code } = transformSync(source, {
      filename,
      configFile: settings,
      sourceMaps: 'inline',
    });
    const draft = `${kept}.${process.pid}`;
    writeFileSync(draft, code);
    renameSync(draft, kept);
    return code;
  }
}

Module._extensions['.ts'] = (module, filename) => {
  module._compile(compiled(filename), filename);
};
