import { defineConfig } from 'vite';

/**
 * The service worker is a build of its own: one file without imports, at the root, since a worker may look after no more
 * than what lies below it, and at an address that stays the same, since the browser asks there for a newer one.
 */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    outDir: '../dist',
    emptyOutDir: false,
    target: 'es2022',
    rolldownOptions: {
      input: 'sw.ts',
      output: { format: 'iife', entryFileNames: 'sw.js' },
    },
  },
});
