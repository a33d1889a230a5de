import { expect, it } from 'vitest';
import { ask, told } from '../ask.ts';

it.each([
  ['Settings', 1, 'accept'],
  ['Settings', 2, 'reject request'],
  ['Settings', 3, 'reject denied [user]'],
  ['Settings', 4, 'retry backoff x3, reject unavailable'],
  ['Settings', 5, 'reject request'],
  ['Settings', 6, 'reject conflict [user]'],
  ['Settings', 7, 'reject denied [user]'],
  ['Settings/DeviceInformation', 1, 'accept'],
  ['Settings/DeviceInformation', 2, 'reject request'],
  ['Settings/DeviceInformation', 5, 'reject request'],
  ['Settings/DeviceInformation', 6, 'reject conflict [user]'],
  ['Settings/DevicePassword', 1, 'accept'],
  ['Settings/DevicePassword', 2, 'reject request'],
  ['Settings/DevicePassword', 5, 'reject request'],
  ['Settings/DevicePassword', 7, 'reject denied [user]'],
  ['Settings/Oof', 1, 'accept'],
  ['Settings/Oof', 2, 'reject request'],
  ['Settings/Oof', 5, 'reject request'],
  ['Settings/Oof', 6, 'reject conflict [user]'],
  ['Settings/RightsManagementInformation', 1, 'accept'],
  ['Settings/RightsManagementInformation', 2, 'reject request'],
  ['Settings/RightsManagementInformation', 5, 'reject request'],
  ['Settings/RightsManagementInformation', 6, 'reject conflict [user]'],
  ['Settings/UserInformation', 1, 'accept'],
  ['Settings/UserInformation', 2, 'reject request'],
  ['Settings/UserInformation', 5, 'reject request'],
  ['Settings/UserInformation', 6, 'reject conflict [user]'],
])('%s %i: %s [MS-ASCMD 2.2.3.177.15]', (path, code, ladder) => {
  expect(told(ask(code, { command: 'Settings', path }))).toBe(ladder);
});

it.each(['Oof', 'DeviceInformation', 'DevicePassword', 'UserInformation', 'RightsManagementInformation'])(
  'any value of the root is taken at %s too, as what it is there [MS-ASCMD 2.2.3.177.15]',
  (property) => {
    const path = `Settings/${property}`;
    for (const code of [1, 2, 3, 4, 5, 6, 7]) expect(ask(code, { command: 'Settings', path }).because).toMatchObject({ layer: 'command' });
    expect(told(ask(4, { command: 'Settings', path }))).toBe('retry backoff x3, reject unavailable');
    expect(told(ask(6, { command: 'Settings', path }))).toBe('reject conflict [user]');
    expect(told(ask(7, { command: 'Settings', path }))).toBe('reject denied [user]');
  },
);

it('3 for a recovery password may say that it is too long [Z-Push]', () => {
  const { because, treatment } = ask(3, { command: 'Settings', path: 'Settings/DevicePassword' });
  expect(because).toMatchObject({ id: 'Settings.3', basis: 'observed' });
  expect(treatment.hint).toContain('shorter');
  expect(ask(3, { command: 'Settings', path: 'Settings/Oof' }).treatment.hint).not.toContain('shorter');
});
