import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as machines from '../../../machines/index.ts';
import { EAS_COMMANDS } from '../../../src/eas/commands.ts';
import { chartNamed, MACHINES } from '../../../src/view/machine-list.ts';

describe('the list of machines', () => {
  it('has every machine there is, under the name of its file', () => {
    const files = readdirSync(new URL('../../../machines', import.meta.url)).filter((file) => file.endsWith('.machine.ts'));
    expect(MACHINES.map(({ name }) => `${name}.machine.ts`).sort()).toEqual(files.sort());
    const exported = Object.entries(machines).filter(([name]) => name.endsWith('Machine') && name !== 'commandMachine');
    expect(exported.map(([, machine]) => machine).filter((machine) => !MACHINES.some((one) => Object.is(one.machine, machine)))).toEqual(
      [],
    );
  });

  it('every command has a chart', () => {
    for (const command of Object.keys(EAS_COMMANDS)) expect(chartNamed(command)).toMatchObject({ id: command, command });
  });

  it('a name is found in any case; where two differ in case alone, case decides', () => {
    expect(chartNamed('FOLDER-SYNC')?.id).toBe('FolderSync');
    expect(chartNamed('moveitems')?.id).toBe('MoveItems');
    expect(chartNamed('provision')?.initial).toBe('requesting');
    expect(chartNamed('Provision')?.initial).toBe('queued');
  });

  it('an unknown name has none', () => expect(chartNamed('Fetch')).toBeUndefined());
});
