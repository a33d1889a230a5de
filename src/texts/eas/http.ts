import type { httpRules } from '../../eas/rules/http.ts';
import type { TextsOf } from '../texts.ts';
import { UNKNOWN_OUTCOME_TEXTS } from './shared.ts';

const REDIRECT =
  'The protocol has 451 for this, yet front ends redirect as web servers do; followed only where the redirect policy allows.';

const NOT_HERE = {
  why: 'Autodiscover is asked at one place after the other until one knows: what this one says is for whoever looks, and no news of the account.',
  hint: 'Look at the next place. A redirect is the app’s to follow: it knows which hosts may see its login.',
} as const;

/** What is said of HTTP statuses and headers. */
export const httpTexts = {
  'http.200': {
    meaning: 'Request delivered and answered (the command may still have failed: read Status).',
    source: 'MS-ASHTTP R175 R262-R263',
  },
  'http.300': {
    meaning: 'Several choices.',
    source: 'RFC 9110 15.4.1',
    why: REDIRECT,
    variants: [NOT_HERE],
  },
  'http.301': {
    meaning: 'Moved for good.',
    source: 'RFC 9110 15.4.2',
    why: REDIRECT,
    variants: [NOT_HERE],
  },
  'http.302': {
    meaning: 'Plain web redirect.',
    source: 'RFC 9110 15.4.3; nachocove/NachoClientX AsHttpOperation.cs',
    why: REDIRECT,
    variants: [NOT_HERE],
  },
  'http.303': {
    meaning: 'See another address.',
    source: 'RFC 9110 15.4.4',
    why: REDIRECT,
    variants: [NOT_HERE],
  },
  'http.307': {
    meaning: 'Moved for now, same method.',
    source: 'RFC 9110 15.4.8',
    why: REDIRECT,
    variants: [NOT_HERE],
  },
  'http.308': {
    meaning: 'Moved for good, same method.',
    source: 'RFC 9110 15.4.9',
    why: REDIRECT,
    variants: [NOT_HERE],
  },
  'http.400': {
    meaning: 'Request syntax wrong; same bytes will fail again. Below 14.0 it stands for 101, 103, 106, 138 and 147.',
    source: 'MS-ASHTTP R176-R177; MS-ASCMD §2.2.2',
    hint: 'Never send the same bytes again: check the query, the headers and the encoding.',
    variants: [
      {
        why: 'It may stand for 138, the one of its meanings that OPTIONS cures; the other four are faults of the request.',
        hint: 'Check the XML and the ids of the request: content (101), schema (103), ids (106) or item class (147).',
      },
    ],
  },
  'http.401': {
    meaning: 'Login needed or refused.',
    source: 'MS-ASHTTP R178 R265',
    why: 'New credentials first, then Autodiscover, which can tell a blocked account from an expired password; each once, so that no account is locked out.',
    variants: [
      {
        why: 'Autodiscover cannot be cured by Autodiscover, and a place that does not know the account refuses every login.',
        hint: 'Look at the next place. A login that is wrong for the account is refused by its next request, too.',
      },
      { why: 'Servers refuse a good login while their mail store is down, so one wait comes before the user is asked.' },
    ],
  },
  'http.403': {
    meaning:
      'Account may not use ActiveSync, or access refused. Below 14.0 it stands for 112, 125, 126, 132 on Provision, and 140 when no policy key was sent.',
    source: 'MS-ASHTTP R180 R446; MS-ASCMD §2.2.2',
    why: 'Autodiscover once, as the text says; it names no end, and asking on lets nobody in.',
    variants: [
      NOT_HERE,
      { why: 'On Provision it may stand for 132, a state that was gone for a moment.' },
      { why: 'Without a policy key it may stand for 140; one normal provisioning brings the directive, or shows that there is none.' },
    ],
  },
  'http.404': {
    meaning: 'No ActiveSync at that address.',
    source: 'MS-ASHTTP R182 R441',
    why: 'No ActiveSync lives at that address.',
    variants: [NOT_HERE],
  },
  'http.408': {
    meaning: 'The server gave up waiting for the request.',
    source: 'RFC 9110 15.5.9',
    why: 'The server gave up before it had the request.',
  },
  'http.413': {
    meaning: 'The request is too large.',
    source: 'RFC 9110 15.5.14',
    why: 'The same bytes are as large the next time.',
    hint: 'Send less: a smaller attachment, fewer items.',
    variants: [
      { why: 'A batch can be sent in parts.', hint: 'One element alone is larger than the server takes.' },
      {
        why: 'No key has moved: one item may be too large by itself, and the others go out without it.',
        hint: 'Send less: a smaller attachment, fewer items.',
      },
    ],
  },
  'http.425': {
    meaning: 'Too early.',
    source: 'RFC 8470 5.2',
    why: 'The request was not taken; it may come again at the pace the server names.',
  },
  'http.429': {
    meaning: 'Too many requests.',
    source: 'RFC 6585 4',
    why: 'The request was not taken; it may come again at the pace the server names.',
  },
  'http.449': {
    meaning: 'Provision first, then repeat. Below 14.0 it stands for 140 to 144.',
    source: 'MS-ASCMD R7562 R7563 R7564 R7565 R7566 §2.2.2; horde 02-foldersync-no-policykey',
    why: 'From 14.0 on the text has 142 to 144 for this; servers send both forms.',
    variants: [
      { why: 'These carry no policy key, so one provisioning per episode and one repeat with the key is all that can be tried.' },
      {},
    ],
  },
  'http.451': {
    meaning: 'Wrong or sub-optimal server.',
    source: 'MS-ASHTTP R183 R442 R268-R272',
    variants: [NOT_HERE],
  },
  'http.456': {
    meaning: 'Account blocked.',
    source: 'MS-ASHTTP R608-R609 R1003-R1004',
  },
  'http.457': {
    meaning: 'Password expired.',
    source: 'MS-ASHTTP R700-R701 R1005-R1008 R1100',
  },
  'http.500': {
    meaning: 'Server hit something unexpected. Below 14.0 it stands for 106 on SendMail, 110 and 132.',
    source: 'MS-ASHTTP R184 R447; MS-ASCMD §2.2.2',
    why: 'Autodiscover once, as the text says, one delayed repeat because it may have been a hiccup, then no more.',
    hint: 'The server fails on this request: try much later, and report it if it stays.',
    variants: [
      NOT_HERE,
      { hint: 'The attachment was deleted: Sync the message again.' },
      { hint: 'Use FolderSync.' },
      ...UNKNOWN_OUTCOME_TEXTS,
    ],
  },
  'http.501': {
    meaning: 'Server does not support the method or command. Below 14.0 it stands for 137 and 147.',
    source: 'MS-ASHTTP R186-R187 R443; MS-ASCMD §2.2.2',
    why: 'OPTIONS says which commands there are.',
    hint: 'Stop using the command on this server.',
    variants: [
      {
        why: 'It stands for 137, or for 147.',
        hint: 'Stop using the command on this server; if it is offered, the item class is what the server does not know.',
      },
    ],
  },
  'http.502': {
    meaning: 'Named server could not be found.',
    source: 'MS-ASHTTP R189',
    why: 'The proxy did not reach the server.',
    variants: [...UNKNOWN_OUTCOME_TEXTS],
  },
  'http.503': {
    meaning: 'Server busy or the client is being throttled. Below 14.0 it stands for 111.',
    source: 'MS-ASHTTP R190-R191 R273-R278; MS-ASCMD §2.2.2',
    variants: [{ why: 'It stands for 111: a fault that passes.' }],
  },
  'http.504': {
    meaning: 'A proxy got no answer in time.',
    source: 'RFC 9110 15.6.5',
    why: 'The proxy got no answer in time.',
    variants: [...UNKNOWN_OUTCOME_TEXTS],
  },
  'http.505': {
    meaning: 'Version not supported. Below 14.0 it stands for 138.',
    source: 'MS-ASCMD R7560 §2.2.2; nachocove/NachoClientX AsHttpOperation.cs',
    why: 'Not in the status lines of MS-ASHTTP; a mistyped version header earns it.',
    hint: 'Check MS-ASProtocolVersion against the versions the server offers.',
    variants: [{ why: 'It stands for 138.', hint: 'The server takes none of the versions offered.' }],
  },
  'http.507': {
    meaning: 'Mailbox is full. Below 14.0 it stands for 113.',
    source: 'MS-ASHTTP R192; MS-ASCMD §2.2.2',
    why: 'A full mailbox still gives out what it has.',
    variants: [{ why: 'It stands for 113.' }],
  },
  'http.x-ms-rp': {
    meaning: 'Server wants a full resynchronisation; value lists protocol versions.',
    source: 'MS-ASHTTP R225-R227 R263 R907 R1104-R1105',
    why: 'Once per episode: a server that asks for it on every answer would never get to send mail.',
  },
  'http.ms-asprotocolversions': {
    meaning: 'Versions the server speaks; in a POST answer only when it wants re-initialisation.',
    source: 'MS-ASHTTP R709 R800 R248-R254',
    why: 'Servers send it on every answer; only X-MS-RP asks for anything.',
  },
  'http.ms-asprotocolcommands': {
    meaning: 'Commands the server offers; in a POST answer only when it wants re-initialisation.',
    source: 'MS-ASHTTP R707-R708 R247',
    why: 'Servers send it on every answer; only X-MS-RP asks for anything.',
  },
  'http.x-ms-asthrottle': {
    meaning: 'Reason the device is throttled.',
    source: 'MS-ASHTTP R9051-R9052 R1451',
    why: 'Names the behaviour to slow down; the 503 beside it does the holding.',
  },
  'http.retry-after': {
    meaning: 'Seconds to wait, may come with 503.',
    source: 'MS-ASHTTP R275-R277 R287-R288 R520',
    why: 'Sets the pace of whatever retry the status line leads to.',
  },
  'http.x-ms-location': {
    meaning: 'New base URL that goes with 451.',
    source: 'MS-ASHTTP R223-R224 R270',
    why: 'The address that goes with 451.',
  },
  'http.x-ms-credentials-expire': {
    meaning: 'Days until the password expires (0 = under 24 h).',
    source: 'MS-ASHTTP R808-R809 R900-R901 R908-R1000',
  },
  'http.x-ms-credential-service-url': {
    meaning: 'Password self-service page.',
    source: 'MS-ASHTTP R803-R807 R1100',
  },
  'http.set-cookie': {
    meaning: 'Affinity cookies.',
    source: 'MS-ASHTTP R4075-R4076 R902-R905',
    why: 'Kept and sent back with the next request; it says nothing about this one.',
  },
} as const satisfies TextsOf<typeof httpRules>;
