import type { Basis } from '../../core/resolution.ts';
import type { SyncmlRule, SyncmlRulesFor } from '../rules-for.ts';
import {
  AS_ALERTED,
  BUSY,
  byLevel,
  CHALLENGED,
  DONE,
  ELSEWHERE,
  GIVE_CLIENT,
  GO_ON,
  LATER,
  SIGN_IN,
  SLOW,
  STEP_DOWN,
  TAKE_SERVER,
} from './shared.ts';

const HEADER = { commands: ['SyncHdr'] } as const;

type Rule = SyncmlRule<'syncml'>;

const FINE = { steps: DONE, basis: 'spec' } as const satisfies Rule;

/** An error by its class, yet the wish has come true. */
const AS_GOOD_AS = (why: string): Rule => ({ steps: DONE, basis: 'advice', why });

const LOGIN: Rule = {
  steps: CHALLENGED,
  basis: 'spec',
  variants: [
    {
      when: { chal: false },
      steps: [SIGN_IN],
      basis: 'spec+advice',
      why: 'Without a Chal there is nothing to answer, and guessing at logins locks accounts.',
    },
  ],
};

const BUSY_SERVER = (why: string, basis: Basis = 'spec+advice'): Rule => ({
  ...byLevel(
    { basis, why, hint: 'The server stays busy: try in an hour.' },
    [{ ...LATER, limit: 3 }],
    {
      do: 'reject',
      why: 'unavailable',
    },
    [{ when: HEADER, steps: BUSY, basis, why }],
  ),
});

const FAILED_THERE = (why: string, basis: Basis = 'advice'): Rule =>
  byLevel({ basis, why, hint: 'The server fails on this one again and again: report it.' }, [{ ...LATER, limit: 2 }], {
    do: 'reject',
    why: 'server',
  });

const MOVED = (why: string): Rule => ({
  steps: ELSEWHERE,
  basis: 'spec+advice',
  why,
  variants: [
    {
      when: { level: 'collection' },
      steps: [
        { do: 'repair', rung: 'endpoint', then: 'rebuild' },
        { do: 'reject', why: 'gone', scope: 'datastore' },
      ],
      basis: 'spec+advice',
      why: 'One datastore moved; the others stay where they are.',
      hint: 'Give the address of the datastore anew.',
    },
  ],
});

const WHOLE_OBJECT = {
  steps: [
    { do: 'reconcile', how: 'resend-whole', then: 'rebuild', limit: 2 },
    { do: 'reject', why: 'request' },
  ],
  hint: 'The object does not arrive whole: send it without chunks, or leave it out.',
} as const;

const WHOLE_ATOMIC = {
  steps: [
    { do: 'reconcile', how: 'resend-whole', then: 'rebuild' },
    { do: 'reject', why: 'request' },
  ],
  hint: 'One command of the Atomic fails each time: correct it, or send the others by themselves.',
} as const;

/** Steps down a version first, because servers that do not know ours say so with it [libsynthesis]. */
const OLDER_SERVER = {
  when: { ...HEADER, from: '1.1' },
  steps: STEP_DOWN,
  basis: 'advice',
  why: 'On SyncHdr servers say with it that they do not know the protocol version.',
  hint: 'The server takes none of the versions 1.2, 1.1 and 1.0.',
} as const;

