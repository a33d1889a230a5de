import type { MailState } from '../core/mail.ts';
import type { ResumeReport } from '../core/session.ts';
import { openEnvelope } from './envelope.ts';
import { stillOpen } from './interrupted.ts';
import { within } from './patience.ts';
import type { World } from './world.ts';

/** How a mail stands that may have left: what was out when the app ended is in doubt too. */
const IN_DOUBT: readonly MailState[] = ['sent', 'unknown'];

/** Reads what was stored into the world. Never rejects: a store that cannot be read must not keep the app from its mail. */
export async function load(world: World): Promise<{ report: ResumeReport; broken: readonly string[]; fromZero: boolean }> {
  const { store, secrets, account } = world.ports;
  const nothing = { broken: [], fromZero: false };
  try {
    // Keychain libraries answer null for what they do not have.
    world.policyKey = (await within(world, secrets.get('policyKey'))) ?? undefined;
    const opened = openEnvelope((await within(world, store.load(account)))?.data);
    if (opened === undefined) return { report: { resumed: 0, unknown: [], interrupted: [] }, ...nothing };
    if ('setAside' in opened) return { report: { resumed: 0, unknown: [], interrupted: [], setAside: opened.setAside }, ...nothing };
    const { envelope } = opened;
    world.account = { ...envelope.account, open: stillOpen(envelope.account, world.ports.clock.now()) };
    const interrupted = Object.values(world.account.open).map(({ command, collectionId }) => ({
      command,
      ...(collectionId !== undefined && { collectionId }),
    }));
    const unknown = Object.entries(envelope.account.mails).flatMap(([clientId, { state }]) =>
      IN_DOUBT.includes(state) ? [{ clientId }] : [],
    );
    return { report: { resumed: 1, unknown, interrupted }, broken: envelope.ladder.broken, fromZero: envelope.ladder.fromZero };
  } catch {
    // A store that cannot be read must not keep the app from its mail; the app hears that the state was put aside.
    return { report: { resumed: 0, unknown: [], interrupted: [], setAside: 'damaged' }, ...nothing };
  }
}
