import type { AnyActorRef } from 'xstate';
import { describe, expect, it } from 'vitest';
import { commandMachine, ladderMachine } from '../../../machines/index.ts';
import { openTroupe } from '../../../src/session/troupe.ts';
import { ABLE, decided } from '../../support/machines.ts';

const REFUSED = decided({ do: 'repair', rung: 'policy', then: 'replay' });

describe('the troupe', () => {
  it('gives the effects of a machine’s entry, and of each event', () => {
    const troupe = openTroupe();
    expect(troupe.spawn('Sync#1', commandMachine('Sync'), ABLE)).toEqual([{ type: 'effect.enqueue' }]);
    expect(troupe.deliver('Sync#1', { type: 'rungs.whole' })).toEqual([{ type: 'effect.request', attempt: 1 }]);
    expect(troupe.picture('Sync#1')).toMatchObject({ value: 'sending', context: { attempts: 1 } });
    troupe.stop();
  });

  it('previews what an event would do without doing it', () => {
    const troupe = openTroupe();
    troupe.spawn('Sync#1', commandMachine('Sync'), ABLE);
    troupe.deliver('Sync#1', { type: 'rungs.whole' });
    const { effects, context } = troupe.preview('Sync#1', REFUSED);
    expect(effects).toEqual([{ type: 'effect.report', rung: 'policy', fromZero: false }]);
    expect(context).toMatchObject({ rung: 'policy' });
    expect(troupe.picture('Sync#1')?.value).toBe('sending');
    expect(troupe.deliver('Sync#1', REFUSED)).toEqual(effects);
    troupe.stop();
  });

  it('knows who is there and not yet finished', () => {
    const troupe = openTroupe();
    troupe.spawn('Sync#1', commandMachine('Sync'), ABLE);
    expect(troupe.isActive('Sync#1')).toBe(true);
    troupe.deliver('Sync#1', { type: 'caller.aborted' });
    expect(troupe.isActive('Sync#1')).toBe(false);
    expect(troupe.picture('Sync#1')?.value).toBe('rejected');
    troupe.retire('Sync#1');
    expect(troupe.picture('Sync#1')).toBeUndefined();
    troupe.stop();
  });

  it('asks nothing of who is not there', () => {
    const troupe = openTroupe();
    expect(troupe.deliver('Sync#9', { type: 'rungs.whole' })).toEqual([]);
    expect(troupe.preview('Sync#9', { type: 'rungs.whole' }).effects).toEqual([]);
    expect(troupe.isActive('Sync#9')).toBe(false);
    troupe.retire('Sync#9');
    troupe.stop();
  });

  it('is one tree, whose root an inspector knows by its name', () => {
    const seen: { readonly rootId: string; readonly ref: AnyActorRef }[] = [];
    const troupe = openTroupe(({ rootId, actorRef }) => void seen.push({ rootId, ref: actorRef as AnyActorRef }));
    troupe.spawn('Sync#1', commandMachine('Sync'), ABLE);
    const root = seen[0]?.ref;
    expect([root?.id, root?.system.get('account')]).toEqual(['account', root]);
    const actor = seen.map(({ ref }) => ref).find(({ id }) => id === 'Sync#1');
    expect(new Set(seen.map(({ rootId }) => rootId)).size).toBe(1);
    expect(actor?.getSnapshot().status).toBe('active');
    troupe.retire('Sync#1');
    expect(actor?.getSnapshot().status).toBe('stopped');
    troupe.stop();
  });

  it('sends past the root where nobody looks, and through it where an inspector does', () => {
    const seen: string[] = [];
    const troupe = openTroupe(
      (event) =>
        void (event.type === '@xstate.event' && seen.push(`${(event.sourceRef as AnyActorRef | undefined)?.id} ${event.event.type}`)),
    );
    const unseen = openTroupe();
    for (const one of [troupe, unseen]) {
      one.spawn('Sync#1', commandMachine('Sync'), ABLE);
      expect(one.deliver('Sync#1', { type: 'rungs.whole' })).toEqual([{ type: 'effect.request', attempt: 1 }]);
    }
    expect(seen).toContain('account rungs.whole');
    troupe.stop();
    unseen.stop();
  });

  it('stops who is retired before the end, so that no machine is left behind', () => {
    const troupe = openTroupe();
    troupe.spawn('Sync#1', commandMachine('Sync'), ABLE);
    troupe.spawn('ladder', ladderMachine, { limit: 3 });
    troupe.retire('Sync#1');
    expect(troupe.isActive('Sync#1')).toBe(false);
    expect(troupe.isActive('ladder')).toBe(true);
    troupe.stop();
    expect(troupe.isActive('ladder')).toBe(false);
  });
});
