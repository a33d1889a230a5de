// `npm run test:browser`: a page in real Chromium keeps a mailbox with the lab server, through the wrapped fetch of the browser. Everything
// listens on 127.0.0.1 only. CHROMIUM names another browser than Debian's.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { startLab } from '../../dist/src/sim/index.js';
import { hard, listening, NAMES } from './servers.mjs';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** Ten cases of a second or two each; a browser that hangs must not hold up a build server. */
const MOST_MS = 120_000;

if (!existsSync(CHROMIUM)) {
  process.stderr.write(`test:browser: there is no ${CHROMIUM}; on Debian: apt-get install chromium (or name one in CHROMIUM)\n`);
  process.exit(1);
}

const { outputFiles } = await build({
  entryPoints: [join(import.meta.dirname, 'page.mjs')],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  logLevel: 'error',
});
const script = outputFiles[0].text;

const lab = await startLab();
const odd = await hard();
const site = await listening((request, response) => {
  const isScript = request.url === '/page.js';
  response.writeHead(200, { 'Content-Type': isScript ? 'text/javascript' : 'text/html; charset=utf-8' });
  response.end(
    isScript ? script : '<!doctype html><title>test</title><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>',
  );
});
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });

async function results() {
  const page = await browser.newPage();
  const mailbox = lab.lab.mailbox('alice');
  const finished = new Promise((resolve, reject) => {
    page.on('pageerror', reject);
    page.on('crash', () => reject(new Error('the page crashed')));
    setTimeout(() => reject(new Error(`the page did not end within ${MOST_MS / 1000} s`)), MOST_MS).unref();
    void page.exposeFunction('done', resolve);
  });
  // Rejected before anybody waits for it, it is still this test's failure.
  finished.catch(() => undefined);
  await page.exposeFunction('lab', (name, ...args) => mailbox[name](...args));
  const servers = { lab: lab.url, ...Object.fromEntries(NAMES.map((name) => [name, `${odd.url}/${name}/Microsoft-Server-ActiveSync`])) };
  await page.addInitScript((given) => Object.assign(globalThis, { SERVERS: given }), servers);
  await page.goto(site.url);
  return finished;
}

let all = [];
try {
  process.stdout.write(`Chromium ${browser.version()}\n`);
  all = await results();
} catch (error) {
  all = [{ name: 'the page', ms: 0, error: String(error) }];
} finally {
  await browser.close();
  await Promise.all([lab.stop(), odd.stop(), site.stop()]);
}

for (const { name, ms, error } of all)
  process.stdout.write(
    `${error === undefined ? 'passed' : 'FAILED'}  ${name} (${ms} ms)\n${error === undefined ? '' : `        ${error}\n`}`,
  );
const failed = all.filter(({ error }) => error !== undefined).length;
process.stdout.write(`test:browser: ${all.length - failed} passed, ${failed} failed\n`);
const report = process.env.TEST_REPORT;
if (report !== undefined) writeFileSync(report, JSON.stringify({ passed: all.length - failed, failed }));
process.exitCode = failed === 0 ? 0 : 1;
