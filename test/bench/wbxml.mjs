// The WBXML codec beside two others, in one run on one machine, on a megabyte of previews and one of whole mails. Medians; ratios are
// against aswbxml.
import { element, encode } from '../../dist/src/wbxml/index.js';
import { race } from './clock.mjs';
import { codecs } from './codecs.mjs';
import { libwbxml } from './libwbxml.mjs';
import { syncReply } from './sync-reply.mjs';

const ROUNDS = 40;
const WARM_UP = 12;
/** How many times aswbxml we mean to be, on previews. */
const AIMS = { 'ours: decode': 2, 'ours: scan': 6 };

const rounded = (value, digits) => Number(value.toFixed(digits));

function compare(name, message) {
  const times = race(codecs(message), ROUNDS, WARM_UP);
  const commands = libwbxml(message, encode(element('AirSync:Sync')));
  for (const [what, { whole, start }] of Object.entries(commands)) times[`libwbxml: ${what}`] = whole - start;
  return Object.entries(times).map(([codec, ms]) => {
    const what = codec.split(': ')[1];
    const { whole, start } = codec.startsWith('libwbxml') ? commands[what] : {};
    return {
      codec,
      ms: rounded(ms, 2),
      mbPerSecond: rounded(message.length / 1000 / ms, 1),
      // A scan stands where others have to decode.
      timesAswbxml: rounded(times[`aswbxml: ${what === 'scan' ? 'decode' : what}`] / ms, 2),
      ...(name === 'previews' && AIMS[codec] !== undefined && { aim: AIMS[codec] }),
      ...(whole !== undefined && { withProcessMs: rounded(whole, 2), processStartMs: rounded(start, 2) }),
    };
  });
}

export function compareWbxml() {
  const messages = { previews: encode(syncReply(element, 1600)), mails: encode(syncReply(element, 80, 12_000)) };
  const compared = {};
  for (const [name, message] of Object.entries(messages)) {
    compared[name] = { bytes: message.length, rows: compare(name, message) };
    console.log(`\nWBXML, ${name}: a Sync reply of ${message.length} bytes; node ${process.version}, medians of ${ROUNDS} rounds`);
    console.table(Object.fromEntries(compared[name].rows.map(({ codec, ...row }) => [codec, row])));
  }
  return { rounds: ROUNDS, ...compared };
}
