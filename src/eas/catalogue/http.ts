import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** HTTP status lines [MS-ASHTTP 2.2.2.1.1], and the response headers that say something by themselves [MS-ASHTTP 2.2.2.1.2]. */
export const httpCatalogue = {
  'http.200': {
    name: 'OK',
    levels: [],
    success: true,
    spec: 'MS-ASHTTP 2.2.2.1.1',
  },
  'http.300': { name: 'Multiple Choices', levels: [], spec: 'RFC 9110 15.4.1' },
  'http.301': { name: 'Moved Permanently', levels: [], spec: 'RFC 9110 15.4.2' },
  'http.302': {
    name: 'Found',
    levels: [],
    spec: 'RFC 9110 15.4.3',
  },
  'http.303': { name: 'See Other', levels: [], spec: 'RFC 9110 15.4.4' },
  'http.307': {
    name: 'Temporary Redirect',
    levels: [],
    spec: 'RFC 9110 15.4.8',
  },
  'http.308': {
    name: 'Permanent Redirect',
    levels: [],
    spec: 'RFC 9110 15.4.9',
  },
  'http.400': {
    name: 'Bad Request',
    levels: [],
    spec: 'MS-ASHTTP 2.2.2.1.1',
  },
  'http.401': {
    name: 'Unauthorized',
    levels: [],
    spec: 'MS-ASHTTP 2.2.2.1.1, 3.1.5.2.1',
  },
  'http.403': {
    name: 'Forbidden',
    levels: [],
    spec: 'MS-ASHTTP 2.2.2.1.1, 3.1.5.2.1',
  },
  'http.404': {
    name: 'Not Found',
    levels: [],
    spec: 'MS-ASHTTP 2.2.2.1.1',
  },
  'http.408': {
    name: 'Request Timeout',
    levels: [],
    spec: 'RFC 9110 15.5.9',
  },
  'http.413': {
    name: 'Content Too Large',
    levels: [],
    spec: 'RFC 9110 15.5.14',
  },
  'http.425': { name: 'Too Early', levels: [], spec: 'RFC 8470 5.2' },
  'http.429': { name: 'Too Many Requests', levels: [], spec: 'RFC 6585 4' },
  'http.449': {
    name: 'Retry after provisioning',
    levels: [],
    spec: 'MS-ASCMD 2.2.2',
  },
  'http.451': {
    name: 'Redirect',
    levels: [],
    spec: 'MS-ASHTTP 2.2.2.1.1, 3.1.5.2.2',
  },
  'http.456': {
    name: 'Blocked',
    levels: [],
    spec: 'MS-ASHTTP 2.2.2.1.1, 3.1.5.2.4',
  },
  'http.457': {
    name: 'Expired Password',
    levels: [],
    spec: 'MS-ASHTTP 2.2.2.1.1, 3.1.5.2.4',
  },
  'http.500': {
    name: 'Internal Server Error',
    levels: [],
    spec: 'MS-ASHTTP 2.2.2.1.1, 3.1.5.2.1',
  },
  'http.501': {
    name: 'Not Implemented',
    levels: [],
    spec: 'MS-ASHTTP 2.2.2.1.1',
  },
  'http.502': {
    name: 'Proxy Error',
    levels: [],
    spec: 'MS-ASHTTP 2.2.2.1.1',
  },
  'http.503': {
    name: 'Service Unavailable',
    levels: [],
    spec: 'MS-ASHTTP 2.2.2.1.1, 3.1.5.2.3',
  },
  'http.504': {
    name: 'Gateway Timeout',
    levels: [],
    spec: 'RFC 9110 15.6.5',
  },
  'http.505': {
    name: 'HTTP Version Not Supported',
    levels: [],
    spec: 'MS-ASCMD 2.2.2',
  },
  'http.507': {
    name: 'Insufficient Disk Space',
    levels: [],
    spec: 'MS-ASHTTP 2.2.2.1.1',
  },
  'http.x-ms-rp': {
    name: 'X-MS-RP',
    levels: [],
    spec: 'MS-ASHTTP 2.2.2.1.2.9, 3.1.5.1, 3.2.5.1',
  },
  'http.ms-asprotocolversions': {
    name: 'MS-ASProtocolVersions',
    levels: [],
    spec: 'MS-ASHTTP 2.2.2.1.2.8, 2.2.4.1.2.2, 3.1.3',
  },
  'http.ms-asprotocolcommands': {
    name: 'MS-ASProtocolCommands',
    levels: [],
    spec: 'MS-ASHTTP 2.2.2.1.2.7, 2.2.4.1.2.1',
  },
  'http.x-ms-asthrottle': {
    name: 'X-MS-ASThrottle',
    levels: [],
    spec: 'MS-ASHTTP 2.2.2.1.2.13',
  },
  'http.retry-after': {
    name: 'Retry-After',
    levels: [],
    spec: 'MS-ASHTTP 3.1.5.2.3, 3.2.5.1',
  },
  'http.x-ms-location': {
    name: 'X-MS-Location',
    levels: [],
    spec: 'MS-ASHTTP 2.2.2.1.2.6',
  },
  'http.x-ms-credentials-expire': {
    name: 'X-MS-Credentials-Expire',
    levels: [],
    spec: 'MS-ASHTTP 2.2.2.1.2.11, 3.1.5.1',
  },
  'http.x-ms-credential-service-url': {
    name: 'X-MS-Credential-Service-Url',
    levels: [],
    spec: 'MS-ASHTTP 2.2.2.1.2.10',
  },
  'http.set-cookie': {
    name: 'Set-Cookie',
    levels: [],
    spec: 'MS-ASHTTP 2.2.1.1.2.4, 2.2.2.1.2.12',
  },
} as const satisfies Rows<'http', StatusEntry>;
