import { expectTypeOf, it } from 'vitest';
import type { SyncmlKinds } from '../../../src/core/kinds.ts';
import type { SyncmlRule, SyncmlRulesFor, SyncmlStep } from '../../../src/syncml/rules-for.ts';
import { alertRules } from '../../../src/syncml/rules/alert.ts';
import { httpRules } from '../../../src/syncml/rules/http.ts';
import { statusRules } from '../../../src/syncml/rules/status.ts';
import { transportRules } from '../../../src/syncml/rules/transport.ts';

type Session = SyncmlStep<'syncml'>;

it('SyncML’s session wipes nothing, sets no key to 0 and keeps no policy: such steps do not compile', () => {
  expectTypeOf({ do: 'resync', how: 'slow' } as const).toExtend<Session>();
  expectTypeOf({ do: 'wipe', scope: 'device' } as const).not.toExtend<Session>();
  expectTypeOf({ do: 'reset', scope: 'collection' } as const).not.toExtend<Session>();
  expectTypeOf({ do: 'repair', rung: 'device-info' } as const).toExtend<Session>();
  expectTypeOf({ do: 'repair', rung: 'policy' } as const).not.toExtend<Session>();
  expectTypeOf({ do: 'repair', rung: 'version' } as const).not.toExtend<Session>();
  expectTypeOf({ do: 'refresh', scope: 'collection' } as const).toExtend<Session>();
  expectTypeOf({ do: 'refresh', scope: 'hierarchy' } as const).not.toExtend<Session>();
  expectTypeOf({ do: 'continue', how: 'as-alerted' } as const).toExtend<Session>();
  expectTypeOf({ do: 'continue', how: 'poll-again' } as const).not.toExtend<Session>();
  expectTypeOf({ do: 'reconcile', how: 'look-at-item' } as const).toExtend<Session>();
  expectTypeOf({ do: 'reconcile', how: 'look-in-sent' } as const).not.toExtend<Session>();
  expectTypeOf({ first: [{ do: 'refresh', scope: 'hierarchy' }], do: 'accept' } as const).not.toExtend<Session>();
});

it('an Alert repairs and repeats nothing, the line neither resyncs nor asks for other bytes', () => {
  expectTypeOf({ steps: [{ do: 'continue', how: 'end-session' }], basis: 'spec' } as const).toExtend<SyncmlRule<'alert'>>();
  expectTypeOf({ steps: [{ do: 'repair', rung: 'endpoint' }], basis: 'spec' } as const).not.toExtend<SyncmlRule<'alert'>>();
  expectTypeOf({ steps: [{ do: 'retry', pace: 'later' }], basis: 'spec' } as const).not.toExtend<SyncmlRule<'alert'>>();
  expectTypeOf({ do: 'resync', how: 'slow' } as const).not.toExtend<SyncmlStep<'http'>>();
  expectTypeOf({ do: 'rephrase', how: 'split-batch' } as const).toExtend<SyncmlStep<'http'>>();
  expectTypeOf({ do: 'rephrase', how: 'split-batch' } as const).not.toExtend<SyncmlStep<'transport'>>();
});

it('a reading for one datastore begins and ends no session, one for SyncHdr ends no datastore [OMA DS Protocol, error case behaviours]', () => {
  const rule = <const V>(variant: V) => ({ steps: [{ do: 'accept' }], basis: 'spec', variants: [{ ...variant, basis: 'spec' }] }) as const;
  const datastore = { when: { level: 'collection' } } as const;
  const session = { when: { level: 'command' } } as const;
  const ended = <const S extends string>(scope: S) => [{ do: 'reject', why: 'server', scope }] as const;
  expectTypeOf(rule({ ...datastore, steps: ended('datastore') })).toExtend<SyncmlRule<'syncml'>>();
  expectTypeOf(rule({ ...datastore, steps: ended('session') })).not.toExtend<SyncmlRule<'syncml'>>();
  expectTypeOf(rule({ ...datastore, steps: [{ do: 'restart', scope: 'session' }] })).not.toExtend<SyncmlRule<'syncml'>>();
  expectTypeOf(rule({ ...session, steps: [{ do: 'restart', scope: 'session' }] })).toExtend<SyncmlRule<'syncml'>>();
  expectTypeOf(rule({ ...session, steps: ended('datastore') })).not.toExtend<SyncmlRule<'syncml'>>();
});

it('a missing row does not compile', () => {
  const { 'syncml.508': _, ...others } = statusRules;
  expectTypeOf(statusRules).toExtend<SyncmlRulesFor<'syncml'>>();
  expectTypeOf(others).not.toExtend<SyncmlRulesFor<'syncml'>>();
  expectTypeOf(alertRules).toExtend<SyncmlRulesFor<'alert'>>();
  expectTypeOf(transportRules).toExtend<SyncmlRulesFor<'transport'>>();
  expectTypeOf<(typeof httpRules)['http.503']>().toExtend<SyncmlRule<'http'>>();
  expectTypeOf<keyof SyncmlKinds>().toEqualTypeOf<'alert' | 'http' | 'syncml' | 'transport'>();
});
