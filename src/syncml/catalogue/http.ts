import type { ToldEntry } from '../../core/status.ts';
import type { IdsOf } from '../../core/status-id.ts';

const BINDING = 'OMA SyncML HTTP Binding';

/**
 * HTTP status lines as a SyncML server uses them [OMA SyncML HTTP Binding]. The binding gives them no meaning of their
 * own, so only those are listed that ask for something; the rest goes by class. 449, 451 and the X-MS headers are
 * ActiveSync's and not here.
 */
export const httpCatalogue = {
  'http.200': {
    name: 'OK',
    meaning: 'A message came; its Statuses decide.',
    levels: [],
    success: true,
    spec: BINDING,
    source: 'RFC 9110 15.3.1',
  },
  'http.300': { name: 'Multiple Choices', meaning: 'Several choices.', levels: [], spec: BINDING, source: 'RFC 9110 15.4.1' },
  'http.301': { name: 'Moved Permanently', meaning: 'Moved for good.', levels: [], spec: BINDING, source: 'RFC 9110 15.4.2' },
  'http.302': { name: 'Found', meaning: 'Plain web redirect.', levels: [], spec: BINDING, source: 'RFC 9110 15.4.3' },
  'http.303': { name: 'See Other', meaning: 'See another address.', levels: [], spec: BINDING, source: 'RFC 9110 15.4.4' },
  'http.307': { name: 'Temporary Redirect', meaning: 'Moved for now, same method.', levels: [], spec: BINDING, source: 'RFC 9110 15.4.8' },
  'http.308': { name: 'Permanent Redirect', meaning: 'Moved for good, same method.', levels: [], spec: BINDING, source: 'RFC 9110 15.4.9' },
  'http.400': { name: 'Bad Request', meaning: 'The message was not understood.', levels: [], spec: BINDING, source: 'RFC 9110 15.5.1' },
  'http.401': {
    name: 'Unauthorized',
    meaning: 'A login of HTTP is wanted, before that of SyncML.',
    levels: [],
    spec: BINDING,
    source: 'RFC 9110 15.5.2',
  },
  'http.403': {
    name: 'Forbidden',
    meaning: 'The server will not talk to this client.',
    levels: [],
    spec: BINDING,
    source: 'RFC 9110 15.5.4',
  },
  'http.404': {
    name: 'Not Found',
    meaning: 'No server at that address, or the session that RespURI named is over.',
    levels: [],
    spec: BINDING,
    source: 'RFC 9110 15.5.5; recordings http-03-unknown-sessionid, cmd-09-exec-in-2nd-message',
  },
  'http.408': {
    name: 'Request Timeout',
    meaning: 'The server gave up waiting for the request.',
    levels: [],
    spec: BINDING,
    source: 'RFC 9110 15.5.9',
  },
  'http.413': {
    name: 'Content Too Large',
    meaning: 'The message is larger than the server takes.',
    levels: [],
    spec: BINDING,
    source: 'RFC 9110 15.5.14',
  },
  'http.425': { name: 'Too Early', meaning: 'Sent too early in the connection.', levels: [], spec: BINDING, source: 'RFC 8470 5.2' },
  'http.429': {
    name: 'Too Many Requests',
    meaning: 'Too many requests in too short a time.',
    levels: [],
    spec: BINDING,
    source: 'RFC 6585 4',
  },
  'http.500': {
    name: 'Internal Server Error',
    meaning: 'The server failed; the session is lost, and perhaps the message was at fault.',
    levels: [],
    spec: BINDING,
    source: 'RFC 9110 15.6.1; recordings cmd-11-copy-in-sync, susp-01-suspend-resume, mal-01-truncated-xml',
  },
  'http.501': {
    name: 'Not Implemented',
    meaning: 'The server does not do this at all.',
    levels: [],
    spec: BINDING,
    source: 'RFC 9110 15.6.2',
  },
  'http.502': {
    name: 'Bad Gateway',
    meaning: 'A proxy got no good answer from the server.',
    levels: [],
    spec: BINDING,
    source: 'RFC 9110 15.6.3',
  },
  'http.503': {
    name: 'Service Unavailable',
    meaning: 'Overloaded or in maintenance.',
    levels: [],
    spec: BINDING,
    source: 'RFC 9110 15.6.4',
  },
  'http.504': { name: 'Gateway Timeout', meaning: 'A proxy got no answer in time.', levels: [], spec: BINDING, source: 'RFC 9110 15.6.5' },
  'http.505': {
    name: 'HTTP Version Not Supported',
    meaning: 'The server refuses this version of HTTP.',
    levels: [],
    spec: BINDING,
    source: 'RFC 9110 15.6.6',
  },
  'http.507': { name: 'Insufficient Storage', meaning: 'The server has no room left.', levels: [], spec: BINDING, source: 'RFC 4918 11.5' },
} as const satisfies Partial<Record<IdsOf<'http'>, ToldEntry>>;
