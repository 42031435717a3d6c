import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// A server of Berth that `npm run dev` passes calls on to.
const server = process.env.BERTH_SERVER ?? 'http://localhost:8080';

export default defineConfig({
  root: 'src/main/webui',
  plugins: [react()],
  build: {
    outDir: process.env.PORTAL_OUT ?? '../../../target/portal',
    emptyOutDir: true,
    // Everything comes from this server as a file of its own: no data: addresses, which a strict policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: false,
  },
  server: {
    // Not all of /api: sources of the pages lie there.
    proxy: Object.fromEntries(['^/api/(v2\\.0|ext)/', '^/v2/', '^/service/', '^/c/', '^/setup$'].map(path => [path, server])),
  },
  test: { root: '.', include: ['src/test/webui/**/*.test.ts'] },
} as Parameters<typeof defineConfig>[0]);
