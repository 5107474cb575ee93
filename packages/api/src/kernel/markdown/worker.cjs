'use strict';
// Worker threads start outside jest's transformation. In a build the thread's code lies beside this file as
// JavaScript; in the sources there is only TypeScript, so it is compiled as it is asked for. The compiler is
// a development dependency and is never loaded in a build.
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

if (!existsSync(join(__dirname, 'thread.js'))) {
  const { transformSync } = require('@swc/core');
  require.extensions['.ts'] = (module, filename) => {
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      filename,
      swcrc: false,
      configFile: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    });
    module._compile(code, filename);
  };
}

require('./thread');
