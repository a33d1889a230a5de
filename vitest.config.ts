import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const manifest = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  name: string;
  exports: Record<string, string | { default: string }>;
};

// Tests, examples and documents import the package by its name; here the name means the sources, so that no stale build is tested.
const alias = Object.entries(manifest.exports)
  .filter((pair): pair is [string, { default: string }] => typeof pair[1] !== 'string')
  .map(([subpath, { default: file }]) => ({
    find: new RegExp(`^${manifest.name}${subpath.slice(1).replace('*', '(.+)')}$`),
    replacement: fileURLToPath(new URL(file.replace('./dist/', './').replace(/\.js$/, '.ts').replace('*', '$1'), import.meta.url)),
  }));

// Where a machine that counts tests wants them in JSON besides the lines for people.
const report = process.env['TEST_REPORT'];

export default defineConfig({
  resolve: { alias },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/oracle/**'],
    testTimeout: 20_000,
    // A hook that compiles what is shown takes its time on a machine with other work.
    hookTimeout: 60_000,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    // Cases for the compiler: a wrong one fails here too, not only in `npm run check`.
    typecheck: { enabled: true, include: ['test/types/**/*.test-d.ts'], tsconfig: 'tsconfig.json', ignoreSourceErrors: true },
    coverage: { provider: 'v8', include: ['src/**', 'machines/**'] },
  },
});
