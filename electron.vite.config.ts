/** What Electron loads: the main process with its workers, and the sandboxed preload; the renderer is vite.config.ts. */
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'electron-vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Every worker becomes a file of its own name beside index.js, where the Electron host looks for it. */
const workers = globSync('main/**/*-worker.ts', { cwd: here('.') });

export default defineConfig({
  main: {
    build: {
      outDir: here('out/main'),
      emptyOutDir: true,
      rollupOptions: {
        input: Object.fromEntries([
          ['index', here('main/hosts/electron/index.ts')],
          ...workers.map((path) => [basename(path, '.ts'), here(path)]),
        ]),
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: here('out/preload'),
      emptyOutDir: true,
      // A sandboxed preload is CommonJS and can require nothing but Electron.
      externalizeDeps: false,
      rollupOptions: {
        input: here('main/hosts/electron/preload/index.ts'),
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
});
