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
      ['src/session/authorization.ts', "''", '"Stryker was here!"'],

      ['src/session/look.ts', "''", '"Stryker was here!"'],
      ['src/session/admission.ts', '[]', '["Stryker was here"]'],
      ['src/session/pace.ts', '[]', '["Stryker was here"]'],
      ['src/session/repairs/credentials.ts', '[]', '["Stryker was here"]'],
      ['src/session/troupe.ts', "''", '"Stryker was here!"'],

      ['machines/batch.machine.ts', '[]', '["Stryker was here"]'],
      ['machines/whose.ts', '[]', '["Stryker was here"]'],
      ['src/policy/decide.ts', '[]', '["Stryker was here"]'],
      ['src/policy/ledger.ts', '[]', '["Stryker was here"]'],
      ['src/policy/question.ts', '[]', '["Stryker was here"]'],
      ['src/session/batches.ts', '[]', '["Stryker was here"]'],
      ['src/session/session.ts', '[]', '["Stryker was here"]'],
      ['src/session/collections.ts', '[]', '["Stryker was here"]'],
      ['src/session/driver.ts', '[]', '["Stryker was here"]'],
      ['src/session/flight.ts', '[]', '["Stryker was here"]'],
      ['src/session/locks.ts', '[]', '["Stryker was here"]'],
      ['src/session/opening.ts', '[]', '["Stryker was here"]'],
      ['src/session/saving.ts', '[]', '["Stryker was here"]'],
      ['src/session/signals.ts', "''", '"Stryker was here!"'],
      ['src/session/collections.ts', "''", '"Stryker was here!"'],
      ['src/session/redirects.ts', "''", '"Stryker was here!"'],
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
    why: 'A record for requests that have no machine: nobody asks it for bytes, or by its name.',
    mutants: [
      ['src/session/session.ts', 'true', 'false'],

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
      [
        'machines/batch.machine.ts',
        '{ context: {} as BatchContext, events: {} as BatchEvent, emitted: {} as Effect, input: {} as BatchInput, output: {} as BatchOutput, }',
        '{}',
      ],
      [
        'machines/longpoll.machine.ts',
        '{ context: {} as LongpollContext, events: {} as LongpollEvent, emitted: {} as Effect, input: {} as LongpollInput }',
        '{}',
      ],
      [
        'machines/provision.machine.ts',
        '{ context: {} as ProvisionContext, events: {} as ProvisionEvent, emitted: {} as Effect, input: {} as { limit: number }, output: {} as { whole: boolean }, }',
        '{}',
      ],
      [
        'machines/states.ts',
        '{ context: {} as RequestContext, events: {} as RequestEvent, emitted: {} as Effect, input: {} as RequestInput, output: {} as RequestOutput, }',
        '{}',
      ],
      [
        'machines/wipe.machine.ts',
        '{ context: {} as WipeContext, events: {} as WipeEvent, emitted: {} as Effect, input: {} as WipeInput, output: {} as { end: WipeEnd }, }',
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
  {
    why: 'Only this event asks the guard, and a lower rung was taken by the one before: what is left is the hierarchy.',
    mutants: [
      ['machines/ladder.machine.ts', "event.type === 'rung.broken' && event.rung === 'hierarchy' && event.fromZero", 'true'],
      [
        'machines/ladder.machine.ts',
        "event.type === 'rung.broken' && event.rung === 'hierarchy' && event.fromZero",
        "event.type === 'rung.broken' && event.rung === 'hierarchy' || event.fromZero",
      ],
      ['machines/ladder.machine.ts', "event.type === 'rung.broken' && event.rung === 'hierarchy'", 'true'],
      [
        'machines/ladder.machine.ts',
        "event.type === 'rung.broken' && event.rung === 'hierarchy'",
        "event.type === 'rung.broken' || event.rung === 'hierarchy'",
      ],
    ],
  },
  {
    why: 'What is not there is no number, and every comparison with it is false. The question is for the compiler.',
    mutants: [
      ['src/session/alarm.ts', 'until !== undefined', 'true'],
      ['src/session/alarm.ts', 'dueAt !== undefined', 'true'],
      ['src/session/longpoll.ts', 'offered !== undefined', 'true'],
      ['src/session/longpoll.ts', 'bound !== undefined', 'true'],
    ],
  },
  {
    why: 'A field that is undefined instead of missing: nobody tells them apart, and when it is stored it is missing.',
    mutants: [
      ['src/session/bytes.ts', 'clientId !== undefined', 'true'],
      ['src/session/merging.ts', 'name !== undefined', 'true'],
      ['src/session/mail.ts', 'outAt !== undefined', 'true'],

      ['src/session/flight.ts', 'phase !== undefined', 'true'],
      ['src/session/flight.ts', 'world.server !== undefined', 'true'],
      ['src/session/opening.ts', 'collectionId !== undefined', 'true'],
    ],
  },
  {
    why: 'The comparison is for the compiler: what is read next stands in this kind of decision only.',
    mutants: [
      ['src/session/longpoll.ts', "whole.do === 'rephrase'", 'true'],
      ['src/session/longpoll.ts', "whole.do === 'refresh'", 'true'],
      [
        'src/session/sought.ts',
        "decision.do === 'repair' && decision.rung === 'endpoint'",
        "decision.do === 'repair' || decision.rung === 'endpoint'",
      ],
      ['src/session/sought.ts', "decision.do === 'repair' && decision.rung === 'endpoint'", 'true'],
      ['src/session/sought.ts', "decision.do === 'repair'", 'true'],
      ['src/session/sought.ts', "decision.rung === 'endpoint'", 'true'],
    ],
  },
  {
    why: 'What is asked for is there. The question mark is for the compiler.',
    mutants: [
      ['src/session/repairs/version.ts', 'template?.newest', 'template.newest'],

      ['src/session/look.ts', 'exchange.marks?.clientId', 'exchange.marks.clientId'],
      ['src/session/mail.ts', 'world.troupe.picture(id)?.value', 'world.troupe.picture(id).value'],
      ['src/session/driver.ts', 'troupe.picture(exchange.id)?.value', 'troupe.picture(exchange.id).value'],
      ['src/session/saving.ts', "world.troupe.picture('ladder')?.context", "world.troupe.picture('ladder').context"],
      ['src/session/redirects.ts', 'addressParts(text)?.href', 'addressParts(text).href'],
      ['src/session/opening.ts', 'world.ports.protocol.commands[command]?.idempotent', 'world.ports.protocol.commands[command].idempotent'],
      ['src/policy/traits.ts', 'ROWS[status]?.[trait]', 'ROWS[status][trait]'],
    ],
  },
  {
    why: 'Without words it throws, and a sentence that fails costs the sentence.',
    mutants: [
      ['src/session/wording.ts', 'words?.(step)', 'words(step)'],
      ['src/session/wording.ts', 'words?.hint?.(step)', 'words?.hint(step)'],
      ['src/session/wording.ts', 'words?.hint', 'words.hint'],
    ],
  },
  {
    why: 'Addresses that were asked always parse, and both sides are spelled alike.',
    mutants: [
      ['src/session/redirects.ts', 'addressParts(text)?.href.toLowerCase()', 'addressParts(text)?.href.toUpperCase()'],
      ['src/session/redirects.ts', 'a !== undefined', 'true'],
      ['src/session/redirects.ts', 'here === undefined', 'false'],
    ],
  },
  {
    why: 'The same is noted once more, or there is nothing to note.',
    mutants: [
      ['src/session/mail.ts', 'exchange.mail === undefined', 'false'],
      ['src/session/mail.ts', 'picture === undefined || picture.value === before', 'false'],
      ['src/session/mail.ts', 'picture === undefined || picture.value === before', 'picture === undefined && picture.value === before'],
      ['src/session/mail.ts', 'picture === undefined', 'false'],
      ['src/session/mail.ts', 'picture.value === before', 'false'],
    ],
  },
  {
    why: 'A mail that is about to leave is dated.',
    mutants: [
      ['src/session/mail.ts', 'since > 0', 'true'],
      ['src/session/mail.ts', 'since > 0', 'since >= 0'],
    ],
  },
  {
    why: 'Of the kinds that hand back only a retry goes out again with the same bytes.',
    mutants: [['src/session/mail.ts', "kind !== 'retry'", 'false']],
  },
  {
    why: 'Another account that is equal: what is stored is compared part by part.',
    mutants: [['src/session/booking.ts', 'booked !== ledger', 'true']],
  },
  {
    why: 'An actor that has ended takes no event, and only a request that is queued hears what it is told at the door.',
    mutants: [
      ['src/session/driver.ts', '!troupe.isActive(to)', 'false'],
      ['src/session/driver.ts', "troupe.picture(exchange.id)?.value === 'queued'", 'true'],
    ],
  },
  {
    why: 'No step of the account’s own machines throws, and theirs are the only effects without a request.',
    mutants: [['src/session/driver.ts', 'exchange', 'true']],
  },
  {
    why: 'There is a ladder before anybody looks at it or stores it.',
    mutants: [
      ['src/session/driver.ts', "'ready'", '""'],
      ['src/session/saving.ts', 'false', 'true'],
      ['src/session/saving.ts', "''", '"Stryker was here!"'],
    ],
  },
  {
    why: 'The actor of a repair that was called off hears nothing any more; it goes with the session.',
    mutants: [['src/session/driver.ts', '(id) => troupe.retire(id)', '() => undefined']],
  },
  {
    why: 'Whoever asks whether it was stored looks again with the next event.',
    mutants: [
      ['src/session/saving.ts', '() => true', '() => undefined'],
      ['src/session/saving.ts', 'true', 'false'],
    ],
  },
  {
    why: 'Nobody is shown this error: the call is told that the store failed.',
    mutants: [
      ['src/session/saving.ts', "'caller'", '""'],
      ['src/session/saving.ts', "'store-failed'", '""'],
    ],
  },
  {
    why: 'The edge has made the observer quiet already.',
    mutants: [
      [
        'src/session/session.ts',
        'inspect && ((event) => quietly(() => inspect(event as never)))',
        'inspect || (event => quietly(() => inspect(event as never)))',
      ],
    ],
  },
  {
    why: 'Reading the store sets it before anything else is done.',
    mutants: [['src/session/session.ts', 'false', 'true']],
  },
  {
    why: 'Nobody is shown this error: the repair it ends has failed.',
    mutants: [['src/session/session.ts', "'caller'", '""']],
  },
  {
    why: 'Nothing said is no.',
    mutants: [
      ['src/session/look.ts', '() => false', '() => undefined'],
      ['src/session/saving.ts', '() => false', '() => undefined'],
      ['src/session/signals.ts', '{ moved: false, reachable: false }', '{}'],
    ],
  },
  {
    why: 'Of two that are equally sure either will do, and what is not in the list is weaker than the first of it.',
    mutants: [
      [
        'src/session/merging.ts',
        'CERTAINTY.indexOf(note.state) > CERTAINTY.indexOf(own.state)',
        'CERTAINTY.indexOf(note.state) >= CERTAINTY.indexOf(own.state)',
      ],
      ['src/session/merging.ts', "'returned'", '""'],
    ],
  },
  {
    why: 'The machines do nothing but emit.',
    mutants: [
      ['src/session/troupe.ts', "actions.filter((action) => action.type === 'xstate.emit')", 'actions'],
      ['src/session/troupe.ts', "action.type === 'xstate.emit'", 'true'],
    ],
  },
  {
    why: 'A command that mends nothing mends no rung.',
    mutants: [['src/session/mending.ts', 'facts.mends === undefined', 'false']],
  },
  {
    why: 'A machine that is no request’s asks for no hold, and nothing was decided for it.',
    mutants: [['src/session/remembered.ts', 'exchange !== undefined', 'true']],
  },
  {
    why: 'Everybody says how urgent it is.',
    mutants: [['src/session/locks.ts', "'user'", '""']],
  },
  {
    why: 'An upload has been sorted out before.',
    mutants: [['src/session/longpoll.ts', 'marks.commands > 0', 'false']],
  },
  {
    why: 'Requests of the library’s own carry nothing that is counted.',
    mutants: [['src/session/flight.ts', '{ collections: [], primed: [], adds: 0, commands: 0, fetches: 0 }', '{}']],
  },
  {
    why: 'Nothing is undefined.',
    mutants: [['src/session/opening.ts', '{ return undefined; }', '{}']],
  },
  {
    why: 'Nothing is equal to no note.',
    mutants: [['src/session/collections.ts', 'before !== undefined', 'true']],
  },
  {
    why: 'No pattern of a server fits the word undefined.',
    mutants: [['src/policy/resolve.ts', 'server !== undefined', 'true']],
  },
  {
    why: 'A rung nobody has is heard by nobody.',
    mutants: [['src/session/unsaved.ts', 'rung !== undefined', 'true']],
  },
  {
    why: 'A set of names written as a table: what stands beside a name is not read.',
    mutants: [['src/policy/app-rules.ts', 'true', 'false']],
  },
  {
    why: 'A scope that is missing is refused by the list of scopes, too.',
    mutants: [['src/policy/app-rules.ts', "['scope']", '[]']],
  },
  {
    why: 'The comparison is for the compiler: no other kind of decision gives this reason.',
    mutants: [['src/policy/plan.ts', "decision.do === 'hold'", 'true']],
  },
  {
    why: 'Where only one knows it, the earlier of the two times is its own.',
    mutants: [['src/session/merging.ts', 'Object.entries(ours).filter(([name]) => Object.hasOwn(theirs, name))', 'Object.entries(ours)']],
  },
  {
    why: 'A version that is refused brings no page, and no poll has lived: there is nothing to hear.',
    mutants: [['src/session/exchanges.ts', 'known === undefined', 'true']],
  },
  {
    why: 'A mail that was out is in doubt when it is taken up again: it never leaves as one that is out.',
    mutants: [['src/session/mail.ts', "'no-answer'", '""']],
  },
  {
    why: 'What is not there does not read as a version, and that counts as the newest; two that are the same are either.',
    mutants: [
      ['src/session/outgoing.ts', 'stated !== undefined', 'true'],
      ['src/session/outgoing.ts', 'version === undefined', 'false'],
      ['src/session/outgoing.ts', 'compareVersions(stated, version) < 0', 'compareVersions(stated, version) <= 0'],
      ['src/session/repairs/version.ts', 'template?.newest === undefined', 'false'],
    ],
  },
  {
    why: 'A ladder that does not rest announces only rungs of others, and those keep nobody else.',
    mutants: [['src/session/driver.ts', "value === 'resting'", 'true']],
  },
  {
    why: 'With no rung broken nobody asks where to begin.',
    mutants: [['src/session/opening.ts', 'false', 'true']],
  },
  {
    why: 'At that edge both are the same time.',
    mutants: [['src/session/reach.ts', 'one.until <= latest', 'one.until < latest']],
  },
  {
    why: 'Without a repair there is no time to reckon from, and nothing is ever rested.',
    mutants: [['src/session/rest.ts', 'world.repaired?.isProven === false', 'true']],
  },
  {
    why: 'Only the ladder is looked for by its name, and it never stores without a step.',
    mutants: [
      ['src/session/saving.ts', "'account'", '""'],
      ['src/session/saving.ts', 'context !== undefined', 'true'],
    ],
  },
  {
    why: 'A text that was refused as stale stands in no store, and nothing is no text: neither is ever found.',
    mutants: [
      ['src/session/saving.ts', '!isStale && data !== undefined', 'true'],
      ['src/session/saving.ts', 'data !== undefined', 'true'],
      ['src/session/saving.ts', '!isStale && data !== undefined', '!isStale || data !== undefined'],
    ],
  },
  {
    why: 'A bound of memory: more saves are not under way at once.',
    mutants: [['src/session/saving.ts', '[...tried, data].slice(-TRIED_REMEMBERED)', '[...tried, data]']],
  },
  {
    why: 'The name of the same bytes is the same.',
    mutants: [['src/session/interrupted.ts', 'exchange.sent === request', 'false']],
  },
  {
    why: 'Nothing is noted under no name. The question is for the compiler.',
    mutants: [['src/session/interrupted.ts', 'noted === undefined', 'false']],
  },
  {
    why: 'Of what names another address only the endpoint’s repair is asked, no fault names one, and none of another kind has a rung of that name.',
    mutants: [
      [
        'src/session/flight.ts',
        "typeof came !== 'string' && judged.whole.do === 'repair' && judged.whole.rung === 'endpoint'",
        "typeof came !== 'string' && judged.whole.do === 'repair' || judged.whole.rung === 'endpoint'",
      ],
      ['src/session/flight.ts', "typeof came !== 'string' && judged.whole.do === 'repair'", 'true'],
      [
        'src/session/flight.ts',
        "typeof came !== 'string' && judged.whole.do === 'repair'",
        "typeof came !== 'string' || judged.whole.do === 'repair'",
      ],
      ['src/session/flight.ts', "typeof came !== 'string'", 'true'],
      ['src/session/flight.ts', "'string'", '""'],
      ['src/session/flight.ts', "judged.whole.do === 'repair'", 'true'],
      ['src/session/flight.ts', "judged.whole.rung === 'endpoint'", 'true'],
      ['src/session/flight.ts', 'to === undefined', 'false'],
    ],
  },
  {
    why: 'The ladder is there from the first moment on, and whatever goes out knows how its rungs stand. The question marks are for the compiler.',
    mutants: [
      ['src/session/flight.ts', 'epochs?.endpoint', 'epochs.endpoint'],
      ['src/session/flight.ts', 'ladder?.epochs', 'ladder.epochs'],
      ['src/session/repairs/credentials.ts', 'refused().at(-1)?.reply?.headers', 'refused().at(-1)?.reply.headers'],
    ],
  },
  {
    why: 'Nothing is known of a mail that has no name yet.',
    mutants: [
      ['src/session/mail.ts', 'exchange.mail !== undefined', 'true'],
      ['src/session/mail.ts', 'mail !== undefined', 'true'],
    ],
  },
  {
    why: 'Asked once more after it is written down: only a save is spared.',
    mutants: [['src/session/interrupted.ts', 'exchange.arrived === name && !exchange.again', 'false']],
  },
  {
    why: 'It has just been written down, and what arrived in the same millisecond the merge has left out.',
    mutants: [
      [
        'src/session/interrupted.ts',
        '(noteOf(world.account, name)?.arrivedAt ?? -Infinity) > exchange.sentAt',
        '(noteOf(world.account, name)?.arrivedAt ?? -Infinity) >= exchange.sentAt',
      ],
      ['src/session/interrupted.ts', 'noteOf(world.account, name)?.arrivedAt', 'noteOf(world.account, name).arrivedAt'],
    ],
  },
  {
    why: 'Only scheme, host and port of it are looked at.',
    mutants: [['src/session/repairs/credentials.ts', "'OPTIONS'", '""']],
  },
];
