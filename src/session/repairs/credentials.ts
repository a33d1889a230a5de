import { isHeaderValue } from '../../core/headers.ts';
import { RENEWALS_PER_SEARCH } from '../../core/limits.ts';
import { claimRenewed, isRefused, noteRenewed } from '../authorization.ts';
import { header } from '../outgoing.ts';
import { callHook } from '../hooks.ts';
import type { Exchange, World } from '../world.ts';
import { ownAddress, type Job, type Search } from './job.ts';

/** The credentials rung: the app renews them, once for all requests that wait (MS-ASHTTP 3.1.5.2.1). */
export async function repairCredentials(world: World, job: Job): Promise<void> {
  // Once a person has signed in the app may carry what is new by itself: when it has nothing to say here, that is tried once.
  const nothingNew = (): void => {
    const isTried = world.signedIn === true;
    world.signedIn = false;
    if (isTried) job.whole();
    else job.stuck();
  };
  // Not what is out again: it may be on its way to somebody who has not refused anything yet.
  const refused = (): readonly Exchange[] => [...world.exchanges.values()].filter(({ reply, isOut }) => isRefused(reply) && !isOut);
  const places = (): readonly string[] => refused().flatMap(({ to }) => to ?? []);
  const before = places();
  if (claimRenewed(world, before)) return job.whole();
  const authorization = await askApp(world, job.tries, refused().at(-1)?.reply ?? job.challenged);
  if (job.cancelled) return;
  if (authorization === undefined) return nothingNew();
  world.signedIn = false;
  // Several hosts may refuse one token, the last of them while the app was renewing it.
  const now = places();
  const at = now.length > 0 ? now : before;
  noteRenewed(world, authorization, at.length > 0 ? at : [ownAddress(world, 'OPTIONS').url]);
  job.whole();
}

/** What the app has in place of what was refused; undefined when a person has to be asked first. One question at a time, and one answer for all who ask. */
function askApp(world: World, failures: number, reply: Exchange['reply']): Promise<string | undefined> {
  return (world.asking ??= askNow(world, failures, reply).finally(() => (world.asking = undefined)));
}

async function askNow(world: World, failures: number, reply: Exchange['reply']): Promise<string | undefined> {
  const { hooks } = world.ports;
  const challenge = header(reply?.headers ?? {}, 'www-authenticate');
  const called = await callHook(
    world,
    'credentials',
    async (signal) => hooks.credentials?.({ failures, signal, ...(challenge !== undefined && { challenge }) }) ?? 'ask-user',
    (value) => value === 'ask-user' || isHeaderValue(value?.authorization),
  );
  return called.ok && called.value !== 'ask-user' ? called.value.authorization : undefined;
}

/** The same within the search for an account, which waits meanwhile. */
async function askInSearch(world: World, search: Search, reply: Exchange['reply']): Promise<string | undefined> {
  const { clock } = world.ports;
  const since = (search.lentSince = clock.now());
  search.renewals += 1;
  const authorization = await askApp(world, search.renewals, reply);
  search.lentMs += clock.now() - since;
  search.lentSince = search.renewing = undefined;
  return authorization;
}

/**
 * Who looks for a lost account is asked to sign in where it looks: that repair waits, and goes on with what the app has renewed for there, so
 * often and no more (MS-ASHTTP 3.1.5.2.1). Whoever is refused meanwhile shares it. Without anything new, or when nobody searches any more, what
 * was refused stays so.
 */
export async function renewFor(world: World, job: Job | undefined, exchange: Exchange): Promise<void> {
  const { to = '', reply } = exchange;
  let authorization: string | undefined;
  if (job?.rung === 'endpoint') {
    const { search } = job;
    // Its caller is the repair, which waits with it.
    exchange.waitingSince = undefined;
    if (search.renewals < RENEWALS_PER_SEARCH) search.renewing ??= askInSearch(world, search, reply);
    authorization = await search.renewing;
    search.isForPerson = authorization === undefined;
  }
  exchange.declined = authorization === undefined;
  if (authorization !== undefined) noteRenewed(world, authorization, [to]);
  world.post(exchange.id, { type: 'rung.rebuilt', rung: 'credentials' });
}
