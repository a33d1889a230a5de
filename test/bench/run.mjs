// `npm run bench`: all comparisons, one after the other, in one process; `node test/bench/run.mjs fetch` runs the named ones. Figures are kept
// in results.json, each with the machine it was taken on.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { join } from 'node:path';
import { compareFetch } from './fetch.mjs';
import { measureHeap } from './heap.mjs';
import { compareWbxml } from './wbxml.mjs';

const table = (rows) => console.table(Object.fromEntries(rows.map(({ name, ...row }) => [name, row])));

const BENCHES = {
  wbxml: compareWbxml,
  async fetch() {
    const found = await compareFetch();
    console.log(
      `\nA call when nothing is wrong: fetch is resolved already, the reply a Sync of ${found.replyBytes} bytes; medians of ${found.rounds} rounds`,
    );
    table(found.rows);
    return found;
  },
  async heap() {
    const found = await measureHeap();
    console.log(`\nHeap: ${found.bytesPerLiveAccount} bytes per live account, ${found.bytesPerHeldRequest} bytes per request that waits`);
    return found;
  },
};

const asked = process.argv.slice(2);
const stranger = asked.find((name) => !Object.hasOwn(BENCHES, name));
if (stranger !== undefined) {
  process.stderr.write(`bench: there is no '${stranger}'; there are ${Object.keys(BENCHES).join(', ')}\n`);
  process.exit(2);
}

const path = join(import.meta.dirname, 'results.json');
const machine = `${platform()} ${arch()}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`;
for (const [name, bench] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const found = await bench();
  const kept = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  writeFileSync(path, `${JSON.stringify({ ...kept, [name]: { node: process.version, machine, ...found } }, null, 2)}\n`);
}
