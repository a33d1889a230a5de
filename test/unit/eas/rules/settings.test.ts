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
