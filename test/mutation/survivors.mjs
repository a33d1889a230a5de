// Mutants that no test sees, and why each of them does no harm. `npm run mutate` names those that are not listed here, and rows that
// nothing answers to any more. A row is the file, what stands there, and what the mutant puts in its place.

export const SURVIVORS = [
  {
    why: 'Never reached: the list is not empty there. For the compiler.',
    mutants: [
      ['machines/ladder.machine.ts', "'endpoint'", '""'],
      ['machines/ladder.machine.ts', "'hierarchy'", '""'],
      [
        'machines/ladder.machine.ts',
        "lowest(EAS_RUNGS, context.broken) ?? 'hierarchy'",
        "lowest(EAS_RUNGS, context.broken) && 'hierarchy'",
      ],
      ['machines/ladder.machine.ts', 'rung === undefined', 'false'],
      ['machines/states.ts', "'hierarchy'", '""'],
      ['machines/states.ts', "'refresh'", '""'],
      ['machines/states.ts', "{ do: 'refresh', scope: 'hierarchy' }", '{}'],
    ],
  },
  {
    why: 'The comparison is for the compiler. Only this event leads to the guard or the action, which test/machines/totality.test.ts holds for every state.',
    mutants: [
      ['machines/batch.machine.ts', "event.type === 'batch.refused'", 'true'],
      ['machines/collection.machine.ts', "event.type === 'page.came'", 'true'],
      ['machines/ladder.machine.ts', "event.type === 'rung.broken'", 'true'],
      ['machines/ladder.machine.ts', "event.type === 'rung.mended'", 'true'],
      ['machines/longpoll.machine.ts', "event.type === 'poll.cut'", 'true'],
      ['machines/outbox.machine.ts', "event.type === 'mail.leaving'", 'true'],
      ['machines/provision.machine.ts', "event.type === 'driver.tick'", 'true'],
      ['machines/wipe.machine.ts', "event.type === 'app.failed'", 'true'],
      ['machines/wipe.machine.ts', "event.type === 'driver.tick'", 'true'],
    ],
  },
  {
    why: 'A stray word where a list is empty: nobody looks for it, and nothing answers to it.',
    mutants: [
      ['machines/batch.machine.ts', '[]', '["Stryker was here"]'],
      ['machines/whose.ts', '[]', '["Stryker was here"]'],
      ['src/policy/decide.ts', '[]', '["Stryker was here"]'],
      ['src/policy/ledger.ts', '[]', '["Stryker was here"]'],
      ['src/policy/question.ts', '[]', '["Stryker was here"]'],
      ['src/session/batches.ts', '[]', '["Stryker was here"]'],
      ['src/session/session.ts', '[]', '["Stryker was here"]'],
    ],
  },
  {
    why: 'The two are equal at that edge: the other side was decided before.',
    mutants: [
      ['machines/heartbeat.ts', 'most > 0', 'most >= 0'],
      ['machines/heartbeat.ts', 'most > 0', 'true'],
      ['machines/heartbeat.ts', 'named < asked', 'named <= asked'],
      ['src/policy/merge.ts', 'a > b', 'a >= b'],
      ['src/policy/merge.ts', 'order > 0', 'order >= 0'],
    ],
  },
  {
    why: 'Nothing is broken then: how often that rung was repaired is not asked for.',
    mutants: [['machines/ladder.machine.ts', "'endpoint'", '""']],
  },
  {
    why: 'Only a hierarchy gets so far: every other rung is lower than it, and the guard before has taken it.',
    mutants: [['machines/ladder.machine.ts', "event.rung === 'hierarchy'", 'true']],
  },
  {
    why: 'The comparison is for the compiler: the field that is read next stands in this kind of decision only, and where it is missing the answer is the same.',
    mutants: [
      [
        'machines/provision.machine.ts',
        "'decision' in event && event.decision.do === 'continue'",
        "'decision' in event || event.decision.do === 'continue'",
      ],
      ['machines/provision.machine.ts', "'decision' in event && event.decision.do === 'continue'", 'true'],
      ['machines/provision.machine.ts', "event.decision.do === 'continue'", 'true'],
      ['machines/states.ts', "'decision' in event && 'scope' in event.decision", "'decision' in event || 'scope' in event.decision"],
      ['machines/states.ts', "'decision' in event && 'scope' in event.decision", 'true'],
      [
        'machines/states.ts',
        "'decision' in event && event.decision.do === 'repair'",
        "'decision' in event || event.decision.do === 'repair'",
      ],
      ['machines/states.ts', "'decision' in event && event.decision.do === 'repair'", 'true'],
      ['machines/states.ts', "context.decision.scope === 'hierarchy'", 'true'],
      ['machines/states.ts', "context.decision?.do === 'reset'", 'true'],
      ['machines/states.ts', "event.decision.do === 'repair'", 'true'],
      ['src/policy/decide.ts', "decision.do !== 'reset'", 'false'],
      ['src/policy/decide.ts', "step.do !== 'repair'", 'false'],
      ['src/policy/decide.ts', "step.do === 'hold'", 'true'],
      ['src/policy/merge.ts', "'scope' in decision && decision.scope !== undefined", "'scope' in decision || decision.scope !== undefined"],
      ['src/policy/merge.ts', "'scope' in decision && decision.scope !== undefined", 'true'],
      ['src/policy/merge.ts', "a.do === 'repair'", 'true'],
      ['src/policy/merge.ts', "a.do === 'repair' && b.do === 'repair'", "a.do === 'repair' || b.do === 'repair'"],
      ['src/policy/merge.ts', "a.do === 'repair' && b.do === 'repair'", 'true'],
      ['src/policy/merge.ts', "b.do === 'repair'", 'true'],
      ['src/policy/merge.ts', 'decision.scope !== undefined', 'true'],
    ],
  },
  {
    why: 'Which phase a wait goes back to: anything but `acknowledge` is the first one.',
    mutants: [
      ['machines/provision.machine.ts', "'request'", '""'],
      ['machines/provision.machine.ts', "{ phase: 'request' }", '{}'],
    ],
  },
  {
    why: 'Whose bytes come next is only asked for to be rebuilt or at an end.',
    mutants: [['machines/states.ts', "'replay'", '""']],
  },
  {
    why: 'What is asked for is there: the state is entered by a decision. The question mark is for the compiler.',
    mutants: [
      ['machines/states.ts', 'context.decision?.collections', 'context.decision.collections'],
      ['machines/states.ts', 'context.decision?.do', 'context.decision.do'],
    ],
  },
  {
    why: 'An item is parked only where ids could be read, and a name is given only to what could be read. The question mark is for the compiler.',
    mutants: [
      ['src/session/batches.ts', 'batch.ids?.[position]', 'batch.ids[position]'],
      ['src/session/interrupted.ts', 'exchange.marks?.collections', 'exchange.marks.collections'],
    ],
  },
  {
    why: 'Only a signal that is there calls it. The question mark is for the compiler.',
    mutants: [['src/session/session.ts', 'signal?.reason', 'signal.reason']],
  },
  {
    why: 'A record for requests that have no machine: nobody asks it for bytes, or by its name.',
    mutants: [
      ['src/session/session.ts', "''", '"Stryker was here!"'],
      ['src/session/session.ts', "() => ({ url: '' })", '() => undefined'],
      ['src/session/session.ts', '`${command}#own`', '``'],
      ['src/session/session.ts', "{ url: '' }", '{}'],
    ],
  },
  {
    why: 'Nobody is shown this error: the repair it ends has failed, and `hookFailed` has named the hook.',
    mutants: [['src/session/session.ts', "'hook-result-invalid'", '""']],
  },
  {
    why: 'Types for the compiler: when the program runs nothing of it is there.',
    mutants: [
      ['machines/account.machine.ts', '{ events: {} as Delivery | Retirement }', '{}'],
      ['machines/account.machine.ts', '{ types: { events: {} as Delivery | Retirement } }', '{}'],
      [
        'machines/collection.machine.ts',
        '{ context: {} as CollectionContext, events: {} as CollectionEvent, emitted: {} as Effect, input: {} as CollectionInput }',
        '{}',
      ],
      [
        'machines/ladder.machine.ts',
        '{ context: {} as LadderContext, events: {} as LadderEvent, emitted: {} as Effect, input: {} as LadderInput }',
        '{}',
      ],
      [
        'machines/outbox.machine.ts',
        '{ context: {} as OutboxContext, events: {} as OutboxEvent, emitted: {} as Effect, input: {} as OutboxInput }',
        '{}',
      ],
    ],
  },
  {
    why: 'The machine has no state that is left at once: there is no loop to stop.',
    mutants: [['machines/account.machine.ts', '{ maxIterations: MACHINE_ITERATIONS }', '{}']],
  },
  {
    why: 'A decision to reset has been noted when this runs, and that has set the same two fields.',
    mutants: [
      ['machines/states.ts', "'thenHierarchy'", '""'],
      ['machines/states.ts', '{ fromZero: true }', '{}'],
      ['machines/states.ts', "{ rung: 'hierarchy', fromZero: true }", '{}'],
    ],
  },
  {
    why: 'A wait nobody named is no number, and compares as not longer than none.',
    mutants: [
      ['src/policy/backoff.ts', 'retryAfterMs !== undefined', 'true'],
      ['src/policy/decide.ts', 'retryAt === undefined', 'false'],
    ],
  },
  {
    why: 'Thrown in a case that cannot be; without the throw the next line throws.',
    mutants: [
      ['src/policy/explain.ts', 'first === undefined', 'false'],
      ['src/policy/explain.ts', 'step === undefined', 'false'],
      ['src/policy/plan.ts', 'whole === undefined', 'false'],
    ],
  },
  {
    why: 'A command nobody has, instead of none.',
    mutants: [['src/policy/question.ts', "''", '"Stryker was here!"']],
  },
  {
    why: 'The weakest kind: not found in the list it is weaker than the first of it.',
    mutants: [['src/policy/merge.ts', "'accept'", '""']],
  },
  {
    why: 'A question without a body has no command in its address, and here the address is another one besides.',
    mutants: [['src/session/repairs/endpoint.ts', "'OPTIONS'", '""']],
  },
  {
    why: 'The comparison is for the compiler: a fault has no status, names no address, and is never taken for an answer.',
    mutants: [
      ['src/session/repairs/endpoint.ts', "'string'", '""'],
      ['src/session/repairs/endpoint.ts', "typeof came === 'string'", 'false'],
      ['src/session/repairs/policy.ts', "'string'", '""'],
      ['src/session/repairs/policy.ts', "typeof came !== 'string'", 'true'],
      ['src/session/repairs/version.ts', "'string'", '""'],
      ['src/session/repairs/version.ts', "typeof came !== 'string'", 'true'],
    ],
  },
  {
    why: 'The comparison is for the compiler: no other kind of decision says how it continues.',
    mutants: [['src/session/repairs/policy.ts', "decision.do === 'continue'", 'true']],
  },
  {
    why: 'No rule asks for this phase: it is the usual one, like none.',
    mutants: [['src/session/repairs/policy.ts', "'request'", '""']],
  },
];
