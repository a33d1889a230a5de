import { describe, expect, it } from 'vitest';
import type { Protocol } from '../../../src/core/protocol.ts';
import type { AppRule, Rule } from '../../../src/core/resolution.ts';
import { EAS } from '../../../src/eas/protocol.ts';
import { applies, resolve } from '../../../src/policy/resolve.ts';
import { status } from '../../support/statuses.ts';

const APP: AppRule = { match: 'Sync.3', steps: [{ do: 'reject', why: 'server' }], basis: 'advice' };
const QUIRK: AppRule = { match: 'Sync.3', steps: [{ do: 'retry', pace: 'now' }], basis: 'observed' };
const SECOND: AppRule = { match: 'Sync.3', steps: [{ do: 'accept' }], basis: 'observed' };

/** ActiveSync with two servers that bend Sync 3, the second of them also matched by the first one's mark. */
const bent: Protocol = {
  ...EAS,
  quirks: [
    { name: 'first', evidence: 'none', server: /bent/, rules: [QUIRK] },
    { name: 'second', evidence: 'none', server: /bent-more/, rules: [SECOND, { ...SECOND, match: 'Sync.5' }] },
  ],
};

describe('where a treatment is found', () => {
  it('the app’s own rule stands before everything else', () => {
    const found = resolve(bent, status(3), {}, { appRules: [APP], server: 'bent' });
    expect(found.because).toMatchObject({ id: 'Sync.3', layer: 'app', basis: 'advice' });
    expect(found.treatment.steps).toEqual(APP.steps);
  });

  it('then the first quirk of this server that has a row, then the next', () => {
    expect(resolve(bent, status(3), {}, { server: 'a bent server' }).because.layer).toBe('quirk');
    expect(resolve(bent, status(3), {}, { server: 'bent-more' }).treatment.steps).toEqual(QUIRK.steps);
    expect(resolve(bent, status(5), {}, { server: 'bent-more' }).treatment.steps).toEqual(SECOND.steps);
  });

  it('no quirk of another server, and none before the server is known', () => {
    expect(resolve(bent, status(3), {}, { server: 'straight' }).because.layer).toBe('command');
    expect(resolve(bent, status(3)).because.layer).toBe('command');
  });

  it('then the command’s row, with its name and section [MS-ASCMD 2.2.3.177.17]', () => {
    const { because, success } = resolve(EAS, status(3));
    expect(because).toMatchObject({ id: 'Sync.3', layer: 'command', basis: 'spec' });
    expect(because.spec).toMatch(/^MS-ASCMD 2\.2\.3\.177\.17/);
    expect(success).toBe(false);
  });

  it('codes of the common table are common whichever command and level they come from [MS-ASCMD 2.2.2]', () => {
    for (const [command, path] of [
      ['Sync', 'Sync/Collections/Collection'],
      ['FolderSync', 'FolderSync'],
      ['Ping', 'Ping'],
    ] as const) {
      expect(resolve(EAS, status(142, { command, path })).because, command).toMatchObject({ id: 'common.142', layer: 'common' });
    }
  });

  it('a code listed elsewhere only gets the cautious rule, and is no success there', () => {
    const { because, treatment } = resolve(EAS, status(12, { level: 'item' }));
    expect(because.layer).toBe('out-of-place');
    expect(treatment.steps.at(-1)?.do).toBe('reject');
    const three = resolve(EAS, status(3, { command: 'MoveItems', level: 'command', path: 'MoveItems' }));
    expect(three.because.layer).toBe('out-of-place');
    expect(three.success).toBe(false);
  });

  it('a code nobody lists gets the stated fallback, never a guess', () => {
    const { because, treatment } = resolve(EAS, status(77));
    expect(because).toMatchObject({ id: 'Sync.unknown', layer: 'fallback', name: null });
    expect(treatment.steps).toEqual([expect.objectContaining({ do: 'reject' })]);
  });

  it('an app may treat what nobody lists, and what stands out of place', () => {
    const own = (match: string): AppRule => ({ match, steps: [{ do: 'retry', pace: 'now' }], basis: 'advice' });
    expect(resolve(EAS, status(77), {}, { appRules: [own('Sync.unknown')] }).because.layer).toBe('app');
  });
});

describe('success', () => {
  it('is a fact of the row: MoveItems succeeds with 3 [MS-ASCMD 2.2.3.177.10]', () => {
    const moved = status(3, { command: 'MoveItems', level: 'item', path: 'MoveItems/Response' });
    expect(resolve(EAS, moved).success).toBe(true);
    expect(resolve(EAS, status(1)).success).toBe(true);
  });
});

