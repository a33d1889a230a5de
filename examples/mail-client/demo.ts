import type { Outcome, SessionOptions, Step } from 'activesync-recovery';
import { startLab, type RunningLab } from 'activesync-recovery/sim';
import { newMailClient, type MailClient, type MailClientOptions } from './client.ts';
import { penOf, tellOn, type Paper, type Pen } from './report.ts';
import type { Scenario, Stage } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';

/** Lab seconds per real second: waits are shortened by this much, on both sides alike. */
export const SPEED = 40;

/** How the demo is run; a test puts a broken part in to see that the demo notices. */
export interface DemoOptions {
  readonly paper: Paper;
  /** Changes what the session is made with. */
  readonly alter?: (options: SessionOptions, client: () => MailClient) => SessionOptions;
  /** Changes the client itself. */
  readonly alterClient?: (options: MailClientOptions) => MailClient;
  readonly scenarios?: readonly Scenario[];
}

/** What came of one scenario. */
interface Result {
  readonly scenario: Scenario;
  readonly outcome: Outcome | undefined;
  readonly steps: readonly Step[];
  readonly wrong: readonly string[];
}

/**
 * Runs every scenario against a server of its own and compares both mailboxes at the end.
 * @returns the exit code: 0 only if client and server hold the same, every edit survived, each mail was sent once and nothing waits
 */
export async function runDemo(options: DemoOptions): Promise<number> {
  const pen = penOf(options.paper);
  const server = await startLab({ doors: 2, speed: SPEED, heartbeat: { least: 60, most: 900 }, random: seeded(1) });
  pen.line(pen.ink('bold', 'A mail client against a server that fails on purpose'));
  pen.line(pen.ink('dim', `an embedded ActiveSync server on loopback; waits run ${SPEED} times faster than the clock\n`));
  const clients = new Map<string, { stage: Stage; steps: Step[] }>();
  const results: Result[] = [];
  try {
    for (const [index, scenario] of (options.scenarios ?? SCENARIOS).entries()) {
      const at = clients.get(scenario.version ?? '14.1') ?? open(server, scenario.version ?? '14.1', pen, options);
      clients.set(scenario.version ?? '14.1', at);
      results.push(await play(index + 1, scenario, at, pen));
    }
    const left = [...clients.values()].flatMap(({ stage }) => differences(stage));
    return summarise(results, left, pen);
  } finally {
    for (const { stage } of clients.values()) await stage.client.session.stop();
    await server.stop();
  }
}

