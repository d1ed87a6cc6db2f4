import { readFileSync } from 'node:fs';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const WORDS = '../report/src/main/resources/org/hansho/report/text/words_';
const SHARED = /^(severity|confidence|timing|stage|section|entity|attribute|number)\./;

/** The words that reports and the console share, so that both say the same. */
function sharedWords(): Plugin {
  const id = 'virtual:shared-words';
  return {
    name: 'shared-words',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load(source) {
      if (source !== `\0${id}`) return undefined;
      const read = (language: string) =>
        Object.fromEntries(
          readFileSync(new URL(`${WORDS}${language}.properties`, import.meta.url), 'utf8')
            .split('\n')
            .filter((line) => SHARED.test(line))
            .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
        );
      return `export const shared = ${JSON.stringify({ en: read('en'), ja: read('ja') })};`;
    },
  };
}

export default defineConfig({
  plugins: [
    sharedWords(),
    { ...optimizeLocales.vite({ locales: ['en-US', 'ja-JP'] }), enforce: 'pre' as const },
    react(),
  ],
  build: {
    outDir: 'target/classes/hansho/console',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    target: 'es2022',
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8514', '/sign-in/': 'http://127.0.0.1:8514' } },
  test: { include: ['test/**/*.test.ts', 'test/**/*.test.tsx'] },
});
