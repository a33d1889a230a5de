import type { CodelessEntry } from '../../core/status.ts';

/** What no row of SyncML lists is known by its class alone [OMA SyncML RepPro 1.2.2, 10]. */
const SPEC = 'OMA SyncML RepPro 1.2.2, 10';
const SOURCE = 'libsynthesis synccommand.cpp';

const ofClass = (hundreds: string, code: number, meaning: string): CodelessEntry => ({
  name: `unknown ${hundreds}`,
  meaning,
  carrier: 'range',
  spec: SPEC,
  source: SOURCE,
  asked: { protocol: 'syncml', kind: 'status', code },
  id: 'syncml.unknown',
});

/** Facts of SyncML without a code: the classes of numbers no row has. */
export const codelessCatalogue = {
  syncml: [
    ofClass('1xx', 199, 'Unknown informational code.'),
    { ...ofClass('2xx', 299, 'Unknown success code.'), success: true },
    ofClass('3xx', 399, 'Unknown redirection.'),
    ofClass('4xx', 499, 'Unknown originator error.'),
    ofClass('5xx', 599, 'Unknown recipient error.'),
  ],
  alert: [
    {
      name: 'unknown Alert',
      meaning: 'An Alert no table lists: a wish nobody knows.',
      carrier: 'range',
      spec: 'OMA DS Protocol, alert codes',
      source: SOURCE,
      asked: { protocol: 'syncml', kind: 'alert', code: 299 },
      id: 'alert.unknown',
    },
  ],
} as const satisfies Record<'syncml' | 'alert', readonly CodelessEntry[]>;
