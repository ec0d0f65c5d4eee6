/** The desk as `npm start` runs it under Node: a few files instead of some three hundred, which is most of a start. */
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Every worker becomes a file of its own name beside the rest, where main/hosts/node-ports.ts looks for it. */
const workers = globSync('main/**/*-worker.ts', { cwd: here('.') });

export default defineConfig({
  // Pure JavaScript that every start needs; addons, fonts and what a start does not need stay packages.
  ssr: { noExternal: ['zod', 'uuid', 'canonicalize', 'decimal.js'] },
  build: {
    ssr: true,
    outDir: here('out/desk'),
    emptyOutDir: true,
    copyPublicDir: false,
    target: 'node24',
    minify: false,
    rollupOptions: {
      input: Object.fromEntries([
        ['browser-desk', here('main/hosts/start/browser-desk.ts')],
        ['app', here('main/app.ts')],
        ['node-ports', here('main/hosts/node-ports.ts')],
        ...workers.map((path) => [basename(path, '.ts'), here(path)]),
      ]),
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
