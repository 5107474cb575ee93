/** `npx jest` in packages/api, for the pure parts of the web too: on the embedded database or, with TEST_DATABASE_URL, on that server. */
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  // The pure parts of the web run here too: one command, one way to write a test.
  roots: ['<rootDir>', '<rootDir>/../web/src'],
  testMatch: ['<rootDir>/{src,test}/**/*.test.ts', '<rootDir>/../web/src/**/*.test.ts'],
  // Those read data kept outside the repository: jest.corpora.config.js runs them.
  testPathIgnorePatterns: ['/node_modules/', '\\.corpora\\.test\\.ts$'],
  // Builds hold copies of package.json and compiled sources.
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/dist.new'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/test/globalSetup.ts',
  globalTeardown: '<rootDir>/test/globalTeardown.ts',
  // Each worker holds a whole database in memory, and CI machines have two cores.
  maxWorkers: 2,
  // Milliseconds. A machine with others on it can stand still for seconds; what hangs takes longer than any of that.
  testTimeout: 60_000,
};
