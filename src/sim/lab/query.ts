import { LAB_COMMANDS } from './commands.ts';
import { fromBase64 } from './wire.ts';

/** What a request's query string says (MS-ASHTTP 2.2.1.1.1). */
export interface Query {
  readonly command: string;
  readonly user?: string;
  readonly deviceId?: string;
  readonly deviceType?: string;
  /** Only in a base64 query; elsewhere it is a header. */
  readonly version?: string;
  readonly policyKey?: string;
  readonly collectionId?: string;
  readonly itemId?: string;
  readonly longId?: string;
  readonly saveInSent: boolean;
}

const PARAMETERS = { collectionId: 1, itemId: 3, longId: 4, options: 7, user: 8 } as const;
const SAVE_IN_SENT = 0x01;

function plainQuery(text: string): Query | undefined {
  const from = new URLSearchParams(text);
  // Parameter names are compared without case, as servers do.
  const named = new Map([...from].map(([name, value]) => [name.toLowerCase(), value]));
  const command = named.get('cmd');
  if (command === undefined) return undefined;
  const some = <K extends string>(key: K, name: string): Partial<Record<K, string>> => {
    const value = named.get(name);
    return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, string>>);
  };
  return {
    command,
    ...some('user', 'user'),
    ...some('deviceId', 'deviceid'),
    ...some('deviceType', 'devicetype'),
    ...some('collectionId', 'collectionid'),
    ...some('itemId', 'itemid'),
    ...some('longId', 'longid'),
    saveInSent: named.get('saveinsent')?.toUpperCase() === 'T',
  };
}

/** Reads `length, bytes` fields one after the other; undefined once they run over the end. */
function reader(bytes: Uint8Array, start: number): { readonly at: () => number; readonly field: () => Uint8Array | undefined } {
  let at = start;
  return {
    at: () => at,
    field: () => {
      const length = bytes[at];
      if (length === undefined || at + 1 + length > bytes.length) return undefined;
      const found = bytes.subarray(at + 1, at + 1 + length);
      at += 1 + length;
      return found;
    },
  };
}

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

function parametersOf(bytes: Uint8Array, start: number): Map<number, Uint8Array> | undefined {
  const found = new Map<number, Uint8Array>();
  let at = start;
  while (at < bytes.length) {
    const tag = bytes[at] ?? 0;
    const from = reader(bytes, at + 1);
    const value = from.field();
    if (value === undefined) return undefined;
    found.set(tag, value);
    at = from.at();
  }
  return found;
}

/** MS-ASHTTP 2.2.1.1.1.1: version, command, locale (2), then DeviceId, policy key, DeviceType and parameters by length. */
function base64Query(text: string): Query | undefined {
  // Base64 in a query may have its +, / and = written as %XX; anything else with a % is none.
  const bytes = fromBase64(text.replaceAll(/%2B/gi, '+').replaceAll(/%2F/gi, '/').replaceAll(/%3D/gi, '='));
  const [version, code] = bytes ?? [];
  if (bytes === undefined || version === undefined || code === undefined) return undefined;
  const command = Object.entries(LAB_COMMANDS).find(([, row]) => row.code === code)?.[0];
  const from = reader(bytes, 4);
  const [deviceId, key, deviceType] = [from.field(), from.field(), from.field()];
  const parameters = parametersOf(bytes, from.at());
  if (command === undefined || deviceId === undefined || key === undefined || deviceType === undefined || parameters === undefined)
    return undefined;
  const policyKey = key.length === 4 ? String(new DataView(key.buffer, key.byteOffset, 4).getUint32(0, true)) : undefined;
  const some = <K extends string>(name: K, tag: number): Partial<Record<K, string>> => {
    const value = parameters.get(tag);
    return value === undefined ? {} : ({ [name]: latin(value) } as Partial<Record<K, string>>);
  };
  return {
    command,
    version: `${Math.floor(version / 10)}.${version % 10}`,
    deviceId: latin(deviceId),
    deviceType: latin(deviceType),
    ...(policyKey === undefined ? {} : { policyKey }),
    ...some('user', PARAMETERS.user),
    ...some('collectionId', PARAMETERS.collectionId),
    ...some('itemId', PARAMETERS.itemId),
    ...some('longId', PARAMETERS.longId),
    saveInSent: ((parameters.get(PARAMETERS.options)?.[0] ?? 0) & SAVE_IN_SENT) !== 0,
  };
}

/** Reads either form of the query; undefined when it names no command. */
export function parseQuery(url: string): Query | undefined {
  const cut = url.indexOf('?');
  if (cut < 0) return undefined;
  const text = url.slice(cut + 1);
  return /(^|&)cmd=/i.test(text) ? plainQuery(text) : base64Query(text);
}
