import { describe, expect, it } from 'vitest';
import type { StatusId } from '../../../src/core/status-id.ts';
import { CATALOGUE } from '../../../src/eas/rows.ts';
import { explain } from '../../../src/words/index.ts';

describe('a status explained to an app', () => {
  it('has its step, the whole ladder with how often, and the ends [MS-ASCMD 2.2.3.177.17]', () => {
    const { step, ladder, ends } = explain('Sync.3');
    expect(step).toMatchObject({
      status: 'Sync.3',
      command: 'Sync',
      code: 3,
      decision: { do: 'reset', scope: 'collection', then: 'rebuild' },
      at: 0,
    });
    expect(step.decision).not.toHaveProperty('limit');
    expect(step.text).toBe('Sync 3: SyncKey of the collection to 0, then new bytes of the app [MS-ASCMD 2.2.3.177.17]');
    expect(ladder).toMatchObject([
      { do: 'reset', limit: 2 },
      { do: 'reject', hint: expect.stringContaining('again and again') as unknown },
    ]);
    expect(ends).toEqual(['done', 'refused']);
  });

  it('each status of ActiveSync has one, plain JSON, with a ladder and an end', () => {
    for (const id of Object.keys(CATALOGUE) as StatusId[]) {
      const explained = explain(id);
      expect(explained.step.status, id).toBe(id);
      expect(explained.ladder.length, id).toBeGreaterThan(0);
      expect(explained.ends.length, id).toBeGreaterThan(0);
      expect(JSON.parse(JSON.stringify(explained)), id).toEqual(explained);
    }
  });

  it('the version and the server decide between readings [MS-ASCMD 2.2.2]', () => {
    expect(explain('http.505', { version: '2.5' }).ladder).not.toEqual(explain('http.505', { version: '16.1' }).ladder);
    expect(explain('http.505').ladder).toEqual(explain('http.505', { version: '16.1' }).ladder);
    expect(explain('common.132', { server: 'Horde' }).step).toMatchObject({ layer: 'quirk', quirk: 'horde' });
    expect(explain('common.132').step.layer).toBe('common');
  });

  it.each(['Sync.unknown', 'Sync.Add.unknown', 'common.unknown', 'http.unknown', 'transport.unknown'] as const)(
    '%s is explained by its cautious rule, under its own name',
    (id) => {
      const { step, ladder } = explain(id);
      expect(step).toMatchObject({ status: id, code: 'unknown', layer: 'fallback' });
      expect(step.text).not.toContain('no number');
      expect(ladder.length).toBeGreaterThan(0);
    },
  );

  it.each<[string, unknown, unknown?]>([
    ['a number no table has', 'Sync.99'],
    ['no id at all', undefined],
    ['a code of SyncML', 'syncml.406'],
    ['a name of the prototype', 'common.toString'],
    ['a version nobody speaks', 'Sync.3', { version: '15.0' }],
    ['a server that is no text', 'Sync.3', { server: 5 }],
    ['options that are none', 'Sync.3', null],
  ])('%s is the caller’s mistake', (_, id, at) => {
    const asked = (): unknown => explain(id as StatusId, at as { version?: string });
    expect(asked).toThrow(expect.objectContaining({ kind: 'caller', code: 'option-invalid' }) as Error);
  });
});
