/** The suites that read GUILDHALL_CORPORA, data kept outside the repository. */
module.exports = {
  ...require('./jest.config.js'),
  testMatch: ['**/*.corpora.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  // Milliseconds. They go through a lot of data.
  testTimeout: 120_000,
};
