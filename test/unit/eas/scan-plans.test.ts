import { expect, it } from 'vitest';
import { EAS_COMMANDS } from '../../../src/eas/commands.ts';
import { isRootOf, planOf } from '../../../src/eas/scan-plans.ts';
import { element } from '../../../src/wbxml/build.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import { scan, type ScanPlan } from '../../../src/wbxml/scan.ts';

it('every command with WBXML of its own has a plan, made once', () => {
  for (const { name, ...facts } of Object.values(EAS_COMMANDS)) {
    expect([name, planOf(name) !== undefined]).toEqual([name, 'root' in facts]);
    expect(planOf(name)).toBe(planOf(name));
  }
});

it('a name that is no command has none', () => {
  for (const name of ['', 'Frobnicate', 'constructor']) expect(planOf(name)).toBeUndefined();
});

it('a root is told from others, also from one of the same number on another page', () => {
  const plan = planOf('Sync') as ScanPlan;
  expect(isRootOf(plan, scan(encode(element('AirSync:Sync')), plan))).toBe(true);
  // AirSync:Sync and Ping:Ping are both number 5.
  expect(isRootOf(plan, scan(encode(element('Ping:Ping')), plan))).toBe(false);
  expect(isRootOf(plan, scan(encode(element('AirSync:Add')), plan))).toBe(false);
});
