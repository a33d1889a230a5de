import type { FaultAction } from '../../../src/sim/fault-script.ts';
import type { Verdict } from '../../../src/sim/world/network.ts';
import type { Deed } from './deed.ts';
import { castSpell, emptyPage, shortList, FOR, TO, touching } from './casting.ts';
import type { Stage } from './stage.ts';
import { SPAN, spanOf } from './times.ts';
import { tokensIn } from './wording.ts';

/** Places of a Status by the words for them. The command alone is the place its codes usually stand at. */
const PLACES: Readonly<Record<string, string>> = {
  Sync: 'Sync/Collections/Collection',
  'Sync root': 'Sync',
  'Sync Add': 'Sync/Collections/Collection/Responses/Add',
  'Sync Change': 'Sync/Collections/Collection/Responses/Change',
  FolderSync: 'FolderSync',
  FolderCreate: 'FolderCreate',
  Ping: 'Ping',
  Provision: 'Provision',
  'Provision policy': 'Provision/Policies/Policy',
  SendMail: 'SendMail',
  MeetingResponse: 'MeetingResponse/Result',
  Settings: 'Settings',
};

/** What a server may answer, in words. */
const ANSWERS: readonly (readonly [RegExp, (args: readonly string[], command: string) => FaultAction])[] = [
  [/^HTTP (\d+)$/, ([code = '']) => ({ http: { code: Number(code) } })],
  [
    /^HTTP (\d+) with ([\w-]+: \S+(?:; [\w-]+: \S+)*)$/,
    ([code = '', headers = '']) => ({
      http: { code: Number(code), headers: Object.fromEntries(headers.split('; ').map((one) => one.split(': '))) },
    }),
  ],
  [/^common (\d+)$/, ([code = ''], command) => ({ status: { at: command, code: Number(code) } })],
  [
    new RegExp(`^(${Object.keys(PLACES).join('|')}) (\\d+)(?: with (\\w+) (\\d+))?$`),
    ([place = '', code = '', fact, value]) => ({
      status: { at: PLACES[place] ?? '', code: Number(code), ...(fact !== undefined && { facts: { [fact]: Number(value) } }) },
    }),
  ],
  [/^a login page$/, () => ({ html: true })],
  [/^garbage$/, () => ({ garbage: 7 })],
];

/** An empty 200 of the ActiveSync server. */
const EMPTY_200: Verdict = { reply: { status: 200, headers: { 'MS-Server-ActiveSync': '15.2' }, body: new Uint8Array(0) } };

const answers: Deed = {
  pattern: new RegExp(`^server answers (.+?) to ${TO}(, though it is done)?${FOR}$`),
  do(stage, [what = '', nth, which = '', processed, during]) {
    const told = (command: string): Verdict => {
      if (what === 'an empty 200') return EMPTY_200;
      for (const [pattern, make] of ANSWERS) {
        const match = pattern.exec(what);
        if (match !== null) return { action: { ...make(match.slice(1), command), ...(processed !== undefined && { processed: true }) } };
      }
      throw new Error(`no server answers "${what}"`);
    };
    told('Sync');
    castSpell(stage, { nth, which, during }, ({ command }) => told(command));
  },
};

/** Ways an answer is lost, or a request. */
const LOST: Readonly<Record<string, Verdict>> = {
  'is silent after taking': { silence: 'processed' },
  'never hears of': { silence: 'unprocessed' },
  'hangs up before taking': { action: { cut: 'before' } },
  'hangs up after taking': { action: { cut: 'after' } },
};

/** Mishaps at the server, by what is lost. */
const LOSSES: Readonly<Record<string, (stage: Stage) => void>> = {
  'the policy key': ({ lab, login }) => lab.mailbox(login.user).losePolicyKey(login.deviceId),
  'the folder list': ({ lab, login }) => lab.mailbox(login.user).loseHierarchy(login.deviceId),
  'the device': ({ lab, login }) => lab.mailbox(login.user).loseDevice(login.deviceId),
  contacts: ({ lab, login }) => lab.mailbox(login.user).loseCollection(lab.mailbox(login.user).folder('Contacts'), login.deviceId),
};

