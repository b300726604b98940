import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { minifyContractRouter } from '@orpc/contract';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { mainManifest, onlyCurrent, visitManifest } from './scripts/current-assets.ts';
import { wordOptions } from './scripts/words.mjs';
import { contract } from './src/app/contract.ts';
import { visitAddress } from './src/client/visit-address.ts';

/** The client needs methods and addresses of endpoints, not their schemas: 40 kB that a phone never has to load. */
function routesOnly(): Plugin {
  const id = 'virtual:routes';
  return {
    name: 'routes-only',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (loaded) =>
      loaded === `\0${id}`
        ? `export const routes = ${JSON.stringify(minifyContractRouter(contract))};`
        : undefined,
  };
}

/** The visit's page asks at once for what it will import, and the developer's server finds it under its address. */
function visitPage(): Plugin {
  return {
    name: 'visit-page',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { path, bundle = {} }) => {
        if (path !== '/visit.html') return [];
        const entry = Object.values(bundle).find((one) => one.type === 'chunk' && one.name === 'visit-entry');
        const files = entry?.type === 'chunk' ? [entry.fileName, ...entry.imports] : [];
        return files.map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
          injectTo: 'head' as const,
        }));
      },
    },
    configureServer: (server) => {
      server.middlewares.use((request, _response, next) => {
        if (visitAddress.test(request.url?.split('?')[0] ?? '')) request.url = '/visit.html';
        next();
      });
    },
  };
}

/** `words-visions` for every message of the visions area, by the first part of its key; null for what is no message. */
function wordsOfArea(id: string): string | null {
  const [, area] = /\/words\/compiled\/messages\/([a-z]+)_?[^/]*\.js$/.exec(id) ?? [];
  return area === undefined ? null : `words-${area}`;
}

/** The worker that keeps all pages on a phone. It is made with the last build, when every file is there. */
function keptOnPhone() {
  return VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/client',
    filename: 'service-worker.ts',
    injectRegister: false,
    manifest: false,
    injectManifest: {
      globPatterns: ['**/*.{js,css,html,woff2,svg,png,webmanifest}'],
      globIgnores: ['.vite/**'],
      manifestTransforms: [(entries) => ({ manifest: onlyCurrent(entries) })],
      maximumFileSizeToCacheInBytes: 3_000_000,
    },
  });
}

const visitBuild = 'visit';

/**
 * The visit is built on its own, with a view library of a fifth of the size: a cheap phone spends most of the time until
 * the form is there on running it. The developer's server has one build for all, with React. See decision 14.
 */
const smallViewLibrary = {
  'react-dom/client': 'preact/compat/client',
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react-dom': 'preact/compat',
  react: 'preact/compat',
};

export default defineConfig(({ mode }) => ({
  publicDir: 'src/client/public',
  resolve: { alias: mode === visitBuild ? smallViewLibrary : {} },
  build: {
    outDir: 'build/client',
    emptyOutDir: false,
    target: 'es2022',
    sourcemap: false,
    manifest: mode === visitBuild ? visitManifest : mainManifest,
    rolldownOptions: {
      input: mode === visitBuild ? 'visit.html' : 'index.html',
      output: {
        codeSplitting: {
          // Words and icons that several pages share go into a few files, not one for each: a phone asks for each of them.
          groups: [
            { name: wordsOfArea, debugName: 'words', minShareCount: 2 },
            { name: 'icons', test: /node_modules\/lucide-react\/.*\/icons\//, minShareCount: 2 },
          ],
        },
      },
    },
  },
  plugins: [
    react(),
    paraglideVitePlugin(wordOptions),
    routesOnly(),
    visitPage(),
    mode === visitBuild && keptOnPhone(),
  ],
  server: { port: 4001, proxy: { '/api': 'http://localhost:4000', '/healthz': 'http://localhost:4000' } },
}));
