import { defineConfig } from 'vite';

/**
 * GraphiQL is a build of its own: in one with the web client, the libraries that both use would grow by
 * what only GraphiQL needs of them, and every visitor would load that.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: '/graphiql/',
  build: {
    outDir: '../dist/graphiql',
    emptyOutDir: true,
    target: 'es2022',
    // A data: URL would need an exception in the content security policy.
    assetsInlineLimit: 0,
    // In kB. The editor alone is that large; only developers load it.
    chunkSizeWarningLimit: 6_000,
  },
});
