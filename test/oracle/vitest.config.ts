import { defineConfig } from 'vitest/config';

// Where a machine that counts tests wants them in JSON besides the lines for people.
const report = process.env['TEST_REPORT'];

/** The comparison with Debian's libwbxml2-utils as it is installed. Not part of npm test, which uses what was kept of it. */
export default defineConfig({
  test: {
    dir: import.meta.dirname,
    include: ['*.test.ts'],
    testTimeout: 60_000,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});
