import { createSession, isRecoveryError, memoryStore, recoveryOf } from 'activesync-recovery';
import type {
  AppRule, CommandName, Decision, EasRequest, ErrorCode, Hold, Hooks, Next, Outcome, RecoveryError, Session, SessionEvent, SessionSnapshot,
  StateStore, StatusId, Step, WireResponse,
} from 'activesync-recovery'; // prettier-ignore
import { explain, type StatusExplained } from 'activesync-recovery/words';
import { describe, expectTypeOf, it } from 'vitest';

// What the compiler promises an app. Each case compiles, or has to fail where it says so.

const session = createSession();
const body = new Uint8Array(3);

describe('createSession', () => {
  it('needs nothing and gives a Session', () => {
    expectTypeOf(createSession).parameter(0).extract<undefined>().toEqualTypeOf<undefined>();
    expectTypeOf(createSession()).toEqualTypeOf<Session>();
  });

  it('takes fetch itself, and anything that sends, as a transport', () => {
    createSession({ transport: fetch });
    createSession({ transport: { send: async () => ({ status: 200, headers: {}, body }) } });
    // @ts-expect-error a transport answers with a WireResponse, not with a Response
    createSession({ transport: { send: async () => new Response() } });
  });

  it('knows its options by name and type', () => {
    createSession({ maxPendingMs: 1_000, limits: { attemptsPerRequest: 3 }, store: memoryStore() });
    // @ts-expect-error a misspelt option
    createSession({ maxPendingSeconds: 1 });
    // @ts-expect-error a misspelt limit
    createSession({ limits: { attempts: 3 } });
    // @ts-expect-error a misspelt hook
    createSession({ hooks: { collectionresets: async () => undefined } });
  });
});

describe('fetch', () => {
  it('stands wherever fetch stands', () => {
    expectTypeOf(session.fetch).toEqualTypeOf<typeof fetch>();
    expectTypeOf(session.fetch('https://mail.example')).resolves.toEqualTypeOf<Response>();
  });

  it('leaves an outcome behind, or nothing for what is no ActiveSync', () => {
    expectTypeOf(recoveryOf(new Response())).toEqualTypeOf<Outcome | undefined>();
  });
});

describe('request', () => {
  it('takes a command by its name and bytes that can be a body', () => {
    const request: EasRequest = { url: 'https://mail.example', body };
    expectTypeOf(session.request('Sync', () => request)).resolves.toEqualTypeOf<{
      readonly response: WireResponse;
      readonly outcome: Outcome;
    }>();
    expectTypeOf(session.request('Sync', async () => request)).resolves.toHaveProperty('outcome');
    expectTypeOf<NonNullable<EasRequest['body']>>().toExtend<BodyInit>();
    expectTypeOf<'Sync' | 'FolderSync' | 'Ping' | 'Provision' | 'SendMail'>().toExtend<CommandName>();
    // @ts-expect-error a misspelt command
    void session.request('Synch', () => request);
    // @ts-expect-error bytes over shared memory are no body
    void session.request('Sync', () => ({ url: '', body: new Uint8Array(new SharedArrayBuffer(1)) }));
  });

  it('tells every attempt what has changed', () => {
    void session.request('Sync', (at) => {
      expectTypeOf(at.number).toEqualTypeOf<number>();
      expectTypeOf(at.because).toEqualTypeOf<Step | undefined>();
      expectTypeOf(at.startsOver('5')).toEqualTypeOf<boolean>();
      expectTypeOf(at.signal).toEqualTypeOf<AbortSignal>();
      return { url: new URL('https://mail.example') };
    });
  });
});

describe('Outcome', () => {
  it('has four ends and no fifth', () => {
    expectTypeOf<Outcome['kind']>().toEqualTypeOf<'done' | 'refused' | 'held' | 'unknown'>();
  });

  it('carries with each end what belongs to it, and always what was done', () => {
    expectTypeOf<Extract<Outcome, { kind: 'refused' }>['error']>().toEqualTypeOf<RecoveryError>();
    expectTypeOf<Extract<Outcome, { kind: 'held' }>['hold']>().toEqualTypeOf<Hold>();
    expectTypeOf<Extract<Outcome, { kind: 'unknown' }>['clientId']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Extract<Outcome, { kind: 'done' }>>().not.toHaveProperty('next');
    expectTypeOf<Outcome['steps']>().toEqualTypeOf<readonly Step[]>();
    expectTypeOf<Outcome['attempts']>().toEqualTypeOf<number>();
  });

  it('says what the app should do next in closed words', () => {
    const says = (next: Next): string => {
      switch (next.do) {
        case 'start-over':
          return next.collectionId;
        case 'sync-collection':
          return next.collectionId ?? '';
        case 'set-heartbeat':
          return String(next.seconds);
        case 'limit-folders':
          return String(next.max);
        case 'rebuild':
          return next.how;
        case 'look-in-sent':
          return next.clientId ?? '';
        case 'return-to-drafts':
          return next.why;
        case 'start-over-hierarchy':
        case 'folder-sync':
        case 'send-full':
          return next.do;
      }
    };
    expectTypeOf(says).returns.toEqualTypeOf<string>();
  });
});

