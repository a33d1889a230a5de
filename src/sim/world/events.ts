import type { Chance } from './chance.ts';
import { begin, kill } from './life.ts';
import { DAY, HOUR, MINUTE } from './limits.ts';
import { isContacts, type LocalCollection } from './mailbox.ts';
import { tell, wake, type Stage } from './stage.ts';

// What people do at random times: the user, other devices, the administrator, and whoever pulls the plug.

type Event = (stage: Stage, chance: Chance) => void;

const contactsOf = ({ box }: Stage): LocalCollection[] =>
  [...box.collections.values()].filter(({ id }) => isContacts(box.folders.get(id)?.type));

function addItem(stage: Stage, chance: Chance): void {
  const lists = contactsOf(stage);
  if (lists.length === 0) return;
  const one = chance.pick(lists);
  const token = `u${stage.box.edits.length}`;
  const edit = {
    do: 'add' as const,
    clientId: `c${stage.box.edits.length}`,
    token,
    serverId: '',
    value: `${token}.0`,
    state: 'waiting' as const,
  };
  tell(stage, () => `the user adds ${token} in ${one.id}`);
  stage.box.edits.push(edit);
  one.edits.push(edit);
  wake(stage);
}

/** Only what the user made, and what is not on its way out. */
function touchItem(stage: Stage, chance: Chance, what: 'change' | 'delete'): void {
  const found = contactsOf(stage).flatMap((one) =>
    [...one.items]
      .filter(([id, { token }]) => token.startsWith('u') && !one.edits.some((edit) => edit.serverId === id && edit.do === 'delete'))
      .map(([serverId, { token }]) => ({ one, serverId, token })),
  );
  if (found.length === 0) return addItem(stage, chance);
  const { one, serverId, token } = chance.pick(found);
  const nth = stage.box.edits.length;
  const edit = { do: what, clientId: `c${nth}`, token, serverId, value: `${token}.${nth}`, state: 'waiting' as const };
  tell(stage, () => `the user makes a ${what} of ${token}, ${serverId} in ${one.id}: ${edit.value}`);
  stage.box.edits.push(edit);
  one.edits.push(edit);
  wake(stage);
}

function writeMail(stage: Stage): void {
  stage.box.mails.push({ id: `mail-${stage.options.seed}-${stage.box.mails.length}`, state: 'draft', refusals: 0 });
  wake(stage);
}

function wishFolder(stage: Stage): void {
  if (stage.box.wishes.length >= 4) return;
  stage.box.wishes.push({ name: `Folder ${stage.box.wishes.length}`, state: 'waiting', refusals: 0, unsure: false });
  wake(stage);
}

/** Another device, another server, an administrator: at the lab itself. */
function elsewhere(stage: Stage, chance: Chance): void {
  const mailbox = stage.lab.mailbox(stage.login.user);
  const nth = stage.tally.exchanges;
  const known = mailbox.devices().some(({ id }) => id === stage.login.deviceId);
  const folder = chance.pick(mailbox.folders());
  const deeds: readonly (() => void)[] = [
    () => void mailbox.deliver({ from: 'bob@example.test', subject: `news ${nth}` }),
    () => void mailbox.add(mailbox.folder('Contacts'), { 'Contacts:FirstName': `s${nth}`, 'Contacts:LastName': 'x' }),
    () => void mailbox.addFolder({ name: `Elsewhere ${nth}`, type: 12 }),
    () => mailbox.renameFolder(mailbox.folder('Contacts'), 'Contacts'),
    () => known && mailbox.loseCollection(folder.id, stage.login.deviceId),
    () => known && mailbox.loseHierarchy(stage.login.deviceId),
    () => known && mailbox.losePolicyKey(stage.login.deviceId),
    () => known && mailbox.loseRemembered(stage.login.deviceId),
    () => known && mailbox.loseDevice(stage.login.deviceId),
    () => stage.lab.changePolicy(),
  ];
  // News most of the time, accidents now and then.
  const deed = chance.pick(chance.hit(0.7) ? deeds.slice(0, 3) : deeds);
  tell(stage, () => `elsewhere: ${String(deed).slice('() => '.length)}`);
  deed();
}

/** The user or an administrator deals with what is held. */
export function releaseAll(stage: Stage, answer: () => 'retry' | 'give-up'): void {
  const session = stage.life?.session;
  for (const { id } of session?.getSnapshot().holds ?? []) {
    stage.tally.released += 1;
    // Somebody has acted: what the server asked for before is theirs now.
    stage.silence.clear();
    session?.release(id, answer()).catch(() => undefined); // it ran out by itself meanwhile
  }
}

/** Somebody who looks at a mail that does not leave closes the app, and opens it again. */
export function loseHeart(stage: Stage, chance: Chance, withinMs: number): void {
  if (stage.peace || !chance.hit(0.5)) return;
  stage.clock.setTimeout(() => pullThePlug(stage, chance, { least: 500, most: 20_000 }), chance.between(1, withinMs));
}

/** How long the app stays away, in ms. */
const AWAY = { least: 2_000, most: HOUR } as const;

function pullThePlug(stage: Stage, chance: Chance, { least, most }: { readonly least: number; readonly most: number } = AWAY): void {
  if (stage.life === undefined) return;
  for (const [command, { said }] of stage.silence) if (stage.clock.now() - said < 10_000) stage.silence.delete(command);
  kill(stage);
  stage.clock.setTimeout(() => begin(stage), chance.between(least, most));
}

const EVENTS: readonly (readonly [weight: number, Event])[] = [
  [8, addItem],
  [5, (stage, chance) => touchItem(stage, chance, 'change')],
  [2, (stage, chance) => touchItem(stage, chance, 'delete')],
  [5, writeMail],
  [1, wishFolder],
  [7, elsewhere],
  [4, (stage, chance) => releaseAll(stage, () => (chance.hit(0.8) ? 'retry' : 'give-up'))],
  [1, (stage, chance) => pullThePlug(stage, chance)],
];

const TOTAL = EVENTS.reduce((sum, [weight]) => sum + weight, 0);

function anyEvent(chance: Chance): Event {
  let left = chance.next() * TOTAL;
  for (const [weight, event] of EVENTS) {
    left -= weight;
    if (left < 0) return event;
  }
  return addItem;
}

/** Something happens now and then, until the server makes peace. */
export function schedule(stage: Stage, chance: Chance): void {
  if (stage.peace) return;
  // Minutes in a run that counts requests, hours in one that counts days.
  const most = stage.options.days === undefined ? 5 * MINUTE : Math.min(DAY / 4, 3 * HOUR);
  stage.clock.setTimeout(
    () => {
      if (stage.peace) return;
      anyEvent(chance)(stage, chance);
      schedule(stage, chance);
    },
    chance.between(SHORTEST, most),
  );
}

const SHORTEST = 500;
