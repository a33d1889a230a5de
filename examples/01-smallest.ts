import { createSession, recoveryOf } from 'activesync-recovery';

const eas = createSession(); // one per account; keep it

/** Sends one command and says, in a line, what happened to it. */
export async function smallest(url: string, headers: Record<string, string>, body: Uint8Array<ArrayBuffer>): Promise<string> {
  const response = await eas.fetch(url, { method: 'POST', headers, body }); // the arguments of fetch
  const what = recoveryOf(response);
  if (what?.kind === 'refused') return `${what.error.hint}; next: ${what.next?.do}`; // Sync 3: start-over
  return `${response.status}, ${what?.kind} after ${what?.attempts} attempts`;
}