/** What the server does, and the way to it. */
export const SERVER_LINES: readonly Deed[] = [
  answers,
  {
    pattern: new RegExp(`^server (${Object.keys(LOST).join('|')}) ${TO}${FOR}$`),
    do: (stage, [how = '', nth, which = '', during]) => castSpell(stage, { nth, which, during }, () => LOST[how] ?? {}),
  },
  {
    pattern: new RegExp(`^server takes (${SPAN}) for ${TO}${FOR}$`),
    do: (stage, [span = '', nth, which = '', during]) =>
      castSpell(stage, { nth, which, during }, () => ({ action: { delayMs: spanOf(span) } })),
  },
  {
    pattern: new RegExp(`^the network is gone for (${SPAN})$`),
    do: (stage, [during]) => castSpell(stage, { nth: undefined, which: 'everything', during }, () => ({ unsent: 'offline' })),
  },
  {
    pattern: /^server refuses every Sync that carries (\w+) with Sync (\d+)$/,
    do(stage, [token = '', code = '']) {
      const status = { at: 'Sync/Collections/Collection', code: Number(code) };
      stage.spells.push({
        touches: ({ command }, { body }) => command === 'Sync' && tokensIn(body, stage.box).some((one) => one.token === token),
        verdict: () => ({ action: { status } }),
        left: Infinity,
        until: Infinity,
      });
    },
  },
  {
    pattern: /^server refuses contact (\w+) with (\d+)$/,
    do: ({ refusals }, [token = '', code = '']) => void refusals.set(token, Number(code)),
  },
  { pattern: /^server takes contact (\w+)$/, do: ({ refusals }, [token = '']) => void refusals.delete(token) },
  {
    pattern: /^server answers Sync 3 to every Sync that is not from 0$/,
    do: (stage) =>
      touching(stage, (words) => words.startsWith('Sync') && !words.includes('from 0'), {
        action: { status: { at: 'Sync/Collections/Collection', code: 3 } },
      }),
  },
  {
    pattern: new RegExp(`^server answers every Sync with an empty page( and more to come)?${FOR}$`),
    do: (stage, [more, during]) =>
      castSpell(stage, { nth: 'every', which: 'Sync', during }, (_, request) => emptyPage(request, more !== undefined)),
  },
  {
    pattern: /^server sends whoever has no routing cookie elsewhere$/,
    do(stage) {
      const cookie = 'X-BackEndCookie=node7';
      const lost: Verdict = { action: { http: { code: 451, headers: { 'Set-Cookie': `${cookie}; Path=/; Secure; HttpOnly` } } } };
      stage.spells.push({
        touches: (_, { headers }) => headers['cookie']?.includes(cookie) !== true,
        verdict: () => lost,
        left: Infinity,
        until: Infinity,
      });
    },
  },
  {
    pattern: new RegExp(`^server lists nothing but (\\S+)${FOR}$`),
    do: (stage, [name = '', during]) =>
      castSpell(stage, { nth: 'every', which: 'FolderSync', during }, (_, request) => shortList(stage, name, request)),
  },
  {
    pattern: new RegExp(`^server loses (${Object.keys(LOSSES).join('|')})$`),
    do: (stage, [what = '']) => LOSSES[what]?.(stage),
  },
  { pattern: /^server is well again$/, do: (stage) => void (stage.spells.length = 0) },
  { pattern: /^server changes the policy$/, do: ({ lab }) => lab.changePolicy() },
  {
    pattern: /^server changes the password to (\S+)$/,
    do: ({ lab, login }, [password = '']) => lab.mailbox(login.user).setPassword(password),
  },
  {
    pattern: /^server orders a wipe of the (device|account)$/,
    do: ({ lab, login }, [scope]) => lab.mailbox(login.user).wipe(login.deviceId, scope as 'device' | 'account'),
  },
  {
    pattern: /^a mail arrives$/,
    do: ({ lab, login }) => void lab.mailbox(login.user).deliver({ from: 'bob@example.test', subject: 'news' }),
  },
  {
    pattern: /^another device (changes|deletes) contact (\w+)$/,
    do({ lab, login }, [how, token = '']) {
      const mailbox = lab.mailbox(login.user);
      const folder = mailbox.folder('Contacts');
      const item = mailbox.items(folder).find(({ fields }) => fields['Contacts:FirstName'] === token);
      if (item === undefined) throw new Error(`the server has no contact ${token}`);
      if (how === 'deletes') mailbox.remove(folder, item.id);
      else mailbox.change(folder, item.id, { ...item.fields, 'Contacts:LastName': 'changed elsewhere' });
    },
  },
  {
    pattern: /^another device adds contact (\w+)$/,
    do({ lab, login }, [token = '']) {
      const mailbox = lab.mailbox(login.user);
      mailbox.add(mailbox.folder('Contacts'), { 'Contacts:FirstName': token, 'Contacts:LastName': 'there' });
    },
  },
];
