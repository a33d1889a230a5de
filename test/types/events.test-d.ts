import { setup } from 'xstate';
import { describe, it } from 'vitest';
import type { LadderEvent, RequestEvent } from '../../machines/alphabet.ts';
import { request } from '../../machines/states.ts';
import type { RulesFor } from '../../src/eas/rules-for.ts';

// A misspelt event is a hole in a machine that only a server would find. These do not compile.

const ladder = setup({ types: { events: {} as LadderEvent } });

describe('events of a request', () => {
  it('are known by kind and by status', () => {
    request.createStateConfig({
      on: { 'reset.*': 'anywhere', 'reset.Sync.3': 'anywhere', 'repair.common.142': 'anywhere', 'retry.*': {} },
    });
    // @ts-expect-error a kind that is not one
    request.createStateConfig({ on: { 'resett.*': 'anywhere' } });
    // @ts-expect-error a status no table has
    request.createStateConfig({ on: { 'reset.Sync.999': 'anywhere' } });
    // @ts-expect-error a command there is none of
    request.createStateConfig({ on: { 'reset.Snyc.3': 'anywhere' } });
    // @ts-expect-error an event of the driver, misspelt
    request.createStateConfig({ on: { 'driver.resume': 'anywhere' } });
    // @ts-expect-error kinds of SyncML's session reach no request
    request.createStateConfig({ on: { 'resync.*': 'anywhere' } });
  });

  it('name guards and actions that there are', () => {
    request.createStateConfig({ entry: 'send', on: { 'accept.*': { guard: 'isSpent', actions: 'note' } } });
    // @ts-expect-error no such guard
    request.createStateConfig({ on: { 'accept.*': { guard: 'isSpend' } } });
    // @ts-expect-error no such action
    request.createStateConfig({ entry: 'sent' });
  });

  it('carry what their kind needs', () => {
    const done: RequestEvent = { type: 'accept.Sync.1', decision: { do: 'accept', then: 'end' }, keepsReply: false, now: 0 };
    void done;
    // @ts-expect-error a decision of another kind under this name
    const wrong: RequestEvent = { type: 'accept.Sync.1', decision: { do: 'reject', why: 'gone', then: 'end' }, keepsReply: false, now: 0 };
    void wrong;
    // @ts-expect-error without the time
    const timeless: RequestEvent = { type: 'driver.tick' };
    void timeless;
  });
});

describe('events of the ladder', () => {
  it('are known by name', () => {
    ladder.createStateConfig({ on: { 'rung.broken': 'anywhere', 'account.progressed': {} } });
    // @ts-expect-error misspelt
    ladder.createStateConfig({ on: { 'rung.brocken': 'anywhere' } });
  });
});

describe('rules', () => {
  it('lead only where the machine of their command has a state', () => {
    type Steps<Command extends 'Ping' | 'Settings'> = RulesFor<Command>[keyof RulesFor<Command>]['steps'];
    const poll: Steps<'Ping'> = [{ do: 'continue', how: 'poll-again' }];
    void poll;
    // @ts-expect-error a Settings never resets a key
    const lost: Steps<'Settings'> = [{ do: 'reset', scope: 'collection' }];
    void lost;
  });
});
