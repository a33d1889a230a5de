/** Of a hundred mutants so many have to be seen by a test, in each layer. */
export const LEAST_SCORE = 90;

/** Where the tests of a layer stand as one script, in Stryker’s copy of the project. */
export const BUNDLE = 'tests.bundle.cjs';

/** What is mutated, and by which tests a mutant has to be seen: quick ones, run in this order. */
export const LAYERS = {
  policy: { mutate: ['src/policy/**/*.ts'], tests: ['test/unit/policy'] },
  session: { mutate: ['src/session/**/*.ts'], tests: ['test/unit/session', 'test/stories/field.test.ts'] },
  machines: { mutate: ['machines/**/*.ts'], tests: ['test/unit/machines', 'test/machines/totality.test.ts', 'test/mutation/proof.ts'] },
};
