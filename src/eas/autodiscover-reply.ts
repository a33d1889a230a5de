import { AUTODISCOVER_BYTES } from './limits.ts';

/** A Status of an Autodiscover answer, with the element it stood in. */
export interface AutodiscoverStatus {
  readonly path: 'Autodiscover/Response/Error' | 'Autodiscover/Response/Action/Error';
  readonly code: number | string;
}

/** A root of that name, whatever its prefix. */
const ROOT = /<(?:\w+:)?Autodiscover[\s>]/;
/** MS-ASCMD 2.2.3.64: `<Error><ErrorCode>600</ErrorCode>`. */
const ERROR_CODE = /<(?:\w+:)?ErrorCode>([^<]{1,32})</;
/** MS-ASCMD 2.2.3.177.1: `<Action><Error><Status>2</Status>`. */
const STATUS = /<(?:\w+:)?Action>\s*<(?:\w+:)?Error>\s*<(?:\w+:)?Status>([^<]{1,32})</;

/**
 * The error numbers of an Autodiscover answer, which is XML, or undefined when it is no Autodiscover answer (a web page).
 * Reads two numbers and no addresses; what a discovery makes of the rest is the app's (MS-ASCMD 2.2.1.1, 2.2.3.64).
 *
 * @example readAutodiscover(reply.body); // [{ path: 'Autodiscover/Response/Error', code: 600 }]
 */
export function readAutodiscover(body: Uint8Array): readonly AutodiscoverStatus[] | undefined {
  const text = latin1(body.subarray(0, AUTODISCOVER_BYTES));
  if (!ROOT.test(text)) return undefined;
  const found: AutodiscoverStatus[] = [];
  const error = ERROR_CODE.exec(text)?.[1];
  if (error !== undefined) found.push({ path: 'Autodiscover/Response/Error', code: codeOf(error) });
  const status = STATUS.exec(text)?.[1];
  if (status !== undefined) found.push({ path: 'Autodiscover/Response/Action/Error', code: codeOf(status) });
  return found;
}

function codeOf(text: string): number | string {
  return /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : text.trim();
}

/** Tags and numbers are ASCII in every encoding Autodiscover is sent in. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
