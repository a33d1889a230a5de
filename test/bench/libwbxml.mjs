// Debian's libwbxml (C), through its commands: the time over a message less the time over almost nothing, which is a process starting.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { elapsed, median } from './clock.mjs';

const PROCESSES = 15;
const TO_XML = ['-l', 'ACTIVESYNC', '-m', '0', '-k'];
const TO_WBXML = ['-a', '-n', '-k', '-v', '1.3'];

/** Milliseconds for decode and encode, each whole and of the start alone. @throws Error when the commands are not installed */
export function libwbxml(message, almostNothing) {
  const folder = mkdtempSync(join(tmpdir(), 'wbxml-'));
  const run = (tool, flags, from, to) => {
    const { error, status } = spawnSync(tool, [...flags, '-o', join(folder, to), join(folder, from)], { stdio: 'ignore' });
    if (error || status !== 0)
      throw new Error(`${tool} does not run (${error?.message ?? `exit ${status}`}): apt-get install libwbxml2-utils`);
  };
  const measure = (tool, flags, large, small) => {
    const times = { whole: [], start: [] };
    for (let i = 0; i < PROCESSES; i++) {
      times.whole.push(elapsed(() => run(tool, flags, large, 'out')));
      times.start.push(elapsed(() => run(tool, flags, small, 'out')));
    }
    return { whole: median(times.whole), start: median(times.start) };
  };
  try {
    writeFileSync(join(folder, 'large'), message);
    writeFileSync(join(folder, 'small'), almostNothing);
    run('wbxml2xml', TO_XML, 'large', 'large.xml');
    run('wbxml2xml', TO_XML, 'small', 'small.xml');
    return {
      decode: measure('wbxml2xml', TO_XML, 'large', 'small'),
      encode: measure('xml2wbxml', TO_WBXML, 'large.xml', 'small.xml'),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