describe('the readings of a rule', () => {
  const rule: Rule = {
    steps: [{ do: 'accept' }],
    basis: 'spec',
    variants: [
      { when: { phase: 'acknowledge' }, steps: [{ do: 'reject', why: 'server' }], basis: 'advice' },
      { when: { below: '14.0' }, steps: [{ do: 'retry', pace: 'now' }], basis: 'observed' },
    ],
  };
  const protocol: Protocol = { ...EAS, rule: () => rule };
  const kind = (version: string, at = {}) => resolve(protocol, status(3, { version }), at).treatment.steps[0]?.do;

  it('the first that applies stands before the rule’s own, and brings its own basis', () => {
    expect(kind('12.1')).toBe('retry');
    expect(kind('12.1', { phase: 'acknowledge' })).toBe('reject');
    expect(kind('14.1')).toBe('accept');
    expect(resolve(protocol, status(3, { version: '12.1' })).because.basis).toBe('observed');
  });

  it('what nobody stated is the usual: a key was sent, the request was not sent before, phase is request', () => {
    const usual: Rule = {
      steps: [{ do: 'accept' }],
      basis: 'spec',
      variants: [
        {
          when: {
            policyKeySent: true,
            sentBefore: 'no',
            answers118: false,
            credentialsWorked: false,
            phase: 'request',
            idempotent: true,
            uploads: false,
          },
          steps: [{ do: 'retry', pace: 'now' }],
          basis: 'advice',
        },
      ],
    };
    expect(resolve({ ...EAS, rule: () => usual }, status(3)).treatment.steps[0]?.do).toBe('retry');
  });
});

describe('a condition', () => {
  const inbox = status(3, { version: '14.0' });

  it('without fields holds always', () => {
    expect(applies({}, inbox, {})).toBe(true);
  });

  it('below is exclusive, from is inclusive', () => {
    expect(applies({ below: '14.0' }, inbox, {})).toBe(false);
    expect(applies({ below: '14.1' }, inbox, {})).toBe(true);
    expect(applies({ from: '14.0' }, inbox, {})).toBe(true);
    expect(applies({ from: '14.1' }, inbox, {})).toBe(false);
  });

  it('names commands, level and path', () => {
    expect(applies({ commands: ['Ping', 'Sync'] }, inbox, {})).toBe(true);
    expect(applies({ commands: ['Ping'] }, inbox, {})).toBe(false);
    expect(applies({ level: 'collection' }, inbox, {})).toBe(true);
    expect(applies({ level: 'item' }, inbox, {})).toBe(false);
    expect(applies({ path: 'Sync' }, inbox, {})).toBe(false);
  });

  it('names what came with a SyncML status; no challenge counts as false', () => {
    const alerted = status(508, { facts: { alert: 201, chal: true } });
    expect(applies({ alert: 201, chal: true }, alerted, {})).toBe(true);
    expect(applies({ alert: 200 }, alerted, {})).toBe(false);
    expect(applies({ chal: false }, alerted, {})).toBe(false);
    expect(applies({ chal: false }, inbox, {})).toBe(true);
  });

  it('needs every circumstance it names', () => {
    expect(applies({ uploads: true, idempotent: false }, inbox, { uploads: true, idempotent: false })).toBe(true);
    expect(applies({ uploads: true, idempotent: false }, inbox, { uploads: true })).toBe(false);
  });
});

describe('what nobody stated', () => {
  it('is the usual case, circumstance by circumstance', () => {
    const usual = {
      policyKeySent: true,
      sentBefore: 'no',
      replayed: false,
      answers118: false,
      credentialsWorked: false,
      phase: 'request',
      idempotent: true,
      uploads: false,
    };
    for (const [name, value] of Object.entries(usual)) {
      const rule: Rule = {
        steps: [{ do: 'accept' }],
        basis: 'advice',
        variants: [{ when: { [name]: value }, steps: [{ do: 'reject', why: 'server' }], basis: 'advice' }],
      };
      const protocol: Protocol = { ...EAS, rule: () => rule };
      expect(resolve(protocol, status(3)).treatment.steps, name).toEqual([{ do: 'reject', why: 'server' }]);
    }
  });

  it('has the section of its row, else of the rule, else none', () => {
    const nobody: Protocol = {
      ...EAS,
      entry: () => undefined,
      rule: () => ({ steps: [{ do: 'accept' }], basis: 'advice', spec: 'MS-ASHTTP 3.1' }),
    };
    expect(resolve(nobody, status(3)).because.spec).toBe('MS-ASHTTP 3.1');
    expect(resolve({ ...nobody, rule: () => ({ steps: [{ do: 'accept' }], basis: 'advice' }) }, status(3)).because.spec).toBe('');
  });
});

