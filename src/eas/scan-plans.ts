import { planScan } from '../wbxml/scan.ts';
import type { Scanned, ScanPlan } from '../wbxml/scan.ts';
import { easCommand } from './commands.ts';

/** Plans made so far: one per command, when its first message is read. */
const PLANS = new Map<string, ScanPlan>();

/** Where Status counts in the messages of a command, ready to scan with; undefined for commands without WBXML. */
export function planOf(command: string): ScanPlan | undefined {
  const known = PLANS.get(command);
  if (known !== undefined) return known;
  const facts = easCommand(command);
  if (facts?.root === undefined) return undefined;
  const plan = planScan({ root: facts.root, statusAt: facts.places.map((place) => place.path) });
  PLANS.set(command, plan);
  return plan;
}

/** Tags per code page (MS-ASWBXML 2.1.2). */
const TAGS_PER_PAGE = 64;

/** Has the message the root the plan was made for? Of any other root a scan only checks the structure. */
export function isRootOf(plan: ScanPlan, scanned: Scanned): boolean {
  return plan.rootKey === scanned.root.page * TAGS_PER_PAGE + scanned.root.token;
}
