// `node -r ./test/register.cjs script.ts`: compiles TypeScript as it is required, with the build's own
// settings. For tests that need another process; jest compiles only what runs inside it.
'use strict';

const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    configFile: join(__dirname, '../.swcrc'),
    sourceMaps: 'inline',
  });
  module._compile(code, filename);
};