describe('out of place', () => {
  it('no quirk of the server is read: it is a row of another level', () => {
    const out = status(12, { level: 'item' });
    const { id } = resolve(EAS, out).because;
    const quirk: Protocol = { ...EAS, quirks: [{ name: 'one', evidence: 'none', server: /bent/, rules: [{ ...SECOND, match: id }] }] };
    expect(resolve(quirk, out, {}, { server: 'bent' }).because.layer).toBe('out-of-place');
  });
});

describe('a condition', () => {
  const holds = (when: Parameters<typeof applies>[0], of = status(3)) => applies(when, of, {});

  it('without fields holds always', () => expect(holds({})).toBe(true));

  it.each<[string, Parameters<typeof applies>[0], Parameters<typeof applies>[0]]>([
    ['below', { below: '14.1' }, { below: '16.0' }],
    ['from', { from: '16.0' }, { from: '14.1' }],
    ['commands', { commands: ['Ping'] }, { commands: ['Ping', 'Sync'] }],
    ['level', { level: 'item' }, { level: 'collection' }],
    ['path', { path: 'Sync' }, { path: 'Sync/Collections/Collection' }],
  ])('of %s', (_, not, does) => expect([holds(not), holds(does)]).toEqual([false, true]));

  it('of an Alert or a challenge', () => {
    expect([holds({ alert: 200 }), holds({ alert: 200 }, status(3, { facts: { alert: 200 } }))]).toEqual([false, true]);
    expect([holds({ chal: true }), holds({ chal: false }), holds({ chal: true }, status(3, { facts: { chal: true } }))]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

it('an app’s rule for another status is not read', () => {
  const other: AppRule = { match: 'Sync.5', steps: [{ do: 'accept' }], basis: 'advice' };
  expect(resolve(EAS, status(3), {}, { appRules: [other] }).because.layer).toBe('command');
  expect(resolve(EAS, status(3), {}, { appRules: [other, APP] }).treatment.steps).toEqual(APP.steps);
});

it('the cautious rule is asked for what nobody lists, and for what stands elsewhere, each by its name', () => {
  const asked: string[] = [];
  const protocol: Protocol = {
    ...EAS,
    caution: (of, why) => {
      asked.push(why);
      return EAS.caution(of, why);
    },
  };
  resolve(protocol, status(77));
  resolve(protocol, status(12, { level: 'item' }));
  expect(asked).toEqual(['unknown', 'out-of-place']);
});

it('a condition without versions holds for a version nobody can read', () => {
  expect(applies({ level: 'collection' }, status(3, { version: 'odd' }), {})).toBe(true);
});

describe('which reading it was', () => {
  const rule: Rule = {
    steps: [{ do: 'reject', why: 'server' }],
    basis: 'advice',
    variants: [
      { when: { below: '14.0' }, steps: [{ do: 'accept' }], basis: 'spec' },
      { when: { below: '16.0' }, steps: [{ do: 'retry', pace: 'now' }], basis: 'spec' },
    ],
  };
  const varied: Protocol = { ...EAS, rule: () => rule };
  const spoken = (protocolVersion: string) => resolve(varied, { ...status(3), protocolVersion }).because;

  it('the row itself has no number, its variants are counted from one', () => {
    expect([spoken('16.1'), spoken('12.1'), spoken('14.1')].map(({ variant }) => variant)).toEqual([undefined, 1, 2]);
    expect(spoken('16.1')).not.toHaveProperty('variant');
  });

  it('a quirk has its name, and nothing else has one', () => {
    expect(resolve(bent, status(3), {}, { server: 'bent' }).because.quirk).toBe('first');
    expect(resolve(bent, status(5), {}, { server: 'bent-more' }).because.quirk).toBe('second');
    expect(resolve(bent, status(3)).because).not.toHaveProperty('quirk');
  });

  it('what is too large is asked for, whether it is or not', () => {
    const at = (tooLarge?: true) => ({ ...status(3), facts: { ...(tooLarge && { tooLarge }) } });
    expect([applies({ tooLarge: true }, at(true), {}), applies({ tooLarge: true }, at(), {})]).toEqual([true, false]);
    expect([applies({}, at(true), {}), applies({}, at(), {})]).toEqual([true, true]);
    expect(applies({}, { ...status(3), facts: { alert: 201 } }, {})).toBe(true);
  });
});
