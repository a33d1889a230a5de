import { isHeaderValue } from '../core/headers.ts';
import type { MailState } from '../core/mail.ts';
import type { ResumeReport } from '../core/session.ts';
import { NEW_ACCOUNT, type AccountState } from './account.ts';
import { openEnvelope, type Opened } from './envelope.ts';
import { stillOpen } from './interrupted.ts';
import { mergeAccounts } from './merging.ts';
import { within } from './patience.ts';
import { withinReach } from './reach.ts';
import { redirect } from './redirects.ts';
import type { World } from './world.ts';

/** How a mail stands that may have left: what was out when the app ended is in doubt too. */
const IN_DOUBT: readonly MailState[] = ['sent', 'unknown'];

/** What was found, and the rungs that were broken then. */
export interface Loaded {
  readonly report: ResumeReport;
  readonly broken: readonly string[];
  readonly fromZero: boolean;
  /** Where the store was then; undefined when it could not be read. */
  readonly revision: number | undefined;
}

const found = (report: Partial<ResumeReport> = {}, { broken = [], fromZero = false, revision }: Partial<Loaded> = {}): Loaded => ({
  report: { resumed: 0, unknown: [], interrupted: [], ...report },
  broken,
  fromZero,
  revision,
});

/** Reads what was stored into the world. Never rejects: a store that cannot be read must not keep the app from its mail. */
export async function load(world: World): Promise<Loaded> {
  const [key, stored] = await Promise.all([keyIn(world), read(world), world.ports.prepare?.()]);
  world.policyKey ??= key;
  world.isUnread = stored === 'unread';
  if (stored === 'unread') return found({ setAside: 'unread' });
  const { opened, revision } = stored;
  if (opened === undefined) return found({}, { revision });
  if ('setAside' in opened) return found({ setAside: opened.setAside }, { revision });
  const { account, ladder } = opened.envelope;
  const now = world.ports.clock.now();
  const open = stillOpen(account, now);
  world.account = withinReach(joined(world.account, { ...approved(world, account), open }), now);
  const interrupted = Object.values(open).flatMap(({ command, collectionId, arrivedAt }) =>
    arrivedAt !== undefined ? [] : [{ command, ...(collectionId !== undefined && { collectionId }) }],
  );
  const unknown = Object.entries(account.mails).flatMap(([clientId, { state }]) => (IN_DOUBT.includes(state) ? [{ clientId }] : []));
  return found({ resumed: 1, unknown, interrupted }, { ...ladder, revision });
}

/** The account without an address on a host that the app does not allow any more: its credentials do not go there (MS-ASHTTP 3.1.5.2.2). */
function approved({ ports }: World, account: AccountState): AccountState {
  const { endpoint, ...rest } = account;
  if (endpoint === undefined || endpoint.isGiven === true) return account;
  return 'to' in redirect(endpoint.to, [endpoint.from], ports.isAllowed) ? account : { ...rest, answers118: false };
}

/** The key is no part of the state: a keychain that is locked costs a provisioning, never what is known of mails. */
async function keyIn(world: World): Promise<string | undefined> {
  try {
    // Keychain libraries answer null for what they do not have.
    const key: unknown = await within(world, () => world.ports.secrets.get('policyKey'));
    // One that no header can carry is none.
    return isHeaderValue(key) ? key : undefined;
  } catch {
    return undefined;
  }
}

async function read(world: World): Promise<{ readonly opened: Opened; readonly revision: number } | 'unread'> {
  const { store, account } = world.ports;
  try {
    const stored = await within(world, () => store.load(account));
    return { opened: openEnvelope(stored?.data), revision: stored?.revision ?? 0 };
  } catch {
    return 'unread';
  }
}

/** Read late, what was stored joins what has been learned meanwhile; of polls and folders the store knows more. */
function joined(ours: AccountState, stored: AccountState): AccountState {
  if (ours === NEW_ACCOUNT) return stored;
  return { ...mergeAccounts(ours, stored), longpoll: stored.longpoll, folders: stored.folders };
}

/** Whoever stores has to know where the store is. */
interface Memory {
  /** What is known now is what is stored, at this revision; without one nobody knows what is. */
  know(revision: number | undefined): void;
  /** The store is at this revision; what is known is more than what is stored. */
  locate(revision: number): void;
}

/** What a session knows from its store. */
export interface Reading {
  readonly ready: Promise<ResumeReport>;
  /** A store that did not answer is asked again; what must not happen twice waits for what is known of it. */
  readonly upToDate: (command: string) => Promise<void>;
}

export function openReading(world: World, memory: Memory): Reading {
  const hear = ({ report, broken, fromZero }: Loaded): ResumeReport => {
    const toMend = world.account.wipe?.step === 'consented' ? [...broken, 'policy'] : broken;
    for (const rung of toMend) world.post('ladder', { type: 'rung.broken', rung, epoch: Number.MAX_SAFE_INTEGER, fromZero });
    return report;
  };
  const ready = load(world).then((loaded) => {
    memory.know(loaded.revision);
    return hear(loaded);
  });
  let again: Promise<unknown> | undefined;
  return {
    ready,
    async upToDate(command) {
      await ready;
      if (!world.isUnread) return;
      again ??= load(world)
        .then((loaded) => {
          if (loaded.revision !== undefined) memory.locate(loaded.revision);
          return hear(loaded);
        })
        .finally(() => (again = undefined));
      if (world.ports.protocol.commands[command]?.idempotent !== 'yes') await again;
    },
  };
}
