import { describe, expect, it } from 'vitest';
import { alertCatalogue } from '../../src/syncml/catalogue/alert.ts';
import { httpCatalogue } from '../../src/syncml/catalogue/http.ts';
import { statusCatalogue } from '../../src/syncml/catalogue/status.ts';
import { transportCatalogue } from '../../src/syncml/catalogue/transport.ts';

/** What each Alert is about, in a word of its meaning: Status and Alert numbers are different alphabets. */
const ABOUT: Readonly<Record<string, RegExp>> = {
  'alert.100': /user/,
  'alert.200': /two-way/i,
  'alert.201': /comparing everything/i,
  'alert.202': /only client/i,
  'alert.203': /client sends everything/i,
  'alert.204': /only server/i,
  'alert.205': /server sends everything/i,
  'alert.206': /server-initiated.*200/i,
  'alert.207': /server-initiated.*202/i,
  'alert.208': /server-initiated.*203/i,
  'alert.209': /server-initiated.*204/i,
  'alert.210': /server-initiated.*205/i,
  'alert.221': /results/,
  'alert.222': /next message/,
  'alert.223': /last chunk/i,
  'alert.224': /suspend/i,
  'alert.225': /resume/i,
  'alert.226': /no meaning/i,
  'alert.227': /no meaning/i,
};

/** A section, a page, a recording, or the client whose source says so. */
const CITED = /RepPro|RFC \d{4} \d|recordings? [\w-]+|seed|OMA|[\w-]+\.(?:cpp|java|c|js)\b|libsynthesis|MS-AS/i;

describe('SyncML rows', () => {
  it('an Alert means what Alerts mean, never what the Status of that number means', () => {
    expect(Object.keys(alertCatalogue).toSorted()).toEqual(Object.keys(ABOUT).toSorted());
    for (const [id, { meaning }] of Object.entries(alertCatalogue)) expect(meaning, id).toMatch(ABOUT[id] as RegExp);
    const statuses = new Set<string>(Object.values(statusCatalogue).map(({ meaning }) => meaning));
    for (const [id, { meaning }] of Object.entries(alertCatalogue)) expect(statuses.has(meaning), id).toBe(false);
  });

  it('each cites where it comes from', () => {
    const rows = { ...statusCatalogue, ...alertCatalogue, ...httpCatalogue, ...transportCatalogue };
    for (const [id, { source }] of Object.entries(rows)) expect(source, id).toMatch(CITED);
  });

  it('a source that is none would be noticed', () => {
    expect('somewhere').not.toMatch(CITED);
  });
});
