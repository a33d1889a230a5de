import type { Outcome } from 'activesync-recovery';
import type { FaultScript, RunningLab } from 'activesync-recovery/sim';
import type { Fields } from './mailbox.ts';
import type { MailClient } from './client.ts';

/** What a scenario works with. */
export interface Stage {
  readonly server: RunningLab;
  readonly client: MailClient;
  readonly user: string;
  readonly deviceId: string;
}

/** One thing that goes wrong, and what must have happened when it is over. */
export interface Scenario {
  readonly name: string;
  /** The statuses that have to be met, by id; each is printed with its section. */
  readonly meets: readonly string[];
  /** Runs against a second device with this protocol version. @default 14.1 */
  readonly version?: string;
  /** What the server does wrong from now on. */
  readonly faults?: FaultScript | ((stage: Stage) => FaultScript);
  /** Returns the outcome of the request that met the failure. */
  run(stage: Stage): Promise<Outcome | undefined>;
  /** What is wrong afterwards, in words; nothing when all is well. */
  check?(stage: Stage): string | undefined;
}

export const INBOX = 2;
export const SENT = 5;
export const CONTACTS = 9;

/** A contact of the user's. */
export const contact = (first: string, last: string): Fields => ({ 'Contacts:FirstName': first, 'Contacts:LastName': last });

/** Times of the requests of a command, in ms of the lab's clock. */
export function timesOf({ server, deviceId }: Stage, command: string): readonly number[] {
  return server.lab.log.filter((entry) => entry.command === command && entry.deviceId === deviceId).map((entry) => entry.at);
}

/** Has this mail come into the inbox? */
export function hasMail(client: MailClient, subject: string): boolean {
  return [...(client.mailbox.collections.get(client.folder(INBOX))?.items.values() ?? [])].some(
    (item) => item['Email:Subject'] === subject,
  );
}

/** Between the last two, in ms. */
export function lastGap(times: readonly number[]): number {
  return (times.at(-1) ?? 0) - (times.at(-2) ?? 0);
}
