import process from 'node:process';
import { RULES } from '../eas/rows.ts';
import { EAS } from '../eas/protocol.ts';
import type { StatusId } from '../core/status-id.ts';
import { endsOfRows, sharesOf } from './ends.ts';
import { MOST_BYTES, MOST_MS } from './limits.ts';
import { composed, PAIRS, PRODUCTS } from './model/compositions.ts';
import { walk } from './model/walk.ts';
import { verifyMachine, type Row } from './machine.ts';
import { FULL, subjects } from './registry.ts';
import { holds, storiesOf, tableOf } from './report.ts';

const began = performance.now();
const rows: Row[] = [];
for (const subject of subjects(FULL)) {
  process.stderr.write(`${subject.name} ...\n`);
  rows.push(verifyMachine(subject));
}

for (const world of composed([...PAIRS, ...PRODUCTS])) {
  process.stderr.write(`${world.name} ...\n`);
  rows.push(walk(world));
}

const took = performance.now() - began;
// Work, not time: the proof is as long on a machine that has other things to do.
const { user, system } = process.cpuUsage();
const worked = (user + system) / 1000;
// At its most, not at the end.
const rss = process.resourceUsage().maxRSS * 1024;
const over = [
  ...(worked > MOST_MS ? [`worked ${Math.round(worked / 1000)} s, at most ${MOST_MS / 1000}\n`] : []),
  ...(rss > MOST_BYTES ? [`used ${rss} bytes, at most ${MOST_BYTES}\n`] : []),
];
process.stdout.write(tableOf(rows));
process.stdout.write(`\n${sharesOf(endsOfRows(EAS, Object.keys(RULES) as StatusId[]))}`);
process.stdout.write(storiesOf(rows));
process.stdout.write(over.join(''));
const ok = holds(rows) && over.length === 0;
const seconds = [worked, took].map((ms) => (ms / 1000).toFixed(1));
process.stdout.write(
  `verify: ${ok ? 'everything holds' : 'FAILED'}; ${seconds.join(' s of work in ')} s, ${Math.round(rss / 2 ** 20)} MB\n`,
);
process.exitCode = ok ? 0 : 1;
