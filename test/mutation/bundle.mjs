// Puts the tests of a layer, with all they import, into one script that test/mutation/runner.mjs can start over and over.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { BUNDLE, LAYERS } from './layers.mjs';

const [layer] = process.argv.slice(2);
const { name, exports } = JSON.parse(readFileSync('package.json', 'utf8'));

const testsIn = (path) =>
  path.endsWith('.ts')
    ? [path]
    : readdirSync(path, { recursive: true })
        .filter((file) => file.endsWith('.test.ts'))
        .sort()
        .map((file) => join(path, file));

const alias = Object.fromEntries(
  Object.entries(exports)
    .filter(([, to]) => typeof to !== 'string')
    .map(([subpath, to]) => [name + subpath.slice(1), join(process.cwd(), to.default.replace('./dist/', '').replace(/\.js$/, '.ts'))]),
);

/** A file that asks where it lies is told where it lay. */
const places = {
  name: 'places',
  setup: (builder) =>
    builder.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8')
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path))),
    })),
};

/** Says before each file of tests whose tests come now. */
const files = {
  name: 'files',
  setup(builder) {
    builder.onResolve({ filter: /^tests-of:/ }, ({ path }) => ({ path, namespace: 'tests-of' }));
    builder.onLoad({ filter: /./, namespace: 'tests-of' }, ({ path }) => ({
      contents: `import { file } from 'vitest'; file(${JSON.stringify(path.slice('tests-of:'.length))});`,
      resolveDir: process.cwd(),
    }));
  },
};

await build({
  stdin: {
    contents: LAYERS[layer].tests
      .flatMap(testsIn)
      .map((file) => `import 'tests-of:${file}'; import './${file}';`)
      .join('\n'),
    resolveDir: process.cwd(),
  },
  outfile: BUNDLE,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  // A file of tests is imported for what it does, which the package says that none of its files do.
  ignoreAnnotations: true,
  alias,
  plugins: [files, places],
});
