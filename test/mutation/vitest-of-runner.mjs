// As much of vitest as the tests of a layer use. `expect` is vitest's own; a use of anything else fails the first run of all tests.
import { readFileSync } from 'node:fs';
import {
  ASYMMETRIC_MATCHERS_OBJECT, chai, customMatchers, getState, JestAsymmetricMatchers, JestChaiExpect, JestExtend, setState,
} from '@vitest/expect'; // prettier-ignore

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

export const expect = Object.assign((value, message) => chai.expect(value, message), chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT]);
expect.getState = () => getState(expect);
expect.extend = (matchers) => chai.expect.extend(expect, matchers);
setState({ assertionCalls: 0, currentTestName: '' }, expect);
expect.extend(customMatchers);
expect.extend({
  /** Compares only: what is kept is never written anew for a mutant. */
  toMatchFileSnapshot: (told, file) => ({ pass: readFileSync(file, 'utf8') === told, message: () => `${file} tells another story` }),
});

export const setTest = (id) => setState({ ...getState(expect), currentTestName: id }, expect);

/** A new list of tests, and what fills it. */
export function collector() {
  const tests = [];
  const path = [];
  const named = new Map();
  let from = '';

  /** Names are there once: a second test of the same name is told apart by a number. */
  const idOf = (name) => {
    const full = [...path, name].join(' > ');
    const times = (named.get(full) ?? 0) + 1;
    named.set(full, times);
    return times === 1 ? full : `${full} #${times}`;
  };
  const describe = (name, body) => {
    path.push(String(name));
    body();
    path.pop();
  };
  const it = (name, ...given) => {
    const run = given.find((one) => typeof one === 'function');
    tests.push({ id: idOf(String(name)), run, from });
  };
  const each =
    (register) =>
    (rows) =>
    (name, body, ...rest) => {
      // As vitest does: rows are spread where all of them are lists.
      const isTable = rows.every((row) => Array.isArray(row));
      for (const [at, row] of rows.entries()) register(`${name} [${at}]`, () => (isTable ? body(...row) : body(row)), ...rest);
    };
  const api = {
    /** Said by the bundle before each file: whose tests come now. */
    file: (name) => void (from = name),
    describe: Object.assign(describe, { each: each(describe) }),
    it: Object.assign(it, { each: each(it) }),
    expect,
    vi: { setConfig: () => undefined },
  };
  return { tests, api };
}
