import type { ToldEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

const BINDING = 'OMA SyncML HTTP Binding';
const SOURCE = 'recordings net-01-drop-at-once-then-resend, net-02-drop-after-processing-then-resend; SyncEvolution, transport retry';

/** What happens when no message came, or none that is SyncML [OMA SyncML HTTP Binding]. */
export const transportCatalogue = {
  'transport.cut-after-send': {
    name: null,
    meaning: 'The line broke after the message had left: the server may have carried it out.',
    levels: [],
    spec: BINDING,
    source: 'recordings net-02-drop-after-processing-then-resend, msg-01-resend-identical',
  },
  'transport.cut-before-send': {
    name: null,
    meaning: 'The line broke before the message had left.',
    levels: [],
    spec: BINDING,
    source: SOURCE,
  },
  'transport.timeout': { name: null, meaning: 'No answer came in time.', levels: [], spec: BINDING, source: SOURCE },
  'transport.offline': { name: null, meaning: 'There is no network.', levels: [], spec: BINDING, source: SOURCE },
  'transport.tls': { name: null, meaning: 'No trusted connection could be made.', levels: [], spec: BINDING, source: SOURCE },
  'transport.html-body': { name: null, meaning: 'A web page came instead of a message.', levels: [], spec: BINDING, source: SOURCE },
  'transport.empty-body': {
    name: null,
    meaning: 'Nothing came, though every message is answered with one.',
    levels: [],
    spec: BINDING,
    source: SOURCE,
  },
  'transport.undecodable': {
    name: null,
    meaning: 'What came is neither whole XML nor whole WBXML of a SyncML message.',
    levels: [],
    spec: BINDING,
    source: SOURCE,
  },
} as const satisfies Rows<'transport', ToldEntry>;
