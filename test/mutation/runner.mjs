// Runs the tests of a layer against one mutant after the other, in one process. Vitest would start a worker and load all modules
// for each of them, two seconds a mutant, hours for all. Here the script is compiled once, and started anew for a mutant of what is
// made while it loads, and after one that left a test unfinished. What the tests use of vitest is small: describe, it, each, and
// expect, which is vitest's own.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { PluginKind, declareClassPlugin } from '@stryker-mutator/api/plugin';
import { DryRunStatus, TestStatus, determineHitLimitReached, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { collector, setTest } from './vitest-of-runner.mjs';
import { BUNDLE } from './layers.mjs';

/** A test whose promise nobody settles any more is seen by that nothing is due in the process and nothing runs; looked at so often, in ms. */
const LOOK_MS = 50;
const LOOKS = 8;
/** One that goes on for ever, by the work it does, so that a busy machine ends none. No test of a layer takes a fifth of that. */
const TEST_MOST_MS = 4_000;
const workedMs = () => process.cpuUsage().user / 1000;

/**
 * With MUTATION_QUICK set, a mutant is given up after this much work of its tests, the likeliest and quickest first: enough to look
 * for what survives while you write tests, and a score that is lower than the true one, never higher.
 */
const QUICK_MS = process.env.MUTATION_QUICK === undefined ? Infinity : 600;

const space = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
const fresh = () => Object.assign(space, { activeMutant: undefined, currentTestId: undefined, hitCount: undefined, hitLimit: undefined });
const due = () => process.getActiveResourcesInfo().length;

class Unfinished extends Error {}

/** Fails when the test is not over in time, or never will be. */
async function ended(promise) {
  const before = due();
  let idle = 0;
  let timer;
  let seen = performance.eventLoopUtilization();
  const began = workedMs();
  const stranded = new Promise((_, reject) => {
    timer = setInterval(() => {
      // The timer is one of what is due.
      const { utilization } = performance.eventLoopUtilization(seen);
      seen = performance.eventLoopUtilization();
      idle = due() <= before + 1 && utilization < 0.5 ? idle + 1 : 0;
      if (idle >= LOOKS) reject(new Unfinished('nothing is due, and the test has not ended'));
      if (workedMs() - began > TEST_MOST_MS) reject(new Unfinished('the test does not end'));
    }, LOOK_MS);
  });
  try {
    await Promise.race([promise, stranded]);
  } finally {
    clearInterval(timer);
  }
}

class BundleRunner {
  #start;
  /** The script as it was started without a mutant. The sources keep nothing between two calls, so it serves the next mutant too. */
  #whole;
  /**
   * What each test took, and when it last saw a mutant. The tests of the file itself go first; among them, and among the others, the
   * one that saw the mutant before, because neighbours are often seen by the same test; then the quick ones.
   */
  #took = new Map();
  #saw = new Map();

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const file = resolve(BUNDLE);
    const require = createRequire(file);
    const start = compileFunction(readFileSync(file, 'utf8'), ['module', 'exports', 'require'], { filename: file });
    this.#start = () => {
      const { tests, api } = collector();
      const module = { exports: {} };
      start(module, module.exports, (name) => (name === 'vitest' ? api : require(name)));
      return tests;
    };
  }

  async dryRun() {
    fresh();
    delete space.mutantCoverage;
    const tests = this.#start();
    const first = await this.#run(tests, undefined, true);
    const { mutantCoverage } = space;
    space.mutantCoverage = undefined;
    // One mutant after the other is tried by the same script: a test that passes only once would see every one of them.
    const again = (await this.#run(tests, undefined, true)).filter(isFailed);
    const twice = again.map((one) => ({ ...one, failureMessage: `passes only once in a process: ${one.failureMessage}` }));
    return { status: DryRunStatus.Complete, tests: first.some(isFailed) ? first : [...first, ...twice], mutantCoverage };
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit, disableBail }) {
    fresh();
    if (mutantActivation === 'static') space.activeMutant = activeMutant.id;
    let results;
    try {
      const isStatic = mutantActivation === 'static';
      const tests = (isStatic ? undefined : this.#whole) ?? this.#start();
      this.#whole = isStatic ? undefined : tests;
      Object.assign(space, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
      const about = basename(activeMutant.fileName, '.ts').replace('.machine', '');
      results = await this.#run(tests, testFilter && new Set(testFilter), disableBail, about);
    } catch (error) {
      // What cannot even be loaded fails every test.
      results = [failed('load', error, 0)];
    }
    const reached = determineHitLimitReached(space.hitCount, hitLimit);
    return toMutantRunResult(reached ?? { status: DryRunStatus.Complete, tests: results });
  }

  async #run(tests, wanted, all, about) {
    const results = [];
    const isFar = ({ from }) => Number(basename(from, '.test.ts') !== about);
    const order = ({ id }) => (this.#saw.has(id) ? -this.#saw.get(id) : (this.#took.get(id) ?? 0));
    const asked = wanted === undefined ? [...tests] : tests.filter(({ id }) => wanted.has(id));
    if (!all) asked.sort((a, b) => isFar(a) - isFar(b) || order(a) - order(b));
    const most = all ? Infinity : workedMs() + QUICK_MS;
    for (const { id, run } of asked) {
      if (workedMs() > most) break;
      const began = performance.now();
      space.currentTestId = id;
      setTest(id);
      try {
        const done = run();
        if (typeof done?.then === 'function') await ended(done);
        const took = performance.now() - began;
        this.#took.set(id, took);
        results.push({ id, name: id, status: TestStatus.Success, timeSpentMs: took });
      } catch (error) {
        this.#saw.set(id, performance.now());
        // What goes on behind the back of the next mutant is not its own.
        if (error instanceof Unfinished) this.#whole = undefined;
        results.push(failed(id, error, performance.now() - began));
        if (!all) break;
      }
    }
    space.currentTestId = undefined;
    return results;
  }
}

const isFailed = ({ status }) => status === TestStatus.Failed;

function failed(id, error, timeSpentMs) {
  return { id, name: id, status: TestStatus.Failed, failureMessage: String(error?.message ?? error).slice(0, 500), timeSpentMs };
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'bundle', BundleRunner)];
