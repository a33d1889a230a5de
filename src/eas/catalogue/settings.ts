import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/**
 * The root table has more numbers than those of the properties, and servers give them there too (Z-Push: 3 for a recovery
 * password that is too long). What a number says does not change on the way, so it is listed at each property without its own.
 */
const PROPERTIES = [
  'Settings/Oof',
  'Settings/DeviceInformation',
  'Settings/DevicePassword',
  'Settings/UserInformation',
  'Settings/RightsManagementInformation',
] as const;
const WITHOUT_PASSWORD = [
  'Settings/Oof',
  'Settings/DeviceInformation',
  'Settings/UserInformation',
  'Settings/RightsManagementInformation',
] as const;

/** What Settings answers with, level by level [MS-ASCMD 2.2.3.177.15]. */
export const settingsCatalogue = {
  'Settings.1': {
    name: null,
    levels: ['Settings'],
    success: true,
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.2': {
    name: null,
    levels: ['Settings'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.3': {
    name: null,
    levels: ['Settings', ...PROPERTIES],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.4': {
    name: null,
    levels: ['Settings', ...PROPERTIES],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.5': {
    name: null,
    levels: ['Settings'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.6': {
    name: null,
    levels: ['Settings', 'Settings/DevicePassword'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.7': {
    name: null,
    levels: ['Settings', ...WITHOUT_PASSWORD],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.DeviceInformation.1': {
    name: null,
    levels: ['Settings/DeviceInformation'],
    success: true,
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.DeviceInformation.2': {
    name: null,
    levels: ['Settings/DeviceInformation'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.DeviceInformation.5': {
    name: null,
    levels: ['Settings/DeviceInformation'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.DeviceInformation.6': {
    name: null,
    levels: ['Settings/DeviceInformation'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.DevicePassword.1': {
    name: null,
    levels: ['Settings/DevicePassword'],
    success: true,
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.DevicePassword.2': {
    name: null,
    levels: ['Settings/DevicePassword'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.DevicePassword.5': {
    name: null,
    levels: ['Settings/DevicePassword'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.DevicePassword.7': {
    name: null,
    levels: ['Settings/DevicePassword'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.Oof.1': {
    name: null,
    levels: ['Settings/Oof'],
    success: true,
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.Oof.2': {
    name: null,
    levels: ['Settings/Oof'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.Oof.5': {
    name: null,
    levels: ['Settings/Oof'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.Oof.6': {
    name: null,
    levels: ['Settings/Oof'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.RightsManagementInformation.1': {
    name: null,
    levels: ['Settings/RightsManagementInformation'],
    success: true,
    since: '14.1',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.RightsManagementInformation.2': {
    name: null,
    levels: ['Settings/RightsManagementInformation'],
    since: '14.1',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.RightsManagementInformation.5': {
    name: null,
    levels: ['Settings/RightsManagementInformation'],
    since: '14.1',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.RightsManagementInformation.6': {
    name: null,
    levels: ['Settings/RightsManagementInformation'],
    since: '14.1',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.UserInformation.1': {
    name: null,
    levels: ['Settings/UserInformation'],
    success: true,
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.UserInformation.2': {
    name: null,
    levels: ['Settings/UserInformation'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.UserInformation.5': {
    name: null,
    levels: ['Settings/UserInformation'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
  'Settings.UserInformation.6': {
    name: null,
    levels: ['Settings/UserInformation'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.15',
  },
} as const satisfies Rows<
  | 'Settings'
  | 'Settings.DeviceInformation'
  | 'Settings.DevicePassword'
  | 'Settings.Oof'
  | 'Settings.RightsManagementInformation'
  | 'Settings.UserInformation',
  StatusEntry
>;