describe('Step', () => {
  it('names its status from a closed alphabet', () => {
    expectTypeOf<'Sync.3' | 'common.142' | 'http.449' | 'transport.timeout' | 'Sync.Add.6' | 'common.unknown'>().toExtend<StatusId>();
    expectTypeOf<'Sync.17'>().not.toExtend<StatusId>();
    expectTypeOf<'common.99'>().not.toExtend<StatusId>();
    expectTypeOf<string>().not.toExtend<StatusId>();
    expectTypeOf<Step['status']>().toEqualTypeOf<StatusId>();
  });

  it('narrows its decision by `do`', () => {
    expectTypeOf<Extract<Decision, { do: 'repair' }>['rung']>().toEqualTypeOf<
      'endpoint' | 'credentials' | 'version' | 'policy' | 'device-info' | 'anchors'
    >();
    expectTypeOf<Extract<Decision, { do: 'hold' }>['who']>().toEqualTypeOf<'user' | 'admin' | 'time'>();
    expectTypeOf<Decision['dueAt']>().toEqualTypeOf<number | undefined>();
  });
});

describe('events', () => {
  it('reach a listener as the event it asked for', () => {
    session.on('held', (event) => expectTypeOf(event.hold).toEqualTypeOf<Hold>());
    session.on('settled', (event) => expectTypeOf(event.outcome).toEqualTypeOf<Outcome>());
    expectTypeOf(session.on('step', () => undefined)).toEqualTypeOf<() => void>();
    // @ts-expect-error a misspelt event
    session.on('setled', () => undefined);
    expectTypeOf<SessionEvent['type']>().toEqualTypeOf<
      | 'step'
      | 'attempt'
      | 'held'
      | 'released'
      | 'repaired'
      | 'settled'
      | 'doubtful'
      | 'confirmed'
      | 'dispelled'
      | 'redirectRefused'
      | 'hookFailed'
      | 'transportFailed'
    >();
  });

  it('end with `await using`', () => {
    expectTypeOf<Session>().toExtend<AsyncDisposable>();
  });

  it('fit useSyncExternalStore: subscribe and a snapshot', () => {
    const useSyncExternalStore = <T>(_subscribe: (changed: () => void) => () => void, snapshot: () => T): T => snapshot();
    expectTypeOf(useSyncExternalStore(session.subscribe, session.getSnapshot)).toEqualTypeOf<SessionSnapshot>();
  });
});

describe('errors', () => {
  it('are recognised without instanceof and have closed codes', () => {
    const caught: unknown = undefined;
    if (isRecoveryError(caught)) {
      expectTypeOf(caught).toEqualTypeOf<RecoveryError>();
      expectTypeOf(caught.code).toEqualTypeOf<ErrorCode>();
      expectTypeOf(caught.kind).toEqualTypeOf<'caller' | 'server' | 'transport'>();
    }
    expectTypeOf<'store-stale' | 'option-invalid'>().toExtend<ErrorCode>();
    expectTypeOf<string>().not.toExtend<ErrorCode>();
  });
});

describe('an explanation', () => {
  it('takes the name of a status, and tells step, ladder and ends', () => {
    expectTypeOf(explain).parameter(0).toEqualTypeOf<StatusId>();
    expectTypeOf(explain).returns.toEqualTypeOf<StatusExplained>();
    expectTypeOf<StatusExplained['step']>().toEqualTypeOf<Step>();
    expectTypeOf<StatusExplained['ladder']>().toExtend<readonly Decision[]>();
    expectTypeOf<StatusExplained['ends']>().toEqualTypeOf<readonly Outcome['kind'][]>();
    // @ts-expect-error a status by its name, not by its number
    explain(142);
  });
});

describe('what an app fills in', () => {
  it('every hook is optional, and answers in its own words', () => {
    expectTypeOf<Hooks>().toEqualTypeOf<Partial<Hooks>>();
    createSession({
      hooks: { policy: async ({ policy }) => (policy === undefined ? 'none' : 'full'), credentials: async () => 'ask-user' },
    });
    // @ts-expect-error a policy is not answered with a boolean
    createSession({ hooks: { policy: async () => true } });
    // @ts-expect-error credentials are an authorization, not a text
    createSession({ hooks: { credentials: async () => 'Basic abc' } });
  });

  it('a store is three functions', () => {
    const store: StateStore = {
      load: async () => undefined,
      save: async (_account, _data, after) => after + 1,
      forget: async () => undefined,
    };
    createSession({ account: 'alice', store });
    // @ts-expect-error a store that says nothing about the revision it wrote
    createSession({ store: { ...store, save: async () => undefined } });
  });

  it('a rule is written in the words of the tables', () => {
    const rule: AppRule = {
      match: 'Sync.3',
      steps: [
        { do: 'reset', scope: 'collection', limit: 1 },
        { do: 'hold', who: 'user', why: 'loop' },
      ],
      basis: 'advice',
    };
    createSession({ rules: [rule] });
    // @ts-expect-error a step of no known kind
    createSession({ rules: [{ match: 'Sync.3', steps: [{ do: 'panic' }], basis: 'advice' }] });
    // @ts-expect-error a repair without its rung
    createSession({ rules: [{ match: 'Sync.3', steps: [{ do: 'repair' }], basis: 'advice' }] });
  });
});