/** The same run every time: what is random is drawn from a seed (Lehmer's generator). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function open(server: RunningLab, version: string, pen: Pen, options: DemoOptions): { stage: Stage; steps: Step[] } {
  const deviceId = `EXAMPLE${version.replace('.', '')}`;
  const steps: Step[] = [];
  // The client's clock is the lab's: a wait of 20 s takes half a second on both sides.
  const clock = {
    now: server.now,
    setTimeout: (call: () => void, ms: number) => setTimeout(call, ms / SPEED),
    clearTimeout: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
  };
  // The only hosts a redirect may lead to without encryption: this very machine, because the demo says so.
  const plain: SessionOptions = { clock, random: seeded(2), allowHosts: ['127.0.0.1'] };
  const client: MailClient = (options.alterClient ?? newMailClient)({
    url: server.url,
    user: 'alice',
    password: 'alice-pw',
    deviceId,
    version,
    session: options.alter?.(plain, () => client) ?? plain,
  });
  const tell = tellOn(pen, server.now);
  for (const type of ['step', 'attempt', 'repaired', 'held', 'hookFailed'] as const) client.session.on(type, tell);
  client.session.on('step', ({ step }) => void steps.push(step));
  return { stage: { server, client, user: 'alice', deviceId }, steps };
}

async function play(number: number, scenario: Scenario, at: { stage: Stage; steps: Step[] }, pen: Pen): Promise<Result> {
  pen.line(pen.ink('bold', `${number}. ${scenario.name}`));
  const { stage, steps } = at;
  const { faults = [] } = scenario;
  stage.server.lab.setFaults(typeof faults === 'function' ? faults(stage) : faults);
  const before = steps.length;
  const wrong: string[] = [];
  let outcome: Outcome | undefined;
  try {
    outcome = await scenario.run(stage);
    const found = scenario.check?.(stage);
    if (found !== undefined) wrong.push(found);
  } catch (error) {
    wrong.push(error instanceof Error ? error.message : String(error));
  }
  const met = steps.slice(before);
  for (const id of scenario.meets) if (!met.some((step) => step.status === id)) wrong.push(`${id} was never met`);
  if (outcome !== undefined && outcome.kind !== 'done' && outcome.kind !== 'unknown') wrong.push(`the request ended as ${outcome.kind}`);
  stage.server.lab.setFaults([]);
  pen.line(wrong.length === 0 ? `    ${pen.ink('green', 'recovered')}` : `    ${pen.ink('red', `NOT recovered: ${wrong.join('; ')}`)}`);
  return { scenario, outcome, steps: met, wrong };
}

/** What differs between client and server, and what is left waiting. */
function differences({ server, client, user }: Stage): string[] {
  const found: string[] = [];
  const box = server.lab.mailbox(user);
  for (const [id, local] of client.mailbox.collections) {
    const name = client.mailbox.folders.get(id)?.name ?? id;
    const theirs = box.items(id);
    if (local.edits.length > 0) found.push(`${name}: ${local.edits.length} edits never reached the server`);
    if (theirs.length !== local.items.size) found.push(`${name}: ${local.items.size} items here, ${theirs.length} on the server`);
    for (const item of theirs) {
      const ours = local.items.get(item.id);
      const differs =
        ours === undefined || Object.entries(item.fields).some(([key, value]) => typeof value === 'string' && ours[key] !== value);
      if (differs) found.push(`${name}: item ${item.id} differs`);
    }
  }
  const names = box
    .folders()
    .map((folder) => `${folder.id} ${folder.name}`)
    .sort()
    .join();
  const ours = [...client.mailbox.folders.values()]
    .map((folder) => `${folder.serverId} ${folder.name}`)
    .sort()
    .join();
  if (client.mailbox.collections.size > 0 && names !== ours) found.push('the folders differ');
  for (const mail of box.sent()) if (mail.count > 1) found.push(`a mail left ${mail.count} times`);
  const { requests, holds } = client.session.getSnapshot();
  if (requests.length > 0) found.push(`${requests.length} requests are still open`);
  if (holds.length > 0) found.push(`${holds.length} holds are left`);
  return found;
}

function summarise(results: readonly Result[], left: readonly string[], pen: Pen): number {
  pen.line(`\n${pen.ink('bold', 'Summary')}`);
  for (const { scenario, steps, wrong, outcome } of results) {
    const sections = [
      ...new Set(steps.filter((step) => scenario.meets.includes(step.status)).map((step) => `${step.status} [${step.spec}]`)),
    ].join(', ');
    const mark = wrong.length === 0 ? pen.ink('green', 'ok  ') : pen.ink('red', 'FAIL');
    pen.line(`  ${mark} ${sections || scenario.meets.join(', ')}  ${scenario.name}${outcome ? pen.ink('dim', ` (${outcome.kind})`) : ''}`);
  }
  for (const line of left) pen.line(`  ${pen.ink('red', 'LEFT')} ${line}`);
  const failed = results.filter((result) => result.wrong.length > 0).length;
  const good = failed === 0 && left.length === 0;
  pen.line(
    good
      ? pen.ink(
          'green',
          `  ${results.length} of ${results.length} recovered; both mailboxes are the same, every edit arrived, each mail left once, nothing waits`,
        )
      : pen.ink('red', `  ${failed} of ${results.length} not recovered, ${left.length} differences`),
  );
  return good ? 0 : 1;
}
