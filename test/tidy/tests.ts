import { field, type Finding, finding, list, type Module, nameOf, type Node, walk } from './modules.ts';

const RUNNERS = ['it', 'test', 'describe', 'suite', 'bench'];
const NOT_RUN = ['skip', 'only', 'todo', 'skipIf', 'runIf', 'fails'];
const OLD_SPELLINGS = ['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe'];

/** `it` of `it.concurrent.only`. */
function runnerOf(node: Node | undefined): string | undefined {
  return node?.type === 'MemberExpression' ? runnerOf(field(node, 'object')) : nameOf(node);
}

/** Tests that do not run, or keep others from running. */
export function allTestsRun(modules: readonly Module[]): Finding[] {
  return modules.flatMap((module) => {
    const findings: Finding[] = [];
    walk(module.program, (node) => {
      if (node.type === 'MemberExpression') {
        const how = nameOf(field(node, 'property'));
        if (how === undefined || !NOT_RUN.includes(how) || !RUNNERS.includes(runnerOf(node) ?? '')) return;
        findings.push(finding(module, node.start, `a test with .${how}: a test runs, or it is not there`));
      }
      const callee = node.type === 'CallExpression' ? nameOf(field(node, 'callee')) : undefined;
      if (callee !== undefined && OLD_SPELLINGS.includes(callee))
        findings.push(finding(module, node.start, `a test that does not run: ${callee}`));
      if (callee !== undefined && ['it', 'test'].includes(callee) && list(node, 'arguments').length < 2) {
        findings.push(finding(module, node.start, 'a test without a body'));
      }
    });
    return findings;
  });
}

/** Folders whose tests are about more than one source file. */
const BY_TOPIC = [
  'bench',
  'browser',
  'conformance',
  'crash',
  'examples',
  'fuzz',
  'machines',
  'mutation',
  'oracle',
  'platforms',
  'properties',
  'servers',
  'simulation',
  'spec',
  'stories',
  'types',
];
/** Tests of the project as a whole. */
const BY_NAME = ['test/tidy.test.ts', 'test/docs.test.ts', 'test/ready.test.ts', 'test/ci.test.ts'];

/** Unit tests that mirror no source file, and tests in places nobody looks for them. */
export function testsMirrorSources(files: readonly string[]): Finding[] {
  const there = new Set(files);
  return files
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => {
      const topic = file.split('/')[1] ?? '';
      if (BY_NAME.includes(file) || BY_TOPIC.includes(topic)) return [];
      const source = file.replace(/^test\/unit\//, '').replace(/\.test\.ts$/, '.ts');
      const wanted = source.startsWith('machines/') ? [source, source.replace(/\.ts$/, '.machine.ts')] : [`src/${source}`];
      if (topic === 'unit' && wanted.some((path) => there.has(path))) return [];
      return [
        {
          file,
          line: 1,
          what: topic === 'unit' ? `tests ${wanted.join(' or ')}, which is not there` : `test/${topic} is no folder of tests`,
        },
      ];
    });
}