/** What is done about SyncML Status codes [OMA SyncML RepPro 1.2.2, 10]. */
export const statusRules = {
  'syncml.101': {
    ...byLevel(
      {
        basis: 'advice',
        why: 'The command is still at work: its end is asked for with the next message.',
        hint: 'The command never ended: look what came of it.',
      },
      [GO_ON, LATER],
      { do: 'reject', why: 'unavailable' },
      [{ when: HEADER, steps: BUSY, basis: 'advice', why: 'On SyncHdr the server itself is busy.' }],
    ),
  },
  'syncml.200': FINE,
  'syncml.201': FINE,
  'syncml.202': {
    steps: [GO_ON, { do: 'reconcile', how: 'look-at-item' }, { do: 'hold', who: 'user', why: 'unknown-outcome', tell: 'user' }],
    basis: 'spec+advice',
    why: 'It was taken, not done: its end is waited for, and never asked for by sending it twice.',
  },
  'syncml.203': FINE,
  'syncml.204': FINE,
  'syncml.205': { steps: [{ first: [{ do: 'refresh', scope: 'collection' }], do: 'accept' }], basis: 'spec' },
  'syncml.206': {
    steps: [
      { ...GO_ON, limit: 3 },
      { do: 'reconcile', how: 'resend-failed-parts', then: 'rebuild' },
      { do: 'reject', why: 'server' },
    ],
    basis: 'spec+advice',
    why: 'A Status for the rest should follow; when none does, the rest is sent again.',
    hint: 'The server takes only a part of it.',
  },
  'syncml.207': FINE,
  'syncml.208': FINE,
  'syncml.209': FINE,
  'syncml.210': FINE,
  'syncml.211': AS_GOOD_AS('What was to go is not there.'),
  'syncml.212': FINE,
  'syncml.213': { steps: [{ do: 'continue', how: 'next-chunk' }], basis: 'spec' },
  'syncml.214': { steps: [{ do: 'continue', how: 'end-session' }], basis: 'spec' },
  'syncml.215': {
    steps: [{ do: 'reject', why: 'cancelled', tell: 'user' }],
    basis: 'spec+advice',
    why: 'Somebody said no; asking again by itself would not take it for an answer.',
    hint: 'Send it again only when the user wants to.',
  },
  'syncml.216': {
    ...WHOLE_ATOMIC,
    basis: 'spec+advice',
    why: 'Undone because a sister failed: correct that one and send all of it again.',
  },
  'syncml.300': MOVED('The choices stand in the Item; the redirect policy decides whether one may be taken.'),
  'syncml.301': MOVED('The new URI is stored once it has answered.'),
  'syncml.302': MOVED('For now only, and only where the redirect policy allows.'),
  'syncml.303': MOVED('The answer is elsewhere; only where the redirect policy allows.'),
  'syncml.304': {
    ...byLevel(
      {
        basis: 'advice',
        why: 'It goes with another answer of its class and says that the command was not carried out: what was to be changed is still to be.',
        hint: 'The server leaves this command undone each time: look what it has at the address.',
      },
      [LATER],
      { do: 'reject', why: 'server' },
      [
        {
          when: { commands: ['Get', 'Put', 'Results', 'Search'] },
          steps: DONE,
          basis: 'advice',
          why: 'What was asked for, or shown, is what is known already.',
        },
      ],
    ),
  },
  'syncml.305': MOVED('A proxy named by a server is taken only where the redirect policy allows.'),
  'syncml.400': byLevel(
    {
      basis: 'spec+advice',
      why: 'The same bytes are as wrong the next time.',
      hint: 'The command is badly formed: correct it before sending again.',
    },
    [],
    { do: 'reject', why: 'request' },
    [OLDER_SERVER],
  ),
  'syncml.401': LOGIN,
  'syncml.402': byLevel({ basis: 'advice', why: 'Only the user can pay.', hint: 'Tell the user that the service wants to be paid.' }, [], {
    do: 'reject',
    why: 'denied',
    tell: 'user',
  }),
  'syncml.403': byLevel({ basis: 'spec', hint: 'The account has no right to this: ask the administrator of the server.' }, [], {
    do: 'reject',
    why: 'denied',
    tell: 'user',
  }),
  'syncml.404': byLevel(
    {
      basis: 'spec+advice',
      why: 'What is not there now will not be there at once.',
      hint: 'Check the URI of the datastore, or drop the mapping of the item.',
    },
    [],
    { do: 'reject', why: 'gone' },
    [
      { when: { commands: ['Delete'] }, steps: DONE, basis: 'advice', why: 'What was to go is not there.' },
      {
        when: { commands: ['Replace'] },
        steps: [
          { do: 'rephrase', how: 'as-add' },
          { do: 'reject', why: 'gone' },
        ],
        basis: 'advice',
        why: 'The server lost the item, we have it: it is added anew rather than lost on both sides.',
        hint: 'The server takes the item neither as Replace nor as Add.',
      },
      {
        when: HEADER,
        steps: [
          { do: 'restart', scope: 'session', then: 'rebuild' },
          { do: 'hold', who: 'user', why: 'endpoint', tell: 'user' },
        ],
        basis: 'advice',
        why: 'The server no longer knows the session that its RespURI named; a new one starts at the first address.',
      },
    ],
  ),
  'syncml.405': byLevel(
    {
      basis: 'spec+advice',
      why: 'The target does not allow this command.',
      hint: 'Use one of the commands that the Item of the Status names.',
    },
    [],
    { do: 'reject', why: 'unsupported', tell: 'user' },
  ),
  'syncml.406': byLevel(
    {
      basis: 'advice',
      why: 'The feature was optional, so the same can be asked for without it.',
      hint: 'The server lacks the feature: plain two-way or slow sync is what every server has.',
    },
    [{ do: 'rephrase', how: 'without-option' }],
    { do: 'reject', why: 'unsupported' },
  ),
  'syncml.407': LOGIN,
  'syncml.408': BUSY_SERVER('The message came too late; RespURI may say when to come again.'),
  'syncml.409': {
    steps: [
      { do: 'reconcile', how: 'take-server-item' },
      { do: 'reject', why: 'conflict' },
    ],
    basis: 'advice',
    why: 'Nobody won, so the item of the server is taken unless the user chose otherwise.',
    hint: 'Both sides changed the item: let the user choose.',
  },
  'syncml.410': byLevel(
    { basis: 'spec+advice', why: 'It will not come back.', hint: 'Drop the mapping of the item, or the datastore.' },
    [],
    { do: 'reject', why: 'gone' },
    [{ when: { commands: ['Delete'] }, steps: DONE, basis: 'advice', why: 'What was to go is gone.' }],
  ),
  'syncml.411': {
    steps: [
      { do: 'rephrase', how: 'with-size' },
      { do: 'reject', why: 'request' },
    ],
    basis: 'spec',
    hint: 'Meta needs the Size of the object.',
  },
  'syncml.412': byLevel(
    {
      basis: 'spec+advice',
      why: 'The same bytes are as incomplete the next time.',
      hint: 'The Item of the Status may name the missing part.',
    },
    [],
    { do: 'reject', why: 'request' },
  ),
  'syncml.413': {
    steps: [
      { do: 'rephrase', how: 'in-chunks' },
      { do: 'reject', why: 'too-large', tell: 'user' },
    ],
    basis: 'spec+advice',
    why: 'As a large object in chunks it may fit; as it is it never will.',
    hint: 'The item is larger than the server takes: leave it out or make it smaller.',
    variants: [
      {
        when: { commands: ['Search', 'Get', 'Results'] },
        steps: [
          { do: 'rephrase', how: 'fewer-items' },
          { do: 'reject', why: 'too-large' },
        ],
        basis: 'spec',
        hint: 'Ask for less.',
      },
      {
        when: { below: '1.1' },
        steps: [{ do: 'reject', why: 'too-large', tell: 'user' }],
        basis: 'spec',
        hint: 'SyncML 1.0 has no chunks: leave the item out or make it smaller.',
      },
    ],
  },
  'syncml.414': byLevel({ basis: 'advice', why: 'The same URI is as long the next time.', hint: 'Shorten the LocURI.' }, [], {
    do: 'reject',
    why: 'request',
  }),
  'syncml.415': byLevel(
    {
      basis: 'spec+advice',
      why: 'DevInf lists what the server takes; one other type is tried.',
      hint: 'The server takes none of the types this item can be written in.',
    },
    [{ do: 'rephrase', how: 'other-type' }],
    { do: 'reject', why: 'unsupported' },
  ),
  'syncml.416': {
    steps: [
      { do: 'rephrase', how: 'fewer-items' },
      { do: 'reject', why: 'too-large' },
    ],
    basis: 'advice',
    why: 'The size that was asked for is the fault, so less is asked for.',
    hint: 'Ask for less.',
  },
  'syncml.417': BUSY_SERVER('RespURI may say when and where to come again; the item waits for the next session.'),
  'syncml.418': AS_GOOD_AS('The server has the item already, which is what Add was for: it is mapped.'),
  'syncml.419': {
    steps: [{ do: 'accept', tell: 'user' }],
    basis: 'spec+advice',
    why: 'It is settled, and what was typed here gave way to the version of the server, which follows: the user should know.',
  },
  'syncml.420': {
    steps: [{ do: 'hold', who: 'user', why: 'quota', scope: 'uploads', tell: 'user' }],
    basis: 'advice',
    why: 'A full store still gives out what it has; only somebody who makes room helps.',
  },
  'syncml.421': {
    steps: [{ do: 'reject', why: 'unsupported' }],
    basis: 'spec',
    hint: 'The server does not know this search grammar.',
  },
  'syncml.422': byLevel({ basis: 'spec', hint: 'The part of the LocURI after the question mark is wrong.' }, [], {
    do: 'reject',
    why: 'request',
  }),
  'syncml.423': AS_GOOD_AS('It was to go softly and is gone for good already.'),
  'syncml.424': { ...WHOLE_OBJECT, basis: 'spec+advice', why: 'A chunk got lost or Size was wrong: the whole object goes out again.' },
  'syncml.425': byLevel(
    {
      basis: 'spec+advice',
      why: 'Rights do not change by asking again.',
      hint: 'The account lacks the right to this item: ask its owner.',
    },
    [],
    { do: 'reject', why: 'denied', tell: 'user' },
  ),
  'syncml.426': { ...WHOLE_OBJECT, basis: 'spec' },
  'syncml.427': {
    steps: [{ do: 'reject', why: 'conflict' }],
    basis: 'advice',
    why: 'What is inside is not deleted without being asked for.',
    hint: 'Delete what is inside first.',
  },
  'syncml.428': {
    steps: [
      { do: 'refresh', scope: 'collection', then: 'rebuild' },
      { do: 'reject', why: 'conflict' },
    ],
    basis: 'advice',
    why: 'The two sides see different folders: an ordinary sync shows where things are.',
    hint: 'The server will not move it there.',
  },
  'syncml.500': FAILED_THERE('The cause is not named, so the item waits for the next session.'),
  'syncml.501': byLevel(
    {
      basis: 'advice',
      why: 'A command the server does not have is not there the next time either.',
      hint: 'The server does not have this command: do without it.',
    },
    [],
    { do: 'reject', why: 'unsupported' },
    [OLDER_SERVER],
  ),
  'syncml.502': BUSY_SERVER('A gateway could not reach the server.', 'advice'),
  'syncml.503': BUSY_SERVER('Overloaded or in maintenance; RespURI may say when to come again.'),
  'syncml.504': BUSY_SERVER('A gateway got no answer in time.', 'advice'),
  'syncml.505': { steps: STEP_DOWN, basis: 'spec', hint: 'The server takes none of the versions 1.2, 1.1 and 1.0.' },
  'syncml.506': FAILED_THERE('The application behind the server failed; RespURI may say when to come again.', 'spec+advice'),
  'syncml.507': {
    ...WHOLE_ATOMIC,
    basis: 'spec+advice',
    why: 'One command failed and took the others with it: correct it and send all again.',
  },
  'syncml.508': {
    steps: [{ do: 'continue', how: 'as-alerted', limit: 1 }, ...SLOW],
    basis: 'spec',
    hint: 'The server forgets its anchors: have it checked before everything is sent again.',
    variants: [
      {
        when: { below: '1.2' },
        steps: SLOW,
        basis: 'spec',
        hint: 'The server forgets its anchors: have it checked before everything is sent again.',
      },
      {
        when: { alert: 0 },
        steps: SLOW,
        basis: 'advice',
        why: 'No Alert came along that could be followed; slow sync keeps the data of both sides.',
        hint: 'The server forgets its anchors: have it checked before everything is sent again.',
      },
      {
        when: { alert: 201 },
        steps: SLOW,
        basis: 'spec',
        hint: 'The server forgets its anchors: have it checked before everything is sent again.',
      },
      { when: { alert: 203 }, steps: GIVE_CLIENT, basis: 'spec+advice', why: 'The Alert that came along replaces data: the user decides.' },
      { when: { alert: 208 }, steps: GIVE_CLIENT, basis: 'spec+advice', why: 'The Alert that came along replaces data: the user decides.' },
      { when: { alert: 205 }, steps: TAKE_SERVER, basis: 'spec+advice', why: 'The Alert that came along replaces data: the user decides.' },
      { when: { alert: 210 }, steps: TAKE_SERVER, basis: 'spec+advice', why: 'The Alert that came along replaces data: the user decides.' },
    ],
  },
  'syncml.509': {
    steps: AS_ALERTED,
    basis: 'observed',
    why: 'Reserved in the text; servers refuse a resume with it and alert the sync they will do instead.',
    variants: [
      {
        when: { alert: 0 },
        steps: [{ do: 'reject', why: 'server', scope: 'datastore' }],
        basis: 'advice',
        why: 'A reserved number and no Alert to follow: a failure nobody explained.',
        hint: 'Report it; a sync without resume may work.',
      },
      {
        when: { alert: 201 },
        steps: SLOW,
        basis: 'observed',
        why: 'The resume is refused and a slow sync offered.',
        hint: 'The server forgets its state again and again: have it checked.',
      },
      { when: { alert: 203 }, steps: GIVE_CLIENT, basis: 'advice', why: 'The Alert that came along replaces data: the user decides.' },
      { when: { alert: 208 }, steps: GIVE_CLIENT, basis: 'advice', why: 'The Alert that came along replaces data: the user decides.' },
      { when: { alert: 205 }, steps: TAKE_SERVER, basis: 'advice', why: 'The Alert that came along replaces data: the user decides.' },
      { when: { alert: 210 }, steps: TAKE_SERVER, basis: 'advice', why: 'The Alert that came along replaces data: the user decides.' },
    ],
  },
  'syncml.510': FAILED_THERE('The datastore is out for this session; the others go on.'),
  'syncml.511': {
    steps: [{ do: 'reject', why: 'server', scope: 'session', tell: 'user' }],
    basis: 'spec',
    hint: 'A severe fault of the server, which must not be asked again by itself: report it.',
  },
  'syncml.512': {
    steps: [
      { do: 'restart', scope: 'session', then: 'rebuild' },
      { do: 'reject', why: 'server', scope: 'datastore', tell: 'user' },
    ],
    basis: 'spec',
    hint: 'The synchronisation fails each time: report it.',
  },
  'syncml.513': { steps: STEP_DOWN, basis: 'spec', hint: 'The server takes none of the versions 1.2, 1.1 and 1.0.' },
  'syncml.514': byLevel({ basis: 'spec', hint: 'The server cancels it each time.' }, [{ ...LATER, limit: 2 }], {
    do: 'reject',
    why: 'cancelled',
  }),
  'syncml.515': byLevel(
    {
      basis: 'advice',
      why: 'Assigned nowhere, so no more than its class is known.',
      hint: 'Report the number to the maker of the server.',
    },
    [],
    { do: 'reject', why: 'server' },
  ),
  'syncml.516': {
    steps: SLOW,
    basis: 'advice',
    why: 'Half of an Atomic stayed in force: only comparing everything shows what the server has.',
    hint: 'The server does not get back into a known state: have it checked.',
  },
  'syncml.517': {
    steps: [
      { do: 'rephrase', how: 'split-batch', limit: 2 },
      { do: 'reject', why: 'too-large' },
    ],
    basis: 'advice',
    why: 'The answer has to fit one message: a smaller Atomic has a smaller answer.',
    hint: 'Announce a larger MaxMsgSize, or send the commands by themselves.',
  },
} as const satisfies SyncmlRulesFor<'syncml'>;
