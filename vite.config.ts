/** The renderer, built once for both hosts: everything from its own origin, nothing inlined that a strict CSP refuses. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('renderer'),
  base: './',
  plugins: [react()],
  build: {
    outDir: here('out/renderer'),
    emptyOutDir: true,
    target: 'chrome120',
    // A data: URL for a font or a script would be refused by the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Everything is local: one large file costs nothing, a warning about it only hides others.
    chunkSizeWarningLimit: 4000,
    reportCompressedSize: false,
  },
});
